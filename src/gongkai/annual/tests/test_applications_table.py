"""表三 counts every case once, in its row, its column and its year."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gongkai.annual.checks.registry import check_report
from gongkai.annual.counting import Scope, applications, figures
from gongkai.annual.form import T3_APPLICANT_COLUMNS, T3_RESULT_ROWS, T3_ROWS, report_from_dict
from gongkai.annual.tests.records import case, unsaved_case
from gongkai.applications.choices import ApplicantKind, Outcome
from gongkai.applications.models import Case
from gongkai.applications.tables import OUTCOMES
from gongkai.finding import Severity
from gongkai.orgs.models import Organisation

YEAR = 2024
RECEIVED, CLOSED = date(2024, 3, 4), date(2024, 3, 20)


def table(organ: Organisation, year: int = YEAR) -> dict[str, dict[str, int]]:
    return applications(Scope(organ, year))


def cells(rows: dict[str, dict[str, int]]) -> dict[tuple[str, str], int]:
    return {(row, column): number for row, columns in rows.items() for column, number in columns.items() if number}


def test_the_table_has_every_row_in_its_order(water: Organisation) -> None:
    assert list(table(water)) == [row.key for row in T3_ROWS]


@pytest.mark.parametrize("outcome", Outcome)
def test_an_outcome_moves_exactly_its_own_row_and_the_total(water: Organisation, outcome: Outcome) -> None:
    one = case(water, RECEIVED)
    assert cells(table(water)) == {
        (row, column): 1 for row in ("new_received", "carried_out") for column in ("natural_person", "total")
    }

    Case.objects.filter(pk=one.pk).update(outcome=outcome, closed_on=CLOSED)
    rows = ("new_received", OUTCOMES[outcome].row, "result_total")
    assert cells(table(water)) == {(row, column): 1 for row in rows for column in ("natural_person", "total")}


def test_every_result_row_is_booked_by_some_outcome() -> None:
    assert {decision.row for decision in OUTCOMES.values()} == {row.key for row in T3_RESULT_ROWS}
    assert set(OUTCOMES) == set(Outcome)


@pytest.mark.parametrize("kind", ApplicantKind)
def test_an_applicant_counts_in_one_column(water: Organisation, kind: ApplicantKind) -> None:
    case(water, RECEIVED, closed_on=CLOSED, kind=kind)
    assert cells(table(water)) == {
        (row, column): 1 for row in ("new_received", "granted", "result_total") for column in (kind.value, "total")
    }


@pytest.mark.parametrize(
    ("received_on", "year"), [(date(2024, 12, 31), 2024), (date(2025, 1, 1), 2025), (date(2024, 1, 1), 2024)]
)
def test_a_case_is_new_in_the_year_it_was_received(water: Organisation, received_on: date, year: int) -> None:
    case(water, received_on)
    counted = {year: table(water, year)["new_received"]["total"] for year in (2023, 2024, 2025)}
    assert counted == {2023: 0, 2024: 0, 2025: 0} | {year: 1}


@pytest.mark.parametrize(("closed_on", "year"), [(date(2024, 12, 31), 2024), (date(2025, 1, 1), 2025)])
def test_a_result_counts_in_the_year_it_was_reached(water: Organisation, closed_on: date, year: int) -> None:
    case(water, date(2024, 12, 2), closed_on=closed_on)
    assert {one: table(water, one)["granted"]["total"] for one in (2024, 2025)} == {2024: 0, 2025: 0} | {year: 1}
    assert table(water, 2024)["carried_out"]["total"] == (year == 2025)


def test_a_letter_not_yet_confirmed_counts_nowhere(water: Organisation) -> None:
    case(water, None)
    assert cells(table(water)) == {}


def test_a_case_carried_over_balances_both_years(water: Organisation) -> None:
    case(water, date(2025, 12, 15), closed_on=date(2026, 1, 13))
    first, second = table(water, 2025), table(water, 2026)
    assert cells(first) == {(row, c): 1 for row in ("new_received", "carried_out") for c in ("natural_person", "total")}
    assert cells(second) == {
        (row, c): 1 for row in ("carried_in", "granted", "result_total") for c in ("natural_person", "total")
    }
    assert second["carried_in"] == first["carried_out"]  # T3-YOY
    for rows in (first, second):  # T3-COL
        came = rows["new_received"]["total"] + rows["carried_in"]["total"]
        assert came == rows["result_total"]["total"] + rows["carried_out"]["total"]


CASES = st.tuples(
    st.dates(date(2022, 11, 1), date(2025, 2, 28)),
    st.none() | st.integers(0, 500),  # days until it was closed
    st.sampled_from(Outcome),
    st.sampled_from(ApplicantKind),
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given_cases=st.lists(CASES, max_size=30))
def test_any_cases_give_tables_without_fault(
    water: Organisation, given_cases: list[tuple[date, int | None, Outcome, ApplicantKind]]
) -> None:
    Case.objects.all().delete()
    Case.objects.bulk_create(
        unsaved_case(
            water,
            received_on,
            closed_on=None if days is None else received_on + timedelta(days=days),
            outcome=outcome,
            kind=kind,
        )
        for received_on, days, outcome, kind in given_cases
    )
    years = {year: figures(Scope(water, year)) for year in (2023, 2024)}
    data = {"organ": water.name, "title": "", "year": YEAR, **years[YEAR]}
    found = check_report(report_from_dict(data))
    wrong = [one for one in found if one.rule.startswith(("T2", "T3", "T4")) and one.severity == Severity.ERROR]
    assert wrong == []
    assert years[2024]["applications"]["carried_in"] == years[2023]["applications"]["carried_out"]
    assert years[2024]["applications"]["new_received"]["total"] == sum(one[0].year == YEAR for one in given_cases)


def test_no_column_is_left_out_of_the_total() -> None:
    assert {column.key for column in T3_APPLICANT_COLUMNS} == {kind.value for kind in ApplicantKind}
