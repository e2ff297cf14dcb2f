"""An organ's fees of a year are one amount, which may be corrected but not negative."""

from __future__ import annotations

from decimal import Decimal

import pytest

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.registers.actions import enter_fee_return
from gongkai.registers.models import FeeReturn
from gongkai.registers.rules import why_not_enter_fees
from tests.cast import moment

AT = moment("2025-01-10 10:00")


def test_fees_are_entered_and_recorded(water: Organisation, handler: Person) -> None:
    entered = enter_fee_return(water, year=2024, amount_yuan=Decimal("6600000"), by=handler, at=AT)
    line = Event.objects.about(entered).get()
    assert (line.name, line.details) == ("fees.entered", {"year": 2024, "amount_yuan": "6600000"})


def test_a_second_entry_corrects_the_first_and_the_ledger_keeps_both(water: Organisation) -> None:
    enter_fee_return(water, year=2024, amount_yuan=Decimal("6600000.00"), by=None, at=AT)
    entered = enter_fee_return(water, year=2024, amount_yuan=Decimal("660000.5"), by=None, at=AT)
    assert FeeReturn.objects.get().amount_yuan == Decimal("660000.50")
    assert Event.objects.about(entered).last().details == {
        "year": 2024,
        "amount_yuan": "660000.5",
        "before": "6600000.00",
    }


@pytest.mark.parametrize("amount", ["-0.01", "NaN", "Infinity", "1000000000000", "0.001"])
def test_amounts_that_cannot_be_are_refused(water: Organisation, amount: str) -> None:
    with pytest.raises(Refused):
        enter_fee_return(water, year=2024, amount_yuan=Decimal(amount), by=None, at=AT)
    assert not FeeReturn.objects.exists()


def test_nothing_taken_is_an_entry_too(water: Organisation) -> None:
    assert enter_fee_return(water, year=2024, amount_yuan=Decimal(0), by=None, at=AT).amount_yuan == 0


def test_every_reason_is_given_at_once() -> None:
    assert len(why_not_enter_fees(amount_yuan=Decimal("-1"), year=2026, this_year=2025)) == 2
