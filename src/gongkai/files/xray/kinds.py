"""What a file is, told by its bytes and never by its name."""

from __future__ import annotations

from io import BytesIO

import olefile

from gongkai.files.xray.packed import open_zip

_SIGNATURES = {
    b"%PDF-": "pdf",
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\x00": "tiff",
    b"MM\x00*": "tiff",
    b"{\\rtf": "rtf",
    b"Rar!": "rar",
    b"7z\xbc\xaf\x27\x1c": "7z",
    b"\x1f\x8b": "gzip",
    b"MZ": "program",
}
PICTURES = {"png", "jpeg", "gif", "bmp", "tiff"}
_PARTS = {"word/": "docx", "xl/": "xlsx", "ppt/": "pptx", "OFD.xml": "ofd"}
# what each suffix may hold
BELONGS = {
    ".pdf": {"pdf"}, ".docx": {"docx"}, ".xlsx": {"xlsx"}, ".pptx": {"pptx"}, ".ofd": {"ofd"}, ".zip": {"zip"},
    ".doc": {"ole"}, ".xls": {"ole"}, ".ppt": {"ole"}, ".wps": {"ole"}, ".et": {"ole"}, ".dps": {"ole"},
    ".png": {"png"}, ".jpg": {"jpeg"}, ".jpeg": {"jpeg"}, ".gif": {"gif"}, ".bmp": {"bmp"},
    ".tif": {"tiff"}, ".tiff": {"tiff"}, ".txt": {"text"}, ".csv": {"text"}, ".html": {"text"}, ".htm": {"text"},
    ".xml": {"text"}, ".json": {"text"}, ".md": {"text"}, ".rtf": {"rtf"},
}  # fmt: skip


def kind_of(content: bytes) -> str:
    """pdf, docx, xlsx, pptx, ofd, zip, ole, png, jpeg, gif, bmp, tiff, rtf, rar, 7z, gzip, program, text or unknown."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    for signature, kind in _SIGNATURES.items():
        if content.startswith(signature):
            return kind
    if content.startswith(olefile.MAGIC):
        return "ole" if olefile.isOleFile(BytesIO(content)) else "unknown"
    if content[:4] in (b"PK\x03\x04", b"PK\x05\x06"):
        return _kind_of_zip(content)
    return "text" if decoded(content[:65536], whole=len(content) <= 65536) is not None else "unknown"


def _kind_of_zip(content: bytes) -> str:
    archive = open_zip(content)
    if archive is None:
        return "unknown"
    names = archive.namelist()
    if "[Content_Types].xml" in names or "OFD.xml" in names:
        for part, kind in _PARTS.items():
            if any(name.startswith(part) for name in names):
                return kind
    return "zip"


def decoded(content: bytes, *, whole: bool = True) -> str | None:
    """The text that the bytes are, in UTF-8, UTF-16 or GB18030; None where they are no text."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _try(content, "utf-16", whole)
    if b"\x00" in content:
        return None
    for encoding in ("utf-8-sig", "gb18030"):
        text = _try(content, encoding, whole)
        if text is not None and not any(char < " " and char not in "\t\r\n\f\x1a\x1b" for char in text[:2000]):
            return text
    return None


def _try(content: bytes, encoding: str, whole: bool) -> str | None:
    for cut in range(1 if whole else 4):
        try:
            return content[: len(content) - cut].decode(encoding)
        except UnicodeError:
            continue
    return None
