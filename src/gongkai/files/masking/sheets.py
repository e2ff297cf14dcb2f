"""Masked copies of Excel files: a new workbook with what is in sight; hidden sheets, rows and columns stay behind."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from gongkai.files.masking.answer import CannotMask
from gongkai.files.xray.sheets import plain_number
from gongkai.lib.masks import mask

MOST_CELLS = 2_000_000


def mask_sheets(content: bytes, *, keep_id_ends: bool) -> bytes:
    """The masked xlsx: values instead of formulas, no comments, pictures, charts or properties."""
    try:
        old = load_workbook(BytesIO(content), data_only=True)
    except Exception as broken:  # openpyxl raises whatever the file makes it raise
        raise CannotMask("工作簿打不开，请用原软件另存后重新上传") from broken
    new = Workbook()
    new.remove(new.active)
    for sheet in old.worksheets:
        if sheet.sheet_state != "visible":
            continue
        if sheet.max_row * sheet.max_column > MOST_CELLS:
            raise CannotMask(f"工作表“{sheet.title}”过大，请删去多余的行列后重新上传")
        _copy(
            sheet, new.create_sheet(mask(sheet.title, keep_id_ends=keep_id_ends)[:31].replace("*", "＊")), keep_id_ends
        )
    if not new.worksheets:
        raise CannotMask("工作簿没有可见的工作表，请取消隐藏后重新上传")
    new.properties.creator = ""
    new.properties.created = new.properties.modified = datetime(1970, 1, 1)  # noqa: DTZ001  (the format has no zone)
    kept = BytesIO()
    new.save(kept)
    return kept.getvalue()


def _copy(sheet: Any, fresh: Any, keep_id_ends: bool) -> None:
    columns = [n for n in range(1, sheet.max_column + 1) if not _is_hidden_column(sheet, n)]
    place = {old: new for new, old in enumerate(columns, 1)}
    rows = [row for row in sheet.iter_rows() if not sheet.row_dimensions[row[0].row].hidden]
    for at, row in enumerate(rows, 1):
        for cell in row:
            if cell.column in place and (cell.value is not None or cell.has_style):
                _copy_cell(cell, fresh.cell(row=at, column=place[cell.column]), keep_id_ends)
    for old, new in place.items():
        width = sheet.column_dimensions[get_column_letter(old)].width
        if width:
            fresh.column_dimensions[get_column_letter(new)].width = width
    if len(rows) == sheet.max_row and len(columns) == sheet.max_column:
        for merged in sheet.merged_cells.ranges:
            fresh.merge_cells(str(merged))


def _copy_cell(cell: Any, fresh: Any, keep_id_ends: bool) -> None:
    value = cell.value
    if isinstance(value, str):
        value = mask(value, keep_id_ends=keep_id_ends)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        shown = plain_number(repr(value).removesuffix(".0"))
        masked = mask(shown, keep_id_ends=keep_id_ends)
        value = value if masked == shown else masked
    fresh.value = value
    if cell.has_style:
        fresh.font, fresh.alignment, fresh.border = copy(cell.font), copy(cell.alignment), copy(cell.border)
        fresh.fill, fresh.number_format = copy(cell.fill), cell.number_format


def _is_hidden_column(sheet: Any, number: int) -> bool:
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and (dimension.min or 0) <= number <= (dimension.max or 0):
            return True
    return bool(sheet.column_dimensions[get_column_letter(number)].hidden)
