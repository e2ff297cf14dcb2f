"""Keeping the registers behind 表二."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from gongkai.disclosure.models import Item
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.registers import rules
from gongkai.registers.choices import DecisionKind
from gongkai.registers.models import EnforcementDecision, FeeReturn


@transaction.atomic
def enter_decision(
    organisation: Organisation,
    *,
    kind: DecisionKind,
    doc_no: str,
    party: str,
    subject: str,
    decided_on: date,
    by: Person | None,
    at: datetime,
    basis: str = "",
    item: Item | None = None,
) -> EnforcementDecision:
    """Enter a licence, penalty or coercion; `item` is its public text where it may be published.

    Raises Refused where the number is missing or known, or the day lies ahead.
    """
    doc_no = doc_no.strip()
    known = EnforcementDecision.objects.filter(organisation=organisation, kind=kind, doc_no=doc_no).exists()
    given: dict[str, Any] = {
        "doc_no": doc_no,
        "party": party.strip(),
        "subject": subject.strip(),
        "decided_on": decided_on,
    }
    refuse_if(rules.why_not_enter_decision(**given, is_known=known, today=beijing_date(at)))

    decision = EnforcementDecision.objects.create(
        organisation=organisation, kind=kind, basis=basis.strip(), item=item, **given
    )
    record("decision.entered", decision, by=by, at=at, kind=kind, doc_no=doc_no, decided_on=decided_on)
    return decision


@transaction.atomic
def enter_fee_return(
    organisation: Organisation, *, year: int, amount_yuan: Decimal, by: Person | None, at: datetime, note: str = ""
) -> FeeReturn:
    """Enter what an organ took in fees within a year, in yuan; entered again, it corrects the amount.

    The ledger keeps both amounts. Raises Refused where the amount is negative or finer than a fen.
    """
    refuse_if(rules.why_not_enter_fees(amount_yuan=amount_yuan, year=year, this_year=beijing_date(at).year))

    before = FeeReturn.objects.select_for_update().filter(organisation=organisation, year=year).first()
    entered, _ = FeeReturn.objects.update_or_create(
        organisation=organisation, year=year, defaults={"amount_yuan": amount_yuan, "note": note.strip()}
    )
    earlier = {"before": before.amount_yuan} if before else {}
    record("fees.entered", entered, by=by, at=at, year=year, amount_yuan=amount_yuan, **earlier)
    return entered
