"""Open the file of a report: its lines as text, or a clear word why it cannot be read."""

from __future__ import annotations

import re
from pathlib import Path

ENCODINGS = ("utf-8-sig", "gb18030")  # gb18030 holds GBK and GB2312
BREAK = re.compile(r"\r\n|\n|\r")  # a form feed breaks a page, not a line


class UnreadableReportError(Exception):
    """The input cannot be read as an annual report; the message says in Chinese why."""


class NotAReportError(UnreadableReportError):
    """The text can be read but holds no annual report."""


def text_of(path: Path) -> str:
    """The text of the file.

    Errors: UnreadableReportError if it is missing, empty, binary, or neither UTF-8 nor GBK.
    """
    try:
        return decode(path.read_bytes())
    except OSError as error:
        raise UnreadableReportError(f"打不开文件（{error.strerror or error}）") from error


def decode(data: bytes) -> str:
    """The text that the bytes hold, in UTF-8 or GBK."""
    if not data.strip():
        raise UnreadableReportError("文件是空的")
    if b"\0" in data or data.startswith(b"%PDF-"):
        raise UnreadableReportError("不是文本文件，请先提取为纯文本（UTF-8）")
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableReportError("文字编码既不是UTF-8也不是GBK")


def lines_of(text: str) -> list[str]:
    """The lines as an editor numbers them."""
    return BREAK.split(text)
