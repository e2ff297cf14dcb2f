"""Files of old Word, Excel, PowerPoint and WPS: every run of characters in every stream, in each encoding they use."""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any

import olefile
import xlrd

from gongkai.files.xray.pieces import Inner, Reading

_WIDE = re.compile(rb"(?:[\x20-\x7e\x09\x0d\x0a\x07]\x00|[\x00-\xff][\x4e-\x9f]|[\x00-\xff][\x20\x25\x26\x30\xff]){4,}")
_NARROW = re.compile(rb"(?:[\x20-\x7e\x09\x0d\x0a\x07]|[\x81-\xfe][\x40-\xfe]){6,}")


def read_old(inner: Inner, reading: Reading) -> None:
    """Read an OLE file."""
    try:
        container = olefile.OleFileIO(BytesIO(inner.content))
    except (OSError, ValueError, IndexError, AttributeError):
        reading.complain(f"{inner.where}损坏，无法打开")
        return
    streams = {"/".join(path) for path in container.listdir()}
    if "EncryptedPackage" in streams:
        reading.complain(f"{inner.where}设有打开密码，无法检查，请去除密码后上传")
        return
    for path in sorted(streams):
        reading.go_on()
        try:
            content = container.openstream(path).read()
        except (OSError, ValueError):
            reading.complain(f"{inner.where}的“{_printable(path)}”损坏，无法读取")
            continue
        aside = "Information" in path or "ObjectPool" in path
        words = "文档属性" if "Information" in path else f"数据流“{_printable(path)}”"
        reading.say(inner.where + words, runs_of(content), hidden=aside)
    if streams & {"Workbook", "Book"}:
        _read_cells(inner, reading)


def runs_of(content: bytes) -> str:
    """Every run of readable characters: UTF-16 at both alignments, then one- and two-byte encodings."""
    found = []
    for shift in (0, 1):
        found += [match[0].decode("utf-16-le", "ignore") for match in _WIDE.finditer(content[shift:])]
    found += [match[0].decode("gb18030", "ignore") for match in _NARROW.finditer(content)]
    found += [match[0].decode("utf-8", "ignore") for match in _NARROW.finditer(content) if b"\xe4" in match[0]]
    return "\n".join(found).replace("\x07", "\t").replace("\r", "\n")


def _printable(path: str) -> str:
    return "".join(char for char in path if char.isprintable())


def _read_cells(inner: Inner, reading: Reading) -> None:
    """The cells of an xls: numbers are stored in binary and show in no run of characters."""
    try:
        book = xlrd.open_workbook(file_contents=inner.content, on_demand=True)
        for sheet in book.sheets():
            hidden = bool(sheet.visibility)
            rows = ("\t".join(_shown(value) for value in sheet.row_values(row)) for row in range(sheet.nrows))
            reading.say(
                f"{inner.where}工作表“{sheet.name}”{'（隐藏）' if hidden else ''}", "\n".join(rows), hidden=hidden
            )
    except (xlrd.XLRDError, xlrd.compdoc.CompDocError, ValueError, IndexError, AssertionError, TypeError):
        reading.complain(f"{inner.where}的单元格无法读取，请另存为 xlsx 后上传")


def _shown(value: Any) -> str:
    return str(int(value)) if isinstance(value, float) and value == int(value) else str(value)
