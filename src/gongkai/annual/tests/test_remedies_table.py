"""表四 counts a review or suit in the year it ended, or as pending at the year's end."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.annual.counting import Scope, remedies
from gongkai.annual.form import T4_COLUMNS, T4_GROUPS
from gongkai.annual.tests.records import remedy
from gongkai.applications.choices import RemedyKind, RemedyResult
from gongkai.orgs.models import Organisation

ENDS = [result for result in RemedyResult if result != RemedyResult.PENDING]


def cells(organ: Organisation, year: int = 2024) -> dict[tuple[str, str], int]:
    """The cells that are not 0."""
    table = remedies(Scope(organ, year))
    return {(group, column): number for group, row in table.items() for column, number in row.items() if number}


def test_the_table_has_every_cell(water: Organisation) -> None:
    table = remedies(Scope(water, 2024))
    assert list(table) == [group.key for group in T4_GROUPS]
    assert all(list(row) == [column.key for column in T4_COLUMNS] for row in table.values())


@pytest.mark.parametrize("kind", RemedyKind)
@pytest.mark.parametrize("result", ENDS)
def test_a_result_moves_its_own_cell_and_the_total(
    water: Organisation, township: Organisation, kind: RemedyKind, result: RemedyResult
) -> None:
    remedy(water, date(2024, 3, 4), kind=kind, result=result, decided_on=date(2024, 5, 6))
    assert cells(water) == {(kind.value, result.value): 1, (kind.value, "total"): 1}
    assert cells(township) == {}


@pytest.mark.parametrize("kind", RemedyKind)
def test_what_is_not_decided_is_pending_in_every_year_since(water: Organisation, kind: RemedyKind) -> None:
    remedy(water, date(2024, 12, 31), kind=kind)
    pending = {(kind.value, "pending"): 1, (kind.value, "total"): 1}
    assert {year: cells(water, year) for year in (2023, 2024, 2025)} == {2023: {}, 2024: pending, 2025: pending}


def test_what_was_decided_in_january_was_pending_in_december(water: Organisation) -> None:
    remedy(water, date(2024, 11, 4), result=RemedyResult.CORRECTED, decided_on=date(2025, 1, 1))
    assert cells(water, 2024) == {("reconsideration", "pending"): 1, ("reconsideration", "total"): 1}
    assert cells(water, 2025) == {("reconsideration", "corrected"): 1, ("reconsideration", "total"): 1}


def test_what_was_decided_on_the_last_day_is_not_pending(water: Organisation) -> None:
    remedy(water, date(2024, 11, 4), result=RemedyResult.UPHELD, decided_on=date(2024, 12, 31))
    assert cells(water, 2024) == {("reconsideration", "upheld"): 1, ("reconsideration", "total"): 1}
    assert cells(water, 2025) == {}
