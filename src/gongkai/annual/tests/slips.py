"""Full reports made at random, and the slips a clerk's hand makes in one cell of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

from gongkai.annual.comparing import Cell
from gongkai.annual.form import T3_APPLICANT_COLUMNS, T3_RESULT_ROWS, T4_GROUPS, T4_PART_COLUMNS, Report
from gongkai.annual.form import Cell as Printed
from gongkai.annual.writing import Draft, as_report

NARRATIVE = (
    "published_total",
    "gov_docs_published",
    "appointments",
    "finance_items",
    "meeting_items",
    "proposal_replies",
    "enforcement_results_published",
    "notices",
    "reposts",
    "interpretations",
    "laws",
    "mailbox_handled",
    "site_visits",
)
CONTACT = {"organ": "某县人民政府办公室", "地址": "某县某路1号", "邮编": "659999", "电话": "0990-5550100"}
TEXTS = {
    "supervision": "将政府信息公开纳入年度工作考核，考核结果已通报。本年度开展社会评议1次。本年度未发生责任追究情形。",
    "problems": "一是政策解读形式还不够丰富。二是部分单位更新不够及时。今后将加强业务培训，改进解读形式。",
}
Row = dict[str, int]


def full_report(chance: Random) -> Report:
    """A county's report in which every figure that may be above 0 is, with last year's report beside it."""
    year, last = full_figures(chance), full_figures(chance)
    documents = year["proactive"]["normative_docs"]
    last["applications"] = _balanced(last, out=year["applications"]["carried_in"])
    last["proactive"]["normative_docs"]["in_force"] = (
        documents["in_force"] - documents["issued"] + documents["repealed"]
    )
    return replace(as_report(draft_with(year, 2024, chance)), previous=as_report(draft_with(last, 2023, chance)))


def draft_with(figures: Mapping[str, Any], year: int, chance: Random) -> Draft:
    """A county's draft with those figures, everything else in it filled."""
    narrative = {metric: chance.randint(10, 90) for metric in NARRATIVE} | {"published_total": 900}
    site = "某县人民政府网站（www.example.gov.cn）"
    return Draft("某县人民政府", year, figures, narrative, site, CONTACT, texts=TEXTS, digest="0" * 64)


def full_figures(chance: Random) -> dict[str, Any]:
    """Three tables that hold together; only what a county can have is above 0.

    Returned in the JSON shape of `annual.form`.
    """
    issued, repealed = chance.randint(5, 20), chance.randint(2, 9)
    documents = {"issued": issued, "repealed": repealed, "in_force": issued + repealed + chance.randint(5, 90)}
    decisions = {key: chance.randint(50, 200) for key in ("licensing", "penalty", "coercion")}
    shape: dict[str, Any] = {
        "proactive": {
            "rules": {"issued": 0, "repealed": 0, "in_force": 0},
            "normative_docs": documents,
            **decisions,
            "fee_wan_yuan": chance.randint(500, 900),
        },
        "applications": {row.key: _row(chance) for row in T3_RESULT_ROWS},
        "remedies": {group.key: _with_total(_parts(chance)) for group in T4_GROUPS},
    }
    shape["applications"] = _balanced(shape, out=_row(chance))
    return shape


def _parts(chance: Random) -> Row:
    return {column.key: chance.randint(1, 40) for column in T4_PART_COLUMNS}


def _row(chance: Random) -> Row:
    return _with_total({column.key: chance.randint(2, 9) for column in T3_APPLICANT_COLUMNS})


def _with_total(cells: Mapping[str, int]) -> Row:
    return {**cells, "total": sum(cells.values())}


def _balanced(shape: Mapping[str, Any], *, out: Row) -> dict[str, Row]:
    """表三 with the shape's results: what came is either done or carried over."""
    keys = [column.key for column in T3_APPLICANT_COLUMNS]
    results = {row.key: shape["applications"][row.key] for row in T3_RESULT_ROWS}
    done = {key: sum(row[key] for row in results.values()) for key in keys}
    old = {key: done[key] // 9 + 1 for key in keys}
    new = {key: done[key] + out[key] - old[key] for key in keys}
    rows = {"new_received": new, "carried_in": old}
    totals = {row: _with_total(cells) for row, cells in rows.items()}
    return {**totals, **results, "result_total": _with_total(done), "carried_out": out}


def changed(value: float, chance: Random) -> Iterator[float | None]:
    """What a clerk's slip makes of a figure: one more, one less, digits turned, a digit lost or doubled, left out."""
    digits = str(int(value))
    slips = {value + 1, value - 1, int(digits[::-1]), value // 10, int(digits[0] + digits), chance.randint(0, 9999)}
    yield from sorted(slip for slip in slips if slip >= 0 and slip != value)
    yield None


def with_cell(report: Report, cell: Cell, value: float | None) -> Report:
    """The report with one cell changed; its words stay as they are."""
    name, row, column = cell
    table = report.table(name)
    cells = {**table.cells, row: {**table.cells[row], column: Printed.of(value)}}
    return replace(report, **{name: replace(table, cells=cells)})
