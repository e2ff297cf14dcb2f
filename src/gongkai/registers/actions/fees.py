"""What organs took in fees."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.registers.models import FeeReturn
from gongkai.registers.rules import why_not_enter_fees


@transaction.atomic
def enter_fee_return(
    organisation: Organisation, *, year: int, amount_yuan: Decimal, by: Person | None, at: datetime, note: str = ""
) -> FeeReturn:
    """Enter what an organ took in fees within a year, in yuan; entered again, it corrects the amount.

    The ledger keeps both amounts. Raises Refused where the amount is negative or finer than a fen.
    """
    refuse_if(why_not_enter_fees(amount_yuan=amount_yuan, year=year, this_year=beijing_date(at).year))

    before = FeeReturn.objects.select_for_update().filter(organisation=organisation, year=year).first()
    entered, _ = FeeReturn.objects.update_or_create(
        organisation=organisation, year=year, defaults={"amount_yuan": amount_yuan, "note": note.strip()}
    )
    earlier = {"before": before.amount_yuan} if before else {}
    record("fees.entered", entered, by=by, at=at, year=year, amount_yuan=amount_yuan, **earlier)
    return entered
