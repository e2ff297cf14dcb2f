"""The text of an .xlsx: a line for each row of each sheet with its cells parted by tabs."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from itertools import groupby

from gongkai.annual.reading.package import opened
from gongkai.annual.reading.refusal import UnreadableReportError

MOST_SHEETS = 20
MOST_ROWS = 5000
MOST_COLUMNS = 60


def text_in(data: bytes) -> str:
    """The text of the workbook's sheets; of formulas the value that was saved."""
    from openpyxl import load_workbook

    opened(data).close()
    try:
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
        sheets = [book[name] for name in book.sheetnames[:MOST_SHEETS]]
        return "\n".join(line for sheet in sheets for line in _lines(sheet))
    except UnreadableReportError:
        raise
    except Exception as error:  # openpyxl raises many kinds for broken workbooks
        raise UnreadableReportError("表格文件已损坏，请用办公软件打开后重新保存") from error


def _lines(sheet: object) -> Iterator[str]:
    """The rows of one sheet."""
    rows = sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS, values_only=True)  # type: ignore[attr-defined]
    grid = [["" if value is None else re.sub(r"\s+", " ", str(value)).strip() for value in row] for row in rows]
    for is_table, group in groupby(grid, key=lambda row: sum(map(bool, row)) > 1):
        together = list(group)
        width = max(place for row in together for place, cell in enumerate(row, 1) if cell or place == 1)
        for row in together:
            yield "\t" + "\t".join(row[:width]) if is_table else "".join(row)
    yield ""
