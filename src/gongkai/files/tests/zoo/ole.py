"""Writing the container of old Office files: enough of MS-CFB for a few streams."""

from __future__ import annotations

import struct

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file; streams are padded beyond the size up to which they would go to the mini stream."""
    padded = {name: body.ljust(4096, b"\x00") for name, body in streams.items()}
    chains, sectors = [], []
    for body in padded.values():
        count = -(-len(body) // SECTOR)
        chains.append((len(sectors), count))
        sectors += [body[at * SECTOR : (at + 1) * SECTOR].ljust(SECTOR, b"\x00") for at in range(count)]
    directory_at = len(sectors)
    sectors += _directory(padded, chains)
    fat_at = len(sectors)
    table = []
    for first, count in [*chains, (directory_at, fat_at - directory_at)]:
        table += [*range(first + 1, first + count), END]
    fats = -(-(len(table) + 2) // 128)
    table += [FAT] * fats
    table += [FREE] * (fats * 128 - len(table))
    body = struct.pack(f"<{len(table)}I", *table)
    sectors += [body[at : at + SECTOR] for at in range(0, len(body), SECTOR)]
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 16
    header += struct.pack("<HHHHH6xIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, fats, directory_at, 0, 4096, END, 0, END, 0)
    header += struct.pack("<109I", *range(fat_at, fat_at + fats), *[FREE] * (109 - fats))
    return header + b"".join(sectors)


def _directory(streams: dict[str, bytes], chains: list[tuple[int, int]]) -> list[bytes]:
    entries = [_entry("Root Entry", 5, END, 0, child=1)]
    for number, ((name, body), (first, _)) in enumerate(zip(streams.items(), chains, strict=True), 1):
        right = number + 1 if number < len(streams) else FREE
        entries.append(_entry(name, 2, first, len(body), right=right))
    while len(entries) % 4:
        entries.append(_entry("", 0, 0, 0))
    body = b"".join(entries)
    return [body[at : at + SECTOR] for at in range(0, len(body), SECTOR)]


def _entry(name: str, kind: int, first: int, size: int, *, child: int = FREE, right: int = FREE) -> bytes:
    text = (name + "\x00").encode("utf-16-le") if name else b""
    body = text.ljust(64, b"\x00") + struct.pack("<HBB", len(text), kind, 1)
    body += struct.pack("<III", FREE, right, child) + b"\x00" * 36
    return body + struct.pack("<IQ", first, size)
