"""Judging what happened: was each event lawful when it happened?"""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.applications.rules import consultation, correction, extension, payment
from gongkai.applications.rules.clock import Clock, after, in_order, read
from gongkai.applications.rules.events import (
    LAW_BEGINS_ON,
    RECEIPT,
    Consultation,
    Correction,
    CustomDue,
    Event,
    Extension,
    Fee,
    Practice,
)
from gongkai.lib.workdays import WorkCalendar


def why_not(events: Iterable[Event], calendar: WorkCalendar, practice: Practice | None = None) -> list[str]:
    """Why these events cannot have happened as told: every reason against the first that was not lawful."""
    received, *others = in_order(events)
    clock = read([received], calendar, practice)
    if clock.received_on < LAW_BEGINS_ON:
        return [f"收到申请之日早于《政府信息公开条例》施行之日2008年5月1日（{RECEIPT}）"]

    for event in others:
        reasons = _why_not(clock, event)
        if reasons:
            return reasons
        clock = after(clock, event)
    return []


def _why_not(clock: Clock, event: Event) -> list[str]:
    match event:
        case Correction():
            return _why_not_correction(clock, event)
        case Consultation():
            return _why_not_consultation(clock, event)
        case Fee():
            return _why_not_fee(clock, event)
        case Extension(days, notified_on, approved):
            return extension.why_not_extend(clock, days=days, notified_on=notified_on, approved=approved)
        case CustomDue(due_on, notified_on, approved):
            return extension.why_not_set_due(
                clock, due_on=due_on, notified_on=notified_on, approved=approved, reason_accepted=True
            )
    return []


def _why_not_correction(clock: Clock, event: Correction) -> list[str]:
    reasons = correction.why_not_request(clock, on=event.requested_on)
    if event.received_on is None:
        return reasons
    last_on = event.until or event.received_on
    return reasons + correction.why_not_receive(event, on=event.received_on, last_on=last_on, justified=event.justified)


def _why_not_consultation(clock: Clock, event: Consultation) -> list[str]:
    reasons = consultation.why_not_consult(clock, sent_on=event.sent_on)
    ends = [day for day in (event.answered_on, event.reached_on) if day]
    return reasons + [reason for day in ends for reason in consultation.why_not_resume(sent_on=event.sent_on, on=day)]


def _why_not_fee(clock: Clock, event: Fee) -> list[str]:
    reasons = payment.why_not_charge(clock, sent_on=event.sent_on)
    arrived_on = event.received_on or event.sent_on
    reasons += payment.why_not_notice(sent_on=event.sent_on, received_on=arrived_on)
    if event.paid_on is None:
        return reasons
    return reasons + payment.why_not_pay(received_on=arrived_on, paid_on=event.paid_on, calendar=clock.calendar)
