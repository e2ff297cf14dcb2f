"""The JSON shape of a report: for files, the API and the examples of the rules."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from math import isfinite
from typing import Any

from gongkai.annual.form.report import FORMAT_2019, FORMAT_2021, Cell, Number, Passage, Printed, Report, Section, Table
from gongkai.annual.form.tables import CHAPTERS, T2, T3, T4, Form, Row
from gongkai.annual.form.trial import T2_2019, T3_2019


class MalformedReportError(ValueError):
    """The data is not a report; the message says in Chinese what is wrong."""


def report_as_dict(report: Report) -> dict[str, Any]:
    """The report as plain values that JSON can hold; blank cells are null, words in a cell stay words."""
    return {
        "year": report.year,
        "organ": report.organ,
        "level": report.level,
        "scope": report.scope,
        "format": report.format,
        "title": report.title.text,
        "preface": _words(report.preface),
        "sections": [
            {"key": section.key, "title": section.title.text, "text": _words(section.passages)}
            for section in report.sections
        ],
        **{table.form.key: table_as_dict(table) for table in report.tables},
    }


def table_as_dict(table: Table) -> dict[str, Any]:
    """`{row: {column: number}}`; a row of one cell in table 二 is the number itself (`"licensing": 108`)."""
    shape: dict[str, Any] = {}
    for row in table.form.rows:
        cells = {column.key: _figure(table.cell(row.key, column.key)) for column in row.columns}
        shape[row.key] = cells if len(cells) > 1 else next(iter(cells.values()))
    return shape


def report_from_dict(data: Mapping[str, Any]) -> Report:
    """The report that data describes; what it leaves out is blank, never 0.

    Errors: MalformedReportError for unknown rows, columns or chapters, and for values that are no figures.
    """
    year = data.get("year")
    if year is not None and not isinstance(year, int):
        raise MalformedReportError(f"年度应为整数：{year!r}")
    is_trial = data.get("format") == FORMAT_2019
    return Report(
        year=year,
        organ=data.get("organ") or "",
        title=Printed(data.get("title") or ""),
        sections=tuple(_section(section) for section in data.get("sections") or ()),
        preface=_passages(data.get("preface") or ""),
        level=data.get("level"),
        scope=data.get("scope"),
        format=data.get("format") or FORMAT_2021,
        proactive=table_from_dict(T2_2019 if is_trial else T2, data.get("proactive") or {}),
        applications=table_from_dict(T3_2019 if is_trial else T3, data.get("applications") or {}),
        remedies=table_from_dict(T4, data.get("remedies") or {}),
    )


def table_from_dict(form: Form, data: Mapping[str, Any]) -> Table:
    """The table that `{row: {column: number}}` describes."""
    if not isinstance(data, Mapping):
        raise MalformedReportError(f"{form.name}应为“行：{{列：数}}”")
    unknown = set(data) - {row.key for row in form.rows}
    if unknown:
        raise MalformedReportError(f"{form.name}没有这些行：{'、'.join(sorted(map(str, unknown)))}")
    return Table(form, {row.key: _cells(form, row, data.get(row.key)) for row in form.rows})


def _cells(form: Form, row: Row, data: Any) -> dict[str, Cell]:
    """The cells of one row, given as a mapping or, for a row of one cell, as the value."""
    if not isinstance(data, Mapping):
        if data is not None and len(row.columns) > 1:
            raise MalformedReportError(f"{form.name}“{row.full}”应逐列给出")
        data = {row.columns[0].key: data}
    unknown = set(data) - {column.key for column in row.columns}
    if unknown:
        raise MalformedReportError(f"{form.name}“{row.full}”没有这些列：{'、'.join(sorted(map(str, unknown)))}")
    return {column.key: _cell(form, row, data.get(column.key)) for column in row.columns}


def _cell(form: Form, row: Row, value: Any) -> Cell:
    """The cell for one JSON value."""
    if value is None:
        return Cell()
    if isinstance(value, str):
        return Cell.read(value)
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)) or not isfinite(value):
        raise MalformedReportError(f"{form.name}“{row.full}”有不是数的值：{value!r}")
    return Cell.read(str(value))


def _figure(cell: Cell) -> int | float | str | None:
    """What JSON holds for the cell."""
    value: Number | None = cell.value
    if value is None:
        return cell.quote or None
    return value if isinstance(value, int) else float(value)


def _section(data: Mapping[str, Any]) -> Section:
    """One chapter."""
    key = data.get("key")
    if key is not None and key not in {chapter.key for chapter in CHAPTERS}:
        raise MalformedReportError(f"没有这一章：{key}")
    return Section(key, Printed(data.get("title") or ""), _passages(data.get("text") or ""))


def _passages(text: str) -> tuple[Passage, ...]:
    """One paragraph for each line."""
    lines = [line for line in text.splitlines() if line.strip()]
    return tuple(Passage((Printed(line, quote=line),)) for line in lines)


def _words(passages: tuple[Passage, ...]) -> str:
    """The paragraphs, one on each line."""
    return "\n".join(passage.text for passage in passages)
