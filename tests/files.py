"""Small real files for tests: what the X-ray opens and finds nothing in."""

from __future__ import annotations


def plain_pdf(note: str = "") -> bytes:
    """A PDF of one page that says Annex; `note` makes its bytes its own."""
    stream = b"BT /F1 24 Tf 72 700 Td (Annex) Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    content, places = b"%PDF-1.7\n% " + note.encode() + b"\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return (
        content
        + b"xref\n0 6\n0000000000 65535 f \n"
        + table
        + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % len(content)
    )


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file, as .doc is, of streams of 4,096 bytes or more (one directory sector: at most three streams)."""
    size, end, free = 512, 0xFFFFFFFE, 0xFFFFFFFF
    table, body, entries = [0xFFFFFFFD, end], b"", [_entry("Root Entry", 5, 1 if streams else free, end, 0)]
    for number, (name, data) in enumerate(streams.items()):
        start, count = len(table), -(-len(data) // size)
        table += [*range(start + 1, start + count), end]
        body += data.ljust(count * size, b"\0")
        right = number + 2 if number + 1 < len(streams) else free
        entries.append(_entry(name, 2, free, start, len(data), right))
    entries += [bytes(128)] * (4 - len(entries))
    places = b"".join(place.to_bytes(4, "little") for place in table).ljust(size, b"\xff")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += b"".join(n.to_bytes(2, "little") for n in (0x3E, 3, 0xFFFE, 9, 6)) + bytes(10)
    head += b"".join(n.to_bytes(4, "little") for n in (1, 1, 0, 4096, end, 0, end, 0, 0))
    return head.ljust(size, b"\xff") + places + b"".join(entries) + body


def _entry(name: str, kind: int, child: int, start: int, length: int, right: int = 0xFFFFFFFF) -> bytes:
    """One entry of a compound file's directory."""
    words = (name + "\0").encode("utf-16-le")
    links = b"".join(n.to_bytes(4, "little") for n in (0xFFFFFFFF, right, child))
    tail = bytes(36) + start.to_bytes(4, "little") + length.to_bytes(8, "little")
    return words.ljust(64, b"\0") + len(words).to_bytes(2, "little") + bytes([kind, 1]) + links + tail
