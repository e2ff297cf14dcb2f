"""A report without fault, and the changes that the examples of the rules make to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from gongkai.annual.form import (
    CHAPTERS,
    FORMAT_2019,
    FORMS,
    FORMS_2019,
    Form,
    Printed,
    Report,
    Row,
    Table,
    records_from_dict,
    report_from_dict,
)

YEAR = 2024
ORGAN = "某县"
TEXTS = {  # of the chapters that nobody counts
    "overview": "规范主动公开和依申请公开。加强政府信息管理。优化网站平台。强化监督保障，举办培训2期，开展考核，结果为"
    "优秀；未开展社会评议；未发生责任追究。",
    "problems": "问题是解读形式单一，已增加图解。",
    "other_matters": "没有需要报告的事项。",
}


def report_with(fragment: Mapping[str, Any]) -> Report:
    """The faultless report with the fragment in place of its own values.

    The fragment has the JSON shape of a report, cell by cell, and besides: `narrative`, the words of chapter 一;
    `texts`, those of other chapters by key; `titles`, chapter titles by key (None leaves the chapter out); `order`, the
    keys of the chapters in order; `labels` and `heads`, row labels and column headings as printed; `previous`, a
    fragment for the year before; `units`, fragments for the units added up; `records`, what registers say.
    """
    data: dict[str, Any] = {
        "year": YEAR,
        "organ": ORGAN,
        "level": "county",
        "title": f"{ORGAN}{YEAR}年政府信息公开工作年度报告",
        "sections": _sections(fragment),
        **{form.key: _filled(form, fragment.get(form.key, {})) for form in _forms(fragment)},
    }
    plain = {
        key: fragment[key]
        for key in ("year", "organ", "level", "scope", "title", "preface", "format")
        if key in fragment
    }
    report = report_from_dict({**data, **plain})
    return replace(
        report,
        proactive=_printed(report.proactive, fragment),
        applications=_printed(report.applications, fragment),
        remedies=_printed(report.remedies, fragment),
        previous=report_with(fragment["previous"]) if "previous" in fragment else None,
        units=tuple(report_with(unit) for unit in fragment["units"]) if "units" in fragment else None,
        records=records_from_dict(fragment["records"]) if "records" in fragment else None,
    )


def _forms(fragment: Mapping[str, Any]) -> tuple[Form, ...]:
    """The three tables of the fragment's format."""
    return FORMS_2019 if fragment.get("format") == FORMAT_2019 else FORMS


def _sections(fragment: Mapping[str, Any]) -> list[dict[str, str]]:
    """The six chapters, or those that the fragment leaves."""
    titles = {chapter.key: chapter.text for chapter in CHAPTERS} | fragment.get("titles", {})
    texts = TEXTS | {"overview": fragment.get("narrative", TEXTS["overview"])} | fragment.get("texts", {})
    order = fragment.get("order", titles)
    return [{"key": key, "title": titles[key], "text": texts.get(key, "")} for key in order if titles[key]]


def _filled(form: Form, changes: Mapping[str, Any]) -> dict[str, Any]:
    """A table of zeros with the changes in it; a row may be None: nothing is printed in it."""
    return {row.key: _row(row, changes.get(row.key, {})) for row in form.rows}


def _row(row: Row, changes: Any) -> Any:
    """One row of zeros with the changes in it."""
    if not isinstance(changes, Mapping):
        return changes
    return {column.key: 0 for column in row.columns} | dict(changes)


def _printed(table: Table, fragment: Mapping[str, Any]) -> Table:
    """The table with labels and headings as if they had been read from a text."""
    labels = fragment.get("labels", {}).get(table.form.key, {})
    heads = fragment.get("heads", {}).get(table.form.key, ())
    return replace(
        table,
        labels={key: Printed(text, quote=text) for key, text in labels.items()},
        heads=tuple(Printed(text, quote=text) for text in heads),
    )
