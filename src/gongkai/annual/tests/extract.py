"""Writes a report as the text extracts look that offices hand in: one cell on a line, or one row on a line."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from gongkai.annual.form import (
    CHAPTERS,
    FORMAT_2019,
    FORMS,
    FORMS_2019,
    T2_BLOCKS,
    T2_BLOCKS_2019,
    T2_CORNER,
    T3_COLUMNS,
    T3_CORNER,
    T4_CELLS,
    Form,
)

ROWS = dict[tuple[str, str], list[str]]  # (table, row) → what stands in its cells


def rows_of(data: Mapping[str, Any]) -> ROWS:
    """The figures of a report in the JSON shape as words, row by row; a test may change them before writing."""
    return {(form.key, row.key): _words(data[form.key][row.key]) for form in forms_of(data) for row in form.rows}


def forms_of(data: Mapping[str, Any]) -> tuple[Form, ...]:
    """The tables of the report's format."""
    return FORMS_2019 if data["format"] == FORMAT_2019 else FORMS


def _words(row: Any) -> list[str]:
    values = row.values() if isinstance(row, Mapping) else [row]
    return ["" if value is None else str(value) for value in values]


def cell_per_line(data: Mapping[str, Any], rows: ROWS | None = None) -> str:
    """The extract with one cell on each line and tabs before the first cell of a row."""
    rows = rows or rows_of(data)
    parts = {
        "proactive": _proactive(data, rows),
        "applications": _applications(data, rows),
        "remedies": _remedies(rows),
    }
    return _report(data, parts)


def row_per_line(data: Mapping[str, Any], between: str = "\t") -> str:
    """The extract with one row on each line, its cells parted by a tab, a bar or a blank."""
    rows = rows_of(data)
    lines = {form.key: _flat(form, rows, between) for form in forms_of(data)[:2]}
    lines["remedies"] = _remedies(rows)
    return _report(data, lines)


def _report(data: Mapping[str, Any], tables: Mapping[str, list[str]]) -> str:
    texts = {section["key"]: section["text"] for section in data["sections"]}
    lines = [
        data["title"],
        "本年度报告根据《中华人民共和国政府信息公开条例》和年度报告格式编制，电子版可在网站下载，电话0000-0000000。",
    ]
    for chapter in CHAPTERS:
        lines += [chapter.text, *filter(None, [texts.get(chapter.key)]), *tables.get(chapter.key, [])]
    return "\n".join(lines) + "\n"


def _proactive(data: Mapping[str, Any], rows: ROWS) -> list[str]:
    lines = []
    for block in T2_BLOCKS_2019 if data["format"] == FORMAT_2019 else T2_BLOCKS:
        lines += [f"\t{block.article}", "\t", f"\t{T2_CORNER}", *(f"\t{column.text}" for column in block.columns), "\t"]
        for row in block.rows:
            lines += [f"\t{row.text}", *(f"\t{cell}" for cell in rows["proactive", row.key]), "\t"]
    return lines


def _applications(data: Mapping[str, Any], rows: ROWS) -> list[str]:
    lines = [f"\t{T3_CORNER}", "\t申请人情况", "\t", "\t自然人", "\t法人或其他组织", "\t总计", "\t", "\t"]
    lines += [*(f"\t{column.text}" for column in T3_COLUMNS[1:-1]), "\t"]
    before: tuple[Any, ...] = ()
    for row in forms_of(data)[1].rows:
        lines += [f"\t{label.text}" for label in row.over if label not in before]
        lines += [f"\t{row.text}", *(f"\t{cell}" for cell in rows["applications", row.key]), "\t"]
        before = row.over
    return lines


def _remedies(rows: ROWS) -> list[str]:
    lines = ["\t行政复议", "\t行政诉讼", "\t", "\t未经复议直接起诉", "\t复议后起诉", "\t"]
    lines += [f"\t{column.text}" for _, column in T4_CELLS] + ["\t"]
    for row in ("reconsideration", "litigation_direct", "litigation_after_reconsideration"):
        lines += [f"\t{cell}" for cell in rows["remedies", row]]
    return [*lines, "\t"]


def _flat(form: Form, rows: ROWS, between: str) -> list[str]:
    lines, before = [], ()
    for row in form.rows:
        groups = [label.text for label in row.over if label not in before]
        lines.append(between.join([*groups, row.text, *rows[form.key, row.key]]))
        before = row.over
    return lines


def full_width(number: int | Decimal) -> str:
    """The number in full-width digits with separators: １３，８１０."""
    return f"{number:,}".translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
