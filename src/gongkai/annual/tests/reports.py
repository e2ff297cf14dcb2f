"""Reports for the tests: consistent ones made at random, and figures that cities have published."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from gongkai.annual.checks.examples import report_with
from gongkai.annual.form import T3_APPLICANT_COLUMNS, T3_RESULT_ROWS, T4_GROUPS, T4_PART_COLUMNS, report_as_dict

# 杭州 2025: results, carried over, and disputes as published
HANGZHOU_RESULTS = (13364, 252, 0, 44, 121, 29)  # 13810
HANGZHOU_CARRIED_OUT = (783, 6, 0, 2, 25, 3)  # 819
HANGZHOU_REMEDIES = {
    "reconsideration": (376, 97, 196, 121),  # 790
    "litigation_direct": (16, 1, 12, 27),  # 56
    "litigation_after_reconsideration": (74, 1, 30, 51),  # 156
}
SUQIAN_NEW = (3746, 63, 0, 0, 19, 2)  # 宿迁 2025: 3830
SUQIAN_RECONSIDERATION = (119, 25, 91, 24)  # 259


def row(counts: tuple[int, ...]) -> dict[str, int]:
    """A row of 表三 with its total."""
    keys = [column.key for column in T3_APPLICANT_COLUMNS]
    return dict(zip(keys, counts, strict=True)) | {"total": sum(counts)}


def group(counts: tuple[int, ...]) -> dict[str, int]:
    """A group of 表四 with its total."""
    keys = [column.key for column in T4_PART_COLUMNS]
    return dict(zip(keys, counts, strict=True)) | {"total": sum(counts)}


def balanced(results: dict[str, tuple[int, ...]], carried_out: tuple[int, ...]) -> dict[str, dict[str, int]]:
    """表三 with those results: everything that came is either done or carried over."""
    done = tuple(sum(counts[place] for counts in results.values()) for place in range(6))
    came = tuple(one + other for one, other in zip(done, carried_out, strict=True))
    last_year = tuple(count // 3 for count in came)
    new = tuple(count - old for count, old in zip(came, last_year, strict=True))
    rows = {"new_received": new, "carried_in": last_year, **results, "result_total": done, "carried_out": carried_out}
    return {key: row(counts) for key, counts in rows.items()}


def hangzhou() -> dict[str, Any]:
    """The city's figures in the JSON shape; where its results are booked is not published here: all are granted."""
    fragment = {
        "year": 2025,
        "title": "某市2025年政府信息公开工作年度报告",
        "applications": balanced({"granted": HANGZHOU_RESULTS}, HANGZHOU_CARRIED_OUT),
        "remedies": {key: group(counts) for key, counts in HANGZHOU_REMEDIES.items()},
    }
    return report_as_dict(report_with(fragment))


counts = st.integers(min_value=0, max_value=20_000)
six = st.tuples(*[counts] * 6)
four = st.tuples(*[counts] * 4)


@st.composite
def consistent_reports(draw: st.DrawFn) -> dict[str, Any]:
    """Any report whose tables hold together, in the JSON shape."""
    results = {row.key: draw(six) for row in T3_RESULT_ROWS}
    issued, in_force = draw(counts), draw(counts)
    fragment = {
        "proactive": {
            "normative_docs": {"issued": issued, "repealed": draw(counts), "in_force": issued + in_force},
            "licensing": draw(counts),
            "penalty": draw(counts),
            "coercion": draw(counts),
            "fee_wan_yuan": draw(st.integers(0, 10**9)) / 10_000,
        },
        "applications": balanced(results, draw(six)),
        "remedies": {row.key: group(draw(four)) for row in T4_GROUPS},
    }
    return report_as_dict(report_with(fragment))
