"""What every verb ends with, and acts that change no state."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from gongkai.applications.actions.letters import write_letters
from gongkai.applications.models import Case
from gongkai.applications.queries import Lines, calendars, clock_after, due_of, hold, sees_applicant
from gongkai.applications.rules.privacy import why_not_reveal
from gongkai.applications.states import CaseStep
from gongkai.ledger.actions import record
from gongkai.ledger.models import Event
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


def refresh(case: Case, step: CaseStep, **changes: Any) -> Case:
    """Move the case on after its line in the ledger is written: state, other changes, the due day, and its letters."""
    for name, value in {"state": step.target or case.state, **changes}.items():
        setattr(case, name, value)
    events = list(Event.objects.about(case))
    if case.closed_on is None or "closed_on" in changes:  # what was closed is not touched by later holiday notices
        _count(case, [(event.name, event.details) for event in events])
    case.save()
    write_letters(case, step.verb, events[-1])
    return case


def _count(case: Case, lines: Lines) -> None:
    """Set the cached due days from the lines of the ledger."""
    here, nation = calendars()
    clock = clock_after(lines, here)
    case.due_on = due_of(clock)
    case.due_on_national = due_of(clock_after(lines, nation)) if clock else None
    case.paused_until = clock.paused_until if clock else None
    case.due_is_provisional = clock.is_provisional if clock else False


@transaction.atomic
def recount(case: Case, *, by: Person | None, at: datetime) -> Case:
    """Compute the due day anew, for instance when a year's holidays were announced; record it where it moved."""
    case = hold(case)
    before, was_provisional = case.due_on, case.due_is_provisional
    _count(case, list(Event.objects.about(case).values_list("name", "details")))
    if (case.due_on, case.due_is_provisional) != (before, was_provisional):
        record("case.recounted", case, by=by, at=at, was=before, due_on=case.due_on)
    case.save()
    return case


@transaction.atomic
def reveal_identity(case: Case, *, reason: str, by: Person, at: datetime) -> str:
    """The identity number in full; that it was shown, to whom and what for stays in the ledger."""
    reasons = [] if sees_applicant(by, case) else ["身份证明号码仅供受理员、工作机构负责人查看（个人信息保护法第六条）"]
    refuse_if(reasons + why_not_reveal(reason))

    record("case.identity_revealed", case, by=by, at=at, reason=reason)
    return case.identity_no
