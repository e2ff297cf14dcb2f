"""The list behind a figure holds exactly the records that the figure counts."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.annual.counting import NARRATIVE, PROACTIVE, Scope, behind, figures, narrative
from gongkai.annual.form import FORMS
from gongkai.annual.listing import lines_of, listed
from gongkai.annual.tests.records import case, decision, document, fees, letter, released, remedy, visits
from gongkai.applications.choices import ApplicantKind, Outcome, RemedyKind, RemedyResult
from gongkai.disclosure.choices import Genre
from gongkai.orgs.models import Organisation, Person
from gongkai.registers.choices import DecisionKind

CELLS = [(form.key, row.key, column.key) for form in FORMS for row in form.rows for column in row.columns]
METRICS = [("narrative", metric, "all") for metric in NARRATIVE]
ADDED_UP = {("proactive", "fee_wan_yuan", "amount"), ("narrative", "site_visits", "all")}


def applied(water: Organisation) -> None:
    """Applications of every outcome and kind, and some carried over."""
    kinds = list(ApplicantKind)
    for number, outcome in enumerate(Outcome):
        for kind in kinds[: 1 + number % 6]:
            case(water, date(2024, 3, 4), closed_on=date(2024, 3, 20), outcome=outcome, kind=kind)
    for number, kind in enumerate(kinds):
        for _ in range(1 + number):
            case(water, date(2023, 12, 15), kind=kind)


def contested(office: Organisation) -> None:
    """Reviews and suits of every result."""
    for result in RemedyResult:
        for number, kind in enumerate(RemedyKind, start=1):
            decided_on = None if result == RemedyResult.PENDING else date(2024, 6, 3)
            for _ in range(number):
                remedy(office, date(2024, 5, 6), kind=kind, result=result, decided_on=decided_on)


@pytest.fixture
def scope(county: Organisation, office: Organisation, water: Organisation, handler: Person) -> Scope:
    """A year in which every cell counts something, and a different number than its neighbours."""
    applied(water)
    contested(office)
    for kind, number in zip(DecisionKind, (2, 3, 4), strict=True):
        for _ in range(number):
            decision(water, date(2024, 5, 6), kind)
    for issued_on, repealed_on in ((2024, None), (2020, date(2024, 6, 3)), (2021, None)):
        document(county, date(issued_on, 5, 6), repealed_on=repealed_on)
    fees(water, 2024, "12345")
    for genre in Genre:
        released(office, handler, genre, "2024-05-06 11:00")
    letter(water, "2024-05-06 11:00")
    visits(date(2024, 5, 6), 17)
    visits(date(2024, 5, 7), 25)
    return Scope(county, 2024)


def test_every_list_is_as_long_as_its_figure(scope: Scope) -> None:
    counted, told = figures(scope), narrative(scope)
    wrong = {}
    for table, row, column in [*CELLS, *METRICS]:
        shape = told[row] if table == "narrative" else counted[table][row]
        figure = shape[column] if isinstance(shape, dict) else shape
        there = behind(scope, table, row, column)
        length = len(lines_of(listed(there.records)))
        if there.value != figure or ((table, row, column) not in ADDED_UP and length != figure):
            wrong[table, row, column] = (figure, there.value, length)
    assert wrong == {}


def test_lists_of_amounts_add_up_to_their_figure(scope: Scope) -> None:
    assert sum(one.visits for one in behind(scope, "narrative", "site_visits", "all").records) == 42
    assert [str(one.amount_yuan) for one in behind(scope, "proactive", "fee_wan_yuan", "amount").records] == [
        "12345.00"
    ]
    assert behind(scope, "proactive", "fee_wan_yuan", "amount").value == 1.2345


def test_hardly_any_cell_of_this_year_is_empty(scope: Scope) -> None:
    """Guards the test above: a list is only compared where there is something to list."""
    empty = [cell for cell in [*CELLS, *METRICS] if not behind(scope, *cell).records.exists()]
    assert {row for _, row, _ in empty} <= {"rules", *(row for _, row, column in CELLS if column == "other_org")}


@pytest.mark.parametrize(
    ("table", "row", "column"),
    [
        ("applications", "granted", "nobody"),
        ("applications", "nothing", "total"),
        ("remedies", "reconsideration", "nothing"),
        ("remedies", "nothing", "total"),
        ("proactive", "nothing", "issued"),
        ("proactive", "normative_docs", "nothing"),
        ("narrative", "nothing", "all"),
        ("narrative", "notices", "other"),
        ("website", "visits", "other"),
        ("nothing", "granted", "total"),
    ],
)
def test_a_figure_that_is_not_defined_is_not_found(water: Organisation, table: str, row: str, column: str) -> None:
    with pytest.raises(KeyError):
        behind(Scope(water, 2024), table, row, column)


def test_every_definition_says_what_it_is_called() -> None:
    definitions = [*PROACTIVE.values(), *NARRATIVE.values()]
    assert all(definition.label and definition.unit for definition in definitions)
    assert len({definition.label for definition in definitions}) == len(definitions)
