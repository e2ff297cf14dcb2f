"""The report for machines: the exchange file (JSON) and a table of its figures (CSV)."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping
from io import StringIO
from typing import Any

from gongkai.annual.form import FORMS, SCHEMA, report_as_dict
from gongkai.annual.writing import Draft, as_report

HEADS = ("报告机关", "年度", "表", "行", "列", "数", "行标识", "列标识")


def as_dict(draft: Draft) -> dict[str, Any]:
    """The exchange file: the report's own shape, and what another installation needs to go on with it."""
    return {
        "schema": SCHEMA,
        "code": draft.code,
        **report_as_dict(as_report(draft)),
        "period": [f"{draft.year}-01-01", f"{draft.year}-12-31"],
        "metrics": _in_order(draft.narrative),
        "fee_yuan": draft.fee_yuan,
        "texts": _in_order(draft.texts),
        "notes": list(draft.notes),
        "contact": _in_order(draft.contact),
        "site": draft.site,
        "digest": draft.digest,
    }


def _in_order(values: Mapping[str, Any]) -> dict[str, Any]:
    """By key: a database may keep no order of its own (PostgreSQL), and the same report is the same file."""
    return dict(sorted(values.items()))


def as_json(draft: Draft) -> bytes:
    """The exchange file as bytes."""
    return (json.dumps(as_dict(draft), ensure_ascii=False, indent=2) + "\n").encode()


def as_csv(draft: Draft) -> bytes:
    """One line for each cell of the three tables and each figure of the narrative; opens in spreadsheets as it is."""
    out = StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(HEADS)
    for line in _cells(draft):
        sheet.writerow((draft.organ, draft.year, *line))
    return b"\xef\xbb\xbf" + out.getvalue().encode()


def _cells(draft: Draft) -> Iterator[tuple[str, str, str, float, str, str]]:
    for form in FORMS:
        for row in form.rows:
            values = draft.figures[form.key][row.key]
            for column in row.columns:
                value = values[column.key] if isinstance(values, dict) else values
                yield form.name, row.full, column.text, value, row.key, column.key
    for metric, value in _in_order(draft.narrative).items():
        yield "总体情况", metric, "数", value, metric, "all"
