"""Open the zip of an Office document within bounds: no bombs, no macros, no entities."""

from __future__ import annotations

import io
import zipfile
import zlib

from lxml import etree

from gongkai.annual.reading.refusal import UnreadableReportError

MOST_PARTS = 3000
MOST_UNPACKED = 128 * 1024 * 1024  # bytes of all parts together, pictures too
MOST_XML = 32 * 1024 * 1024  # bytes of one part that is parsed
STEEPEST = 200  # times that a part may be larger than packed
SMALL = 1024 * 1024  # below that the ratio says nothing


def opened(data: bytes) -> zipfile.ZipFile:
    """The archive.

    Errors: UnreadableReportError if it is broken, encrypted, has macros or unpacks to far too much.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError) as error:
        raise UnreadableReportError("文件已损坏，请用办公软件打开后重新保存") from error
    if any(part.flag_bits & 1 for part in parts):
        raise UnreadableReportError("文件加了密码，请去掉密码后再检查")
    if any("vbaproject" in part.filename.lower() for part in parts):
        raise UnreadableReportError("是带宏的文档，请另存为不带宏的文件")
    steep = any(part.file_size > SMALL and part.file_size > part.compress_size * STEEPEST for part in parts)
    if steep or len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise UnreadableReportError("文件解开后大得不正常，可能是恶意构造的压缩包，不予读取")
    return archive


def part_of(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of one part, never more than allowed whatever the archive claims."""
    try:
        with archive.open(name) as part:
            data = part.read(MOST_XML + 1)
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError) as error:
        raise UnreadableReportError("文件已损坏，请用办公软件打开后重新保存") from error
    if len(data) > MOST_XML:
        raise UnreadableReportError("文件解开后大得不正常，不予读取")
    return data


def parsed(data: bytes) -> etree._Element:
    """The XML, without entities and without the network."""
    if b"<!DOCTYPE" in data[:4096] or b"<!ENTITY" in data[:65536]:
        raise UnreadableReportError("文件里有不该出现的 XML 声明，不予读取")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableReportError("文件已损坏，请用办公软件打开后重新保存") from error
