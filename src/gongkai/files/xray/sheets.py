"""Excel files: every sheet, row and column, hidden or not, comments, unused strings, caches of pivot tables."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePath
from typing import Any

from gongkai.files.xray.office import local, parsed, read_part
from gongkai.files.xray.packed import members, open_zip
from gongkai.files.xray.pieces import Inner, Reading

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml$")
_REL_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def read_sheets(inner: Inner, reading: Reading) -> None:
    """Read an xlsx."""
    archive = open_zip(inner.content)
    if archive is None:
        reading.complain(f"{inner.where}损坏，无法打开")
        return
    parts = dict(members(archive, reading, inner.where))
    strings = _strings(parts.get("xl/sharedStrings.xml", b""))
    used: set[int] = set()
    names = sheet_names(parts)
    for name, content in parts.items():
        if _SHEET.match(name):
            title, hidden = names.get(name, (PurePath(name).stem, True))
            _read_sheet(f"{inner.where}工作表“{title}”", hidden, content, strings, used, reading)
        elif name.endswith((".xml", ".rels", ".vml")) and name != "xl/sharedStrings.xml":
            read_part(inner.where + part_name(name), content, reading)
        elif not name.endswith((".bin", ".emf", ".wmf", ".xml")) or "embeddings" in name:
            where = f"{inner.where}嵌入的“{PurePath(name).name}”"
            reading.enter(where, name, content, depth=inner.depth + 1)
    unused = [text for number, text in enumerate(strings) if number not in used]
    reading.say(f"{inner.where}已不用而仍存的文字", "\n".join(unused), hidden=True)


def part_name(name: str) -> str:
    """A part of the workbook in an officer's words."""
    for start, words in {
        "xl/comments": "批注",
        "xl/threadedComments": "批注",
        "xl/persons": "批注人文档属性",
        "docProps/": "文档属性",
        "xl/pivotCache": "数据透视表缓存（自定义数据）",
        "xl/externalLinks": "外部链接缓存（自定义数据）",
        "xl/drawings": "图形",
        "xl/charts": "图表",
        "xl/workbook": "工作簿",
        "customXml": "自定义数据",
    }.items():
        if name.startswith(start):
            return words
    return PurePath(name).name


def _strings(content: bytes) -> list[str]:
    root = parsed(content) if content else None
    if root is None:
        return []
    return ["".join(node.text or "" for node in item.iter() if local(node) == "t") for item in root]


def sheet_names(parts: dict[str, bytes]) -> dict[str, tuple[str, bool]]:
    """Each sheet's part with its title and whether it is hidden."""
    book = parsed(parts.get("xl/workbook.xml", b"<x/>"))
    links = parsed(parts.get("xl/_rels/workbook.xml.rels", b"<x/>"))
    if book is None or links is None:
        return {}
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    found = {}
    for sheet in book.iter():
        target = targets.get(sheet.get(_REL_ID), "") if local(sheet) == "sheet" else ""
        if target:
            path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
            found[path] = (sheet.get("name", ""), sheet.get("state", "visible") != "visible")
    return found


def _read_sheet(where: str, hidden: bool, content: bytes, strings: list[str], used: set[int], reading: Reading) -> None:
    root = parsed(content)
    if root is None:
        reading.complain(f"{where}损坏，无法读取")
        return
    away = _hidden_columns(root)
    seen: list[str] = []
    shown: list[str] = []
    unseen: list[str] = []
    covered: list[str] = []
    for row in root.iter():
        if local(row) != "row":
            continue
        cells = list(_cells(row, strings, used))
        line = "\t".join(text for _, text in cells)
        if row.get("hidden") in ("1", "true"):
            unseen.append(line)
        else:
            seen.append(line)
            shown.append("\t".join(text for column, text in cells if column not in away))
        covered += [text for column, text in cells if column in away and text]
    mark = "（隐藏）" if hidden else ""
    reading.say(where + mark, "\n".join(seen), hidden=hidden, shown="\n".join(shown) if away else None)
    reading.say(where + mark + "的隐藏行", "\n".join(seen[:3] + unseen) if unseen else "", hidden=True)
    reading.say(where + mark + "的隐藏列", "\n".join(covered), hidden=True)
    aside = [node.text for node in root.iter() if local(node) in _ASIDE and node.text]
    reading.say(where + mark + "的公式、页眉页脚和校验", "\n".join(aside), hidden=True)


_ASIDE = {"f", "oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter", "formula1"}


def _hidden_columns(root: Any) -> set[int]:
    away: set[int] = set()
    for column in root.iter():
        if local(column) == "col" and column.get("hidden") in ("1", "true"):
            away |= set(range(int(column.get("min", 1)), min(int(column.get("max", 1)), 16384) + 1))
    return away


def _cells(row: Any, strings: list[str], used: set[int]) -> Iterator[tuple[int, str]]:
    place = 0
    for cell in row:
        if local(cell) != "c":
            continue
        letters = re.match(r"[A-Z]+", cell.get("r", ""))
        place = column_number(letters[0]) if letters else place + 1
        yield place, _value(cell, strings, used)


def column_number(letters: str) -> int:
    """A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _value(cell: Any, strings: list[str], used: set[int]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(node.text or "" for node in cell.iter() if local(node) == "t")
    value = next((node.text or "" for node in cell if local(node) == "v"), "")
    if kind == "s" and value.isdigit() and int(value) < len(strings):
        used.add(int(value))
        return strings[int(value)]
    return plain_number(value) if kind == "n" else value


def plain_number(value: str) -> str:
    """1.3900001234E10 as the digits that the reader sees."""
    try:
        number = float(value)
    except ValueError:
        return value
    return str(int(number)) if "E" in value.upper() and number == int(number) and abs(number) < 1e19 else value
