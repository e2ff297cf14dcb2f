"""Giving a case to a unit, asking an excessive applicant for reasons, and more time (条例第三十三条、第三十五条)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.applications.actions.record import refresh
from gongkai.applications.models import Case
from gongkai.applications.queries import calendar, day_of, holds, reason_asked, running_clock, take
from gongkai.applications.rules import entries, extension
from gongkai.applications.rules.intake import why_not_on, why_not_until
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person

BEFORE_DUE = 5  # working days kept for review and signature; a convention of the product, not the law


@transaction.atomic
def dispatch(case: Case, *, unit: Organisation, handler_due_on: date | None = None, by: Person, at: datetime) -> Case:
    """Give the case to the unit that handles it, with a last day of its own before the statutory one."""
    case, step, reasons = take(case, "dispatch", by)
    handler_due_on = handler_due_on or _own_last_day(case, beijing_date(at))
    refuse_if(reasons + entries.why_not_dispatch(handler_due_on=handler_due_on, due_on=case.due_on))

    record("case.dispatched", case, by=by, at=at, unit=unit.pk, unit_name=unit.name, handler_due_on=handler_due_on)
    return refresh(case, step, handling_unit=unit, handler_due_on=handler_due_on)


def _own_last_day(case: Case, today: date) -> date | None:
    """Five working days before the answer is due, but not before today; no later than the due day."""
    if case.due_on is None:
        return None
    return min(case.due_on, max(today, calendar().add(case.due_on, -BEFORE_DUE)))


@transaction.atomic
def extend(case: Case, *, days: int, reason: str, on: date | None = None, by: Person, at: datetime) -> Case:
    """Put the answer off by up to twenty working days in all and tell the applicant; the head alone may."""
    case, step, reasons = take(case, "extend", by)
    day = day_of(on, at)
    refuse_if(
        reasons
        + entries.why_not_put_off(reason)
        + why_not_on(day, beijing_date(at), "告知延期")
        + extension.why_not_extend(running_clock(case), days=days, notified_on=day, approved=True)
    )

    record("case.extended", case, by=by, at=at, days=days, on=day, was=case.due_on, reason=reason)
    return refresh(case, step)


@transaction.atomic
def request_reason(case: Case, *, facts: str, until: date, on: date | None = None, by: Person, at: datetime) -> Case:
    """Ask for the reasons behind an excessive number of applications; the clock runs on."""
    case, step, reasons = take(case, "request_reason", by)
    day = day_of(on, at)
    refuse_if(
        reasons + entries.why_not_ask_reason(facts, on=day, until=until) + why_not_on(day, beijing_date(at), "告知")
    )

    record("case.reason_requested", case, by=by, at=at, on=day, until=until, facts=facts)
    return refresh(case, step)


@transaction.atomic
def receive_reason(case: Case, *, text: str, by: Person | None, at: datetime) -> Case:
    """Take in the reasons that the applicant gave."""
    case, step, reasons = take(case, "receive_reason", by)
    refuse_if(reasons + entries.why_not_take_reason(text))

    record("case.reason_received", case, by=by, at=at, text=text)
    return refresh(case, step)


@transaction.atomic
def lapse_reason(case: Case, *, by: Person, at: datetime) -> Case:
    """The applicant gave no reasons in time."""
    case, step, reasons = take(case, "lapse_reason", by)
    until = date.fromisoformat(reason_asked(case)["until"])
    refuse_if(reasons + entries.why_not_lapse_reason(until=until, on=beijing_date(at)))

    record("case.reason_lapsed", case, by=by, at=at, until=until)
    return refresh(case, step)


@transaction.atomic
def set_due(
    case: Case, *, due_on: date, reason_accepted: bool, on: date | None = None, by: Person, at: datetime
) -> Case:
    """Set a later day for answering an excessive application whose reasons are good, and tell the applicant."""
    case, step, reasons = take(case, "set_due", by)
    day = day_of(on, at)
    was_asked = bool(reason_asked(case).get("answered"))
    refuse_if(
        reasons
        + why_not_on(day, beijing_date(at), "告知延迟答复")
        + why_not_until(due_on, beijing_date(at), "延迟答复的期限")
        + extension.why_not_set_due(
            running_clock(case),
            due_on=due_on,
            notified_on=day,
            approved=holds(Role.OFFICE_HEAD, case, by),
            reason_accepted=reason_accepted and was_asked,
        )
    )

    record("case.due_set", case, by=by, at=at, on=day, due_on=due_on, was=case.due_on)
    return refresh(case, step)
