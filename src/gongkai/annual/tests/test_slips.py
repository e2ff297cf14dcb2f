"""One wrong figure anywhere in a full report is noticed by a rule; benchmarks/mutations.py prints the rates."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.annual.checks.registry import RULES, check_report
from gongkai.annual.comparing import cells_of
from gongkai.annual.form import FORMS, Report, table_as_dict
from gongkai.annual.tests.slips import changed, full_report, with_cell
from gongkai.finding import Severity

OF_FIGURES = tuple(rule for rule in RULES if rule.id[:2] in ("T2", "T3", "T4", "N-"))
CELLS = [(form.key, row.key, column.key) for form in FORMS for row in form.rows for column in row.columns]
DOUBTS = {"T4-PREPOSE", "T4-AFTER"}  # a full report has suits of every kind, which is only worth a word


@pytest.fixture(scope="module")
def report() -> Report:
    return full_report(Random(7))


def errors(report: Report) -> set[str]:
    return {one.rule for one in check_report(report, OF_FIGURES) if one.severity is Severity.ERROR}


@given(seed=st.integers(0, 2**32))
@settings(max_examples=10, deadline=None)
def test_a_full_report_holds_together(seed: int) -> None:
    made = full_report(Random(seed))
    assert {one.rule for one in check_report(made, OF_FIGURES)} <= DOUBTS
    figures = {form.key: table_as_dict(made.table(form.key)) for form in FORMS}
    empty = [cell for cell, value in cells_of(figures) if not value]
    assert empty == [("proactive", "rules", column) for column in ("issued", "repealed", "in_force")]


def test_one_more_in_any_cell_is_an_error(report: Report) -> None:
    missed = [cell for cell in CELLS if not errors(with_cell(report, cell, report.table(cell[0]).value(*cell[1:]) + 1))]
    assert (len(CELLS), missed) == (200, [])


def test_a_cell_left_empty_is_an_error(report: Report) -> None:
    blank = [rule for rule in RULES if rule.id.endswith("-BLANK")]
    assert [cell for cell in CELLS if not check_report(with_cell(report, cell, None), blank)] == []


@given(seed=st.integers(0, 2**32), cell=st.sampled_from(CELLS))
@settings(max_examples=25, deadline=None)
def test_any_slip_in_any_report_is_an_error(seed: int, cell: tuple[str, str, str]) -> None:
    made = full_report(Random(seed))
    slips = list(changed(made.table(cell[0]).value(*cell[1:]), Random(seed)))
    assert [slip for slip in slips if not errors(with_cell(made, cell, slip))] == []
