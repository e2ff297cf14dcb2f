"""Open the file of a report: its lines as text, or a clear word why it cannot be read."""

from __future__ import annotations

import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from stat import S_ISREG

from gongkai.annual.reading.plain import INDENTED
from gongkai.annual.reading.refusal import UnreadableReportError
from gongkai.lib.spoken import why_not_opened

ENCODINGS = ("utf-8-sig", "gb18030")  # gb18030 holds GBK and GB2312
BREAK = re.compile(r"\r\n|\n|\r")  # a form feed breaks a page, not a line
TAB_AT_START = re.compile(r"^\t", re.MULTILINE)
MOST_BYTES = 20 * 1024 * 1024  # of a file
MOST_TEXT = 300_000  # characters of the text in it; long reports have some 30,000
MOST_IN_LINE = 20_000  # characters without a break; the longest paragraphs have some 3,000

Reader = Callable[[bytes], str]
READERS = {  # ending → module below reading that turns bytes into text, imported only when it is needed
    ".docx": "word",
    ".html": "page",
    ".htm": "page",
    ".pdf": "pdf",
    ".xlsx": "sheet",
    ".doc": "oldword",
    ".json": "exchange",
}
TEXTS = (".txt", ".md", ".text")
ENDINGS = {*READERS, *TEXTS}
MACROS = (".docm", ".xlsm", ".dotm", ".xltm")
OTHERS = {b"{\\rtf": "RTF文件", b"MIME-Version:": "单个文件的网页（.mht）"}
IS_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype\s+html|html)\b", re.IGNORECASE)
ZIP, PDF, OLE = b"PK\x03\x04", b"%PDF-", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def text_of(path: Path) -> str:
    """The text of the file.

    Errors: UnreadableReportError if it is missing, empty, too large, encrypted, or of a kind that cannot be read.
    """
    if re.match(r"https?:/", str(path)):
        raise UnreadableReportError("不会下载网址，请先把网页或者附件存为文件")
    try:
        if not (S_ISREG(path.stat().st_mode) or path.is_dir()):
            raise UnreadableReportError("是设备或者管道，不是文件")
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)  # what claims to be empty may never end
    except OSError as error:
        raise UnreadableReportError(f"打不开文件：{why_not_opened(error)}") from error
    return text_in(data, path.suffix)


def text_in(data: bytes, ending: str) -> str:
    """The text that the bytes of a file with that ending hold; what the bytes are counts more than the ending."""
    if len(data) > MOST_BYTES:
        raise UnreadableReportError(f"文件超过{MOST_BYTES // 1024 // 1024}MB，不像年度报告")
    if not data.strip():
        raise UnreadableReportError("文件是空的")
    if ending.lower() in MACROS:
        raise UnreadableReportError("是带宏的文档，请另存为不带宏的 .docx 或者 .xlsx")
    text = reader_of(data, ending.lower())(data)
    if len(text) > MOST_TEXT:
        raise UnreadableReportError(f"文字超过{MOST_TEXT // 10_000}万字，不像年度报告")
    if any(len(line) > MOST_IN_LINE for line in lines_of(text)):
        raise UnreadableReportError(f"有一段文字超过{MOST_IN_LINE // 10_000}万字，不像年度报告，请检查文件的分段")
    if not text.strip():
        raise UnreadableReportError("文件里没有文字（扫描件请先识别文字）")
    return text


def reader_of(data: bytes, ending: str) -> Reader:
    """What reads these bytes."""
    kind = ending
    if data.startswith(PDF):
        kind = ".pdf"
    elif data.startswith(OLE):
        kind = ".doc"
    elif data.startswith(ZIP):
        kind = _zipped(data, ending)
    elif other := next((name for mark, name in OTHERS.items() if data.startswith(mark)), None):
        raise UnreadableReportError(f"是{other}，请用办公软件另存为 .docx 后再检查")
    elif ending in (".docx", ".xlsx", ".pdf"):
        raise UnreadableReportError(f"内容不是{ending}格式，文件可能损坏")
    elif ending == ".doc" or IS_PAGE.match(data):
        kind = ".html"  # web pages saved under another ending
    if kind not in READERS:
        return decode
    reader: Reader = import_module(f"gongkai.annual.reading.{READERS[kind]}").text_in
    return reader


def _zipped(data: bytes, ending: str) -> str:
    """Whether an archive, whatever its ending, is a document or a workbook."""
    kinds = [kind for mark, kind in ((b"word/document", ".docx"), (b"xl/workbook", ".xlsx")) if mark in data]
    if kinds:
        return ending if ending in kinds else kinds[0]
    if b"OFD.xml" in data:
        raise UnreadableReportError("是OFD版式文件，请提供 Word 版，或者转为有文字层的 PDF")
    if ending in (".docx", ".xlsx"):
        return ending
    raise UnreadableReportError("是压缩包，请解开后逐个检查里面的文件")


def decode(data: bytes) -> str:
    """The text that the bytes hold, in UTF-8 or GBK."""
    if not data.strip():
        raise UnreadableReportError("文件是空的")
    is_wide = data.startswith((BOM_UTF16_LE, BOM_UTF16_BE))  # “Unicode 文本” of old editors
    if (b"\0" in data and not is_wide) or data.startswith(b"%PDF-"):
        raise UnreadableReportError("不是文本文件，请先提取为纯文本（UTF-8）")
    for encoding in ("utf-16",) if is_wide else ENCODINGS:
        try:
            return TAB_AT_START.sub(INDENTED, data.decode(encoding))
        except UnicodeDecodeError:
            continue
    raise UnreadableReportError("文字编码既不是UTF-8也不是GBK")


def lines_of(text: str) -> list[str]:
    """The lines as an editor numbers them."""
    return BREAK.split(text)
