"""The county's report adds up its organs, each once; an organ's own report holds its own records."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.annual.counting import Scope, figures, narrative
from gongkai.annual.form import FORMS
from gongkai.annual.queries import fees_taken
from gongkai.annual.tests.records import case, decision, document, fees, letter, released, remedy
from gongkai.applications.models import FeeNotice
from gongkai.disclosure.choices import Genre
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation, Person
from tests.cast import organ


def fill(unit: Organisation, author: Person) -> None:
    """One record of each kind."""
    case(unit, date(2024, 3, 4), closed_on=date(2024, 3, 20))
    case(unit, date(2023, 12, 15), closed_on=date(2024, 1, 9))
    case(unit, date(2024, 12, 16))
    remedy(unit, date(2024, 5, 6))
    document(unit, date(2024, 5, 6))
    decision(unit, date(2024, 6, 3))
    fees(unit, 2024, "10000")
    letter(unit, "2024-05-06 11:00")
    released(unit, author, Genre.NOTICE, "2024-05-06 11:00")


@pytest.fixture
def organs(county: Organisation, office: Organisation, water: Organisation, township: Organisation) -> list:
    return [county, office, water, township]


def flat(shape: dict[str, Any], prefix: str = "") -> dict[str, float]:
    """Every number by its path."""
    numbers = {}
    for key, value in shape.items():
        numbers |= flat(value, f"{prefix}{key}/") if isinstance(value, dict) else {prefix + key: value}
    return numbers


def test_every_cell_of_the_aggregate_is_the_sum_of_the_units(organs: list, handler: Person) -> None:
    for unit in organs:
        fill(unit, handler)
    whole = flat(figures(Scope(organs[0], 2024)))
    units = [flat(figures(Scope(unit, 2024))) for unit in organs[1:]]
    assert whole == {path: sum(unit[path] for unit in units) for path in whole}
    own = units[0]["applications/new_received/total"], units[1]["applications/new_received/total"]
    assert own == (4, 2)  # the office's report holds the government's own records too (facts §1.1)
    assert whole["applications/new_received/total"] == 8  # four organs, the county among them once
    assert set(figures(Scope(organs[0], 2024))) == {form.key for form in FORMS}


def test_narrative_figures_of_the_aggregate_are_sums_too(organs: list, handler: Person) -> None:
    for unit in organs:
        fill(unit, handler)
    counted = narrative(Scope(organs[0], 2024))
    assert (counted["notices"], counted["mailbox_handled"]) == (4, 4)


def test_a_unit_outside_the_aggregate_is_left_out(organs: list, handler: Person) -> None:
    taxes = organ(organs[0], OrganKind.DEPARTMENT, "国家税务总局云溪县税务局", "县税务局", "shuiwuju", 9)
    before = flat(figures(Scope(organs[0], 2024))), narrative(Scope(organs[0], 2024))
    fill(taxes, handler)
    assert (flat(figures(Scope(organs[0], 2024))), narrative(Scope(organs[0], 2024))) != before

    Organisation.objects.filter(pk=taxes.pk).update(include_in_aggregate=False)
    assert (flat(figures(Scope(organs[0], 2024))), narrative(Scope(organs[0], 2024))) == before
    taxes.refresh_from_db()
    assert figures(Scope(taxes, 2024))["applications"]["new_received"]["total"] == 2


def test_a_unit_that_was_closed_still_counts_for_its_year(organs: list, handler: Person) -> None:
    fill(organs[2], handler)
    before = figures(Scope(organs[0], 2024))
    Organisation.objects.filter(pk=organs[2].pk).update(is_active=False)
    assert figures(Scope(organs[0], 2024)) == before


def test_fees_for_processing_count_in_the_year_they_were_paid(organs: list) -> None:
    county, _, water, township = organs
    for unit, paid_on, amount in (
        (water, date(2024, 12, 31), 40),
        (water, date(2025, 1, 1), 100),
        (water, None, 100),
        (township, date(2024, 6, 3), 100),
    ):
        asked = case(unit, date(2024, 5, 6))
        FeeNotice.objects.create(
            case=asked, method="per_page", quantity=31, amount=amount, sent_on=date(2024, 5, 20), paid_on=paid_on
        )
    assert fees_taken(Scope(water, 2024)) == 40
    assert fees_taken(Scope(county, 2024)) == 140


def test_counting_asks_few_questions_however_much_there_is(organs: list, handler: Person) -> None:
    def questions() -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            figures(Scope(organs[0], 2024))
            narrative(Scope(organs[0], 2024))
        return len(asked)

    empty = questions()
    for unit in organs:
        fill(unit, handler)
    assert questions() == empty <= 34
