"""The text of an exchange file (JSON): the report as it would be printed, a line for each paragraph and table row."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from gongkai.annual.form import (
    CHAPTERS,
    FORMS,
    SCHEMA,
    T2_BLOCKS,
    T2_CORNER,
    T3_COLUMNS,
    T3_CORNER,
    T4_CELLS,
    MalformedReportError,
    Report,
    Table,
    report_from_dict,
    t4_column_heads,
)
from gongkai.annual.reading.refusal import NotAReportError, UnreadableReportError


def text_in(data: bytes) -> str:
    """The text of the report in the file.

    Errors: NotAReportError for other JSON, UnreadableReportError for an exchange file that is broken.
    """
    try:
        given = json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise NotAReportError("不是JSON，或者已损坏") from None
    if not isinstance(given, dict) or given.get("schema") != SCHEMA:
        raise NotAReportError(f"不是年度报告的交换文件（应有 schema：{SCHEMA}）")
    try:
        report = report_from_dict(given)
    except (MalformedReportError, TypeError, AttributeError, ValueError) as error:
        raise UnreadableReportError(f"交换文件不合格式：{error}") from error
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    """Title, preface and chapters, each table in its own chapter."""
    yield report.title.text
    yield from (passage.text for passage in report.preface)
    tables = dict(zip((form.key for form in FORMS), (_proactive, _applications, _remedies), strict=True))
    sections = {section.key: section for section in report.sections}
    for chapter in CHAPTERS:
        section = sections.get(chapter.key)
        yield section.title.text if section else ""
        yield from (passage.text for passage in section.passages) if section else ()
        if chapter.key in tables:
            yield from ("", *tables[chapter.key](report), "")


def _proactive(report: Report) -> Iterator[str]:
    """表二, block by block."""
    for block in T2_BLOCKS:
        yield f"\t{block.article}"
        yield _row(T2_CORNER, *(column.text for column in block.columns))
        for row in block.rows:
            yield _row(row.text, *_cells(report.proactive, row.key))


def _applications(report: Report) -> Iterator[str]:
    """表三; a merged cell stands in its first row."""
    yield _row(T3_CORNER, "申请人情况")
    yield _row("自然人", "法人或其他组织", "总计")
    yield _row(*(column.text for column in T3_COLUMNS[1:-1]))
    before: tuple[Any, ...] = ()
    for row in report.applications.form.rows:
        groups = (label.text for label in row.over if label not in before)
        yield _row(*groups, row.text, *_cells(report.applications, row.key))
        before = row.over


def _remedies(report: Report) -> Iterator[str]:
    """表四: its headings, then one row."""
    yield from (_row(*(head.text for head in line)) for line in t4_column_heads())
    yield _row(*(_printed(report.remedies, group.key, column.key) for group, column in T4_CELLS))


def _cells(table: Table, row: str) -> list[str]:
    """The row's cells in the order of the form."""
    return [_printed(table, row, column.key) for column in table.form.row(row).columns]


def _printed(table: Table, row: str, column: str) -> str:
    cell = table.cell(row, column)
    return " ".join(cell.quote.split()) if cell.value is None else str(cell.value)


def _row(*cells: str) -> str:
    return "\t" + "\t".join(cells)
