"""The text of an .xlsx: a line for each row of each sheet with its cells parted by tabs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from typing import Any

from gongkai.annual.reading.package import opened, parsed, part_of
from gongkai.annual.reading.refusal import UnreadableReportError

MOST_SHEETS = 20
MOST_ROWS = 5000
MOST_COLUMNS = 60
ON = ("1", "true")
DATED = "（单元格是日期格式，应改为常规格式）"
UNSAVED = "公式（没有保存计算结果，请用办公软件打开后重新保存）"


def text_in(data: bytes) -> str:
    """The text of the workbook's sheets; of formulas the value that was saved."""
    from openpyxl import load_workbook

    try:
        with opened(data) as archive:
            book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
            sheets = [book[name] for name in book.sheetnames[:MOST_SHEETS]]
            shown = [sheet for sheet in sheets if sheet.sheet_state == "visible"]
            return "\n".join(line for sheet in shown for line in _lines(sheet, _markup(archive, sheet)))
    except UnreadableReportError:
        raise
    except Exception as error:  # openpyxl raises many kinds for broken workbooks
        raise UnreadableReportError("表格文件已损坏，请用办公软件打开后重新保存") from error


@dataclass(frozen=True, slots=True)
class _Markup:
    """What openpyxl does not tell of a sheet read once: hidden rows and columns, and formulas without a saved value."""

    rows: set[int]
    columns: set[int]
    unsaved: set[tuple[int, int]]


def _markup(archive: zipfile.ZipFile, sheet: Any) -> _Markup:
    root = parsed(part_of(archive, sheet._worksheet_path.lstrip("/")))
    numbered = ((int(row.get("r") or place), row) for place, row in enumerate(root.iter("{*}row"), 1))
    rows = {number for number, row in numbered if row.get("hidden") in ON}
    hidden = [column for column in root.iter("{*}col") if column.get("hidden") in ON]
    spans = [range(int(one.get("min", "1")), min(int(one.get("max", "1")), MOST_COLUMNS) + 1) for one in hidden]
    return _Markup(rows, {number for span in spans for number in span}, set(_unsaved(root)))


def _unsaved(root: Any) -> Iterator[tuple[int, int]]:
    """Row and column of each formula whose result was never saved, as by a program that wrote but did not count."""
    from openpyxl.utils.cell import coordinate_to_tuple

    for cell in root.iter("{*}c"):
        if cell.find("{*}f") is not None and not cell.findtext("{*}v") and cell.get("r"):
            yield coordinate_to_tuple(cell.get("r"))


def _lines(sheet: Any, markup: _Markup) -> Iterator[str]:
    """The rows of one sheet as they are shown."""
    values = enumerate(sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True), 1)
    grid = [
        [
            UNSAVED if (number, place) in markup.unsaved else _words(value)
            for place, value in enumerate(row, 1)
            if place not in markup.columns
        ]
        for number, row in values
        if number not in markup.rows
    ]
    for is_table, group in groupby(grid, key=lambda row: sum(map(bool, row)) > 1):
        together = list(group)
        width = max(place for row in together for place, cell in enumerate(row, 1) if cell or place == 1)
        for row in together:
            yield "\t" + "\t".join(row[:width]) if is_table else "".join(row)
    yield ""


def _words(value: object) -> str:
    """What stands in a cell, on one line; a number that the cell shows as a day is none."""
    if isinstance(value, date | time):
        return f"{value:%Y-%m-%d}{DATED}" if isinstance(value, date) else f"{value:%H:%M}{DATED}"
    if isinstance(value, bool):
        return str(value).upper()
    return "" if value is None else re.sub(r"\s+", " ", str(value)).strip()
