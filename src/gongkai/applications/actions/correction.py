"""Asking the applicant once to say more clearly what is wanted (条例第三十条)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from gongkai.applications.actions.record import refresh
from gongkai.applications.choices import Outcome
from gongkai.applications.models import Case, Correction
from gongkai.applications.queries import calendar, day_of, lacks_of, practice, running_clock, take
from gongkai.applications.rules import correction as rules
from gongkai.applications.rules import events
from gongkai.applications.rules.entries import why_not_ask_to_correct, why_not_take_answer
from gongkai.applications.rules.intake import why_not_on, why_not_until
from gongkai.applications.tables import ELEMENTS
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.lib.seen import seen
from gongkai.orgs.fields import fingerprint
from gongkai.orgs.models import Person


@transaction.atomic
def request_correction(
    case: Case, *, items: str, until: date | None = None, on: date | None = None, by: Person, at: datetime
) -> Case:
    """Tell the applicant, once and within seven working days, what to correct and by when."""
    case, step, reasons = take(case, "request_correction", by)
    day = day_of(on, at)
    until = until or rules.last_day_to_correct(day, calendar(), practice())
    refuse_if(
        reasons
        + why_not_ask_to_correct(items, on=day, until=until)
        + why_not_on(day, beijing_date(at), "告知补正")
        + why_not_until(until, beijing_date(at), "补正期限")
        + rules.why_not_request(running_clock(case), on=day)
    )

    Correction.objects.create(case=case, items=items, requested_on=day, until=until)
    record("case.correction_requested", case, by=by, at=at, on=day, until=until, items=items)
    return refresh(case, step)


@transaction.atomic
def receive_correction(
    case: Case,
    *,
    answer: str,
    filled: Mapping[str, str] | None = None,
    justification: str = "",
    on: date | None = None,
    by: Person | None,
    at: datetime,
) -> Case:
    """Take in what the applicant corrected; the period begins anew. `justification` excuses a late one.

    `filled` gives what the application lacked (keys of ELEMENTS); what it stated is not overwritten.
    """
    case, step, reasons = take(case, "receive_correction", by)
    filled = _wanting(case, filled or {})
    request, day, justified = case.correction, day_of(on, at), bool(seen(justification))
    asked = events.Correction(request.requested_on)
    refuse_if(
        reasons
        + why_not_take_answer(answer, filled)
        + why_not_on(day, beijing_date(at), "收到补正")
        + rules.why_not_receive(asked, on=day, last_on=request.until, justified=justified and by is not None)
    )

    answer = seen(answer) or f"补齐：{'、'.join(ELEMENTS[key].label for key in filled)}"
    request.received_on, request.answer, request.justification = day, answer, justification
    request.save()
    facts = {"on": day, "justified": justified, "answer": answer, "filled": list(filled)}
    record("case.correction_received", case, by=by, at=at, **facts)
    return refresh(case, step, **filled, **_keys(filled))


def _wanting(case: Case, filled: Mapping[str, str]) -> dict[str, str]:
    """What was filled in of what the application lacks, and of nothing else."""
    return {key: text for key in lacks_of(case) if (text := seen(filled.get(key, "")))}


def _keys(filled: Mapping[str, str]) -> dict[str, str]:
    """The keyed hashes by which the same applicant and the same telephone are recognised."""
    named = {"identity_no": "applicant_key", "contact": "contact_key"}
    return {key: fingerprint(filled[name]) for name, key in named.items() if name in filled}


@transaction.atomic
def lapse_correction(case: Case, *, on: date | None = None, by: Person, at: datetime) -> Case:
    """The applicant did not correct in time and gave no reason: the application counts as given up."""
    case, step, reasons = take(case, "lapse_correction", by)
    day = day_of(on, at)
    refuse_if(
        reasons
        + why_not_on(day, beijing_date(at), "不再处理")
        + rules.why_not_lapse(last_on=case.correction.until, on=day)
    )

    outcome = Outcome.OTHER_NOT_CORRECTED
    record("case.correction_lapsed", case, by=by, at=at, on=day, until=case.correction.until, outcome=outcome)
    return refresh(case, step, outcome=outcome, closed_on=day)
