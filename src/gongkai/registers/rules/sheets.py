"""Reading a spreadsheet of a register: which column is which, and what stands in which row."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils.exceptions import InvalidFileException

from gongkai.registers.choices import Holds
from gongkai.registers.tables import Field, Register

MOST_ROWS = 20_000
MOST_BYTES = 20 * 1024 * 1024
HEADINGS_WITHIN = 6  # rows in which the headings are looked for


class Unreadable(ValueError):  # noqa: N818  (it is an answer, not an error)
    """The file cannot be read as a register; its text says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file read: rows as (number in the file, code → raw value), and the headings that are no field."""

    rows: list[tuple[int, dict[str, Any]]]
    unknown: list[str]


def read_sheet(register: Register, name: str, content: bytes) -> Sheet:
    """Read an xlsx or csv file whose headings are the official codes or names, in any order. Raises Unreadable."""
    if len(content) > MOST_BYTES:
        raise Unreadable("文件超过20MB，请拆分后导入")
    rows = list(_cells(name, content))
    if len(rows) > MOST_ROWS + HEADINGS_WITHIN:
        raise Unreadable(f"一次最多导入{MOST_ROWS}行，请拆分后导入")
    at, columns = _headings(register, rows)
    unknown = [str(one) for one in rows[at] if one not in (None, "") and register.named(str(one)) is None]
    found = []
    for number, row in enumerate(rows[at + 1 :], start=at + 2):
        line = {field.code: row[place] for place, field in columns.items() if place < len(row)}
        if _is_empty(line) or _is_heading(register, line):
            continue
        found.append((number, line))
    if not found:
        raise Unreadable("表中没有数据行")
    return Sheet(found, unknown)


def _cells(name: str, content: bytes) -> Iterator[Sequence[Any]]:
    if name.lower().endswith(".xlsx"):
        try:
            book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            yield from (tuple(row) for row in book.worksheets[0].iter_rows(values_only=True))
        except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError, IndexError) as error:
            raise Unreadable("这个xlsx文件打不开，请用WPS或者Excel另存后再试") from error
        return
    if not name.lower().endswith(".csv"):
        raise Unreadable("只接受 .xlsx 和 .csv 文件；.xls 请另存为 .xlsx")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        yield from csv.reader(io.StringIO(text, newline=""))
        return
    raise Unreadable("文字编码不是UTF-8，也不是GB18030，请另存后再试")


def _headings(register: Register, rows: Sequence[Sequence[Any]]) -> tuple[int, dict[int, Field]]:
    best: tuple[int, dict[int, Field]] = (0, {})
    for at, row in enumerate(rows[:HEADINGS_WITHIN]):
        known = {place: field for place, cell in enumerate(row) if cell and (field := register.named(str(cell)))}
        if len(known) > len(best[1]):
            best = (at, known)
    codes = {field.code for field in best[1].values()}
    missing = [one.label for one in register.fields if one.needed and one.code not in codes]
    if register.number not in codes:
        raise Unreadable(f"没有找到表头：应有“{register.field(register.number).label}”等列，请使用模板")
    if missing:
        raise Unreadable(f"缺少列：{'、'.join(missing)}")
    if len(codes) < len(best[1]):
        raise Unreadable("有两列是同一栏，请删去一列")
    return best


def _is_empty(line: dict[str, Any]) -> bool:
    return all(value is None or not str(value).strip() for value in line.values())


def _is_heading(register: Register, line: dict[str, Any]) -> bool:
    """A second line of headings: the codes below the names, or the other way round."""
    return all(
        (field := register.named(str(value))) is not None and field.code == code
        for code, value in line.items()
        if value not in (None, "")
    )


def template_of(register: Register) -> bytes:
    """An empty xlsx with the official names and, below them, the official codes."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = register.label
    asked = register.fields
    sheet.append([f"{one.label}{'*' if one.needed else ''}" for one in asked])
    sheet.append([one.code for one in asked])
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A3"
    notes = book.create_sheet("填写说明")
    for row in _notes(register):
        notes.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _notes(register: Register) -> Iterator[list[str]]:
    yield ["列", "代码", "必填", "说明"]
    for one in register.fields:
        own = "可不填，由平台按登记单位填写" if one.holds in (Holds.OWN_NAME, Holds.OWN_CODE) else ""
        says = "；".join(part for part in (own, one.hint, "、".join(one.choices)) if part)
        yield [one.label, one.code, "是" if one.needed else "", says]
