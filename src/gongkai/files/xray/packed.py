"""Opening zip containers within bounds: bombs, encrypted and damaged members are told, not opened."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from gongkai.files.xray.pieces import DENSEST, MOST_BYTES_UNPACKED, MOST_MEMBERS, Reading, TooMuch

LARGE = 10 * 1024 * 1024


def open_zip(content: bytes) -> zipfile.ZipFile | None:
    """The archive, or None where it is damaged."""
    try:
        return zipfile.ZipFile(BytesIO(content))
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError):
        return None


def members(archive: zipfile.ZipFile, reading: Reading, where: str) -> Iterator[tuple[str, bytes]]:
    """The name and content of each member that may be opened."""
    for info in archive.infolist():
        reading.go_on()
        reading.members += 1
        if reading.members > MOST_MEMBERS:
            raise TooMuch(f"{where}：压缩包内文件超过 {MOST_MEMBERS} 个，未能读完")
        if info.is_dir():
            continue
        content = unpack(archive, info, reading, where)
        if content is not None:
            yield real_name(info), content


def unpack(archive: zipfile.ZipFile, info: zipfile.ZipInfo, reading: Reading, where: str) -> bytes | None:
    """One member's bytes; None, and a complaint, where it must not or cannot be opened."""
    name = real_name(info)
    if info.flag_bits & 0x1:
        reading.complain(f"{where}“{name}”已加密，无法检查")
        return None
    left = MOST_BYTES_UNPACKED - reading.unpacked
    try:
        with archive.open(info) as packed:
            content = packed.read(left + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError):
        reading.complain(f"{where}“{name}”损坏，无法打开")
        return None
    if len(content) > left or (len(content) > LARGE and len(content) > DENSEST * max(1, info.compress_size)):
        raise TooMuch(f"{where}“{name}”解压后过大（疑似压缩炸弹），未予检查")
    reading.unpacked += len(content)
    return content


def real_name(info: zipfile.ZipInfo) -> str:
    """A member's name; Chinese Windows writes it in GBK, which zipfile reads as cp437."""
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return info.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return info.filename
