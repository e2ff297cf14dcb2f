"""表二 counts documents, decisions and fees, each in its own cell and year."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from gongkai.annual.counting import PROACTIVE, Scope, proactive
from gongkai.annual.form import T2_ROWS
from gongkai.annual.tests.records import decision, document, fees
from gongkai.orgs.models import Organisation
from gongkai.registers.choices import DecisionKind

Cells = dict[tuple[str, str], float]


def cells(organ: Organisation, year: int = 2024) -> Cells:
    """The cells that are not 0."""
    table = proactive(Scope(organ, year))
    pairs = {
        (row.key, column.key): table[row.key][column.key] if len(row.columns) > 1 else table[row.key]
        for row in T2_ROWS
        for column in row.columns
    }
    return {cell: value for cell, value in pairs.items() if value}


def test_every_cell_of_the_form_is_defined() -> None:
    assert set(PROACTIVE) == {(row.key, column.key) for row in T2_ROWS for column in row.columns}


ONE: dict[str, tuple[Callable[[Organisation], object], Cells]] = {
    "a document issued this year": (
        lambda organ: document(organ, date(2024, 5, 6)),
        {("normative_docs", "issued"): 1, ("normative_docs", "in_force"): 1},
    ),
    "one issued on the last day of last year": (
        lambda organ: document(organ, date(2023, 12, 31)),
        {("normative_docs", "in_force"): 1},
    ),
    "one issued on the first day of next year": (lambda organ: document(organ, date(2025, 1, 1)), {}),
    "one repealed on the last day of the year": (
        lambda organ: document(organ, date(2020, 5, 6), repealed_on=date(2024, 12, 31)),
        {("normative_docs", "repealed"): 1},
    ),
    "one repealed on the first day of next year": (
        lambda organ: document(organ, date(2020, 5, 6), repealed_on=date(2025, 1, 1)),
        {("normative_docs", "in_force"): 1},
    ),
    "one that expired in the year": (
        lambda organ: document(organ, date(2020, 5, 6), expires_on=date(2024, 12, 30)),
        {},
    ),
    "one valid to the last day of the year": (
        lambda organ: document(organ, date(2020, 5, 6), expires_on=date(2024, 12, 31)),
        {("normative_docs", "in_force"): 1},
    ),
    "a licence": (
        lambda organ: decision(organ, date(2024, 1, 1), DecisionKind.LICENSING),
        {("licensing", "decisions"): 1},
    ),
    "a penalty": (
        lambda organ: decision(organ, date(2024, 12, 31), DecisionKind.PENALTY),
        {("penalty", "decisions"): 1},
    ),
    "a coercion": (
        lambda organ: decision(organ, date(2024, 6, 3), DecisionKind.COERCION),
        {("coercion", "decisions"): 1},
    ),
    "a penalty of next year": (lambda organ: decision(organ, date(2025, 1, 1)), {}),
    "fees in yuan, reported in 万元": (
        lambda organ: fees(organ, 2024, "6600000"),
        {("fee_wan_yuan", "amount"): 660},
    ),
    "fees with a rest": (lambda organ: fees(organ, 2024, "592372449"), {("fee_wan_yuan", "amount"): 59237.2449}),
    "fees of another year": (lambda organ: fees(organ, 2023, "6600000"), {}),
}


@pytest.mark.parametrize("record", ONE)
def test_a_record_moves_exactly_its_own_cells(water: Organisation, township: Organisation, record: str) -> None:
    make, expected = ONE[record]
    make(water)
    assert cells(water) == expected
    assert cells(township) == {}


def test_a_whole_sum_of_fees_is_a_whole_number(water: Organisation) -> None:
    fees(water, 2024, "6600000.00")
    assert repr(proactive(Scope(water, 2024))["fee_wan_yuan"]) == "660"


def test_county_organs_make_no_rules(county: Organisation) -> None:
    document(county, date(2024, 5, 6))
    assert proactive(Scope(county, 2024))["rules"] == {"issued": 0, "repealed": 0, "in_force": 0}
