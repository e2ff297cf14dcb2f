"""Asking the applicant, once, to say more clearly what is wanted (条例第三十条)."""

from __future__ import annotations

from datetime import date

from gongkai.applications.rules.clock import Clock
from gongkai.applications.rules.events import CORRECT_WITHIN, CORRECTION, Correction, Practice
from gongkai.lib.dates import formal
from gongkai.lib.workdays import WorkCalendar


def last_day_to_request(received_on: date, calendar: WorkCalendar) -> date:
    """The seventh working day after receipt, the last on which a correction may be asked for (条例第三十条)."""
    return calendar.add(received_on, CORRECT_WITHIN)


def last_day_to_correct(requested_on: date, calendar: WorkCalendar, practice: Practice | None = None) -> date:
    """The last day to correct where the notice names none (条例第三十条: a reasonable period)."""
    return calendar.add(requested_on, (practice or Practice()).correction_days)


def why_not_request(clock: Clock, *, on: date) -> list[str]:
    """Why a correction cannot be asked for on that day (条例第三十条)."""
    reasons = []
    if on < clock.received_on:
        reasons.append(f"补正告知日早于收到申请之日（{CORRECTION}）")
    if clock.correction is not None:
        reasons.append(f"补正应当一次性告知，不得再次要求补正；补正后仍不明确的，按无法提供答复（{CORRECTION}）")
    last = last_day_to_request(clock.received_on, clock.calendar)
    if on > last:
        within = f"自收到申请之日起{CORRECT_WITHIN}个工作日内"
        reasons.append(f"补正应当{within}告知，本件最迟为{formal(last)}（{CORRECTION}）")
    return reasons


def why_not_receive(request: Correction, *, on: date, last_on: date, justified: bool = False) -> list[str]:
    """Why a correction cannot be taken on that day: it is too early, or late without good reason (条例第三十条)."""
    reasons = []
    if on < request.requested_on:
        reasons.append(f"收到补正之日早于补正告知日（{CORRECTION}）")
    if on > last_on and not justified:
        reasons.append(f"补正期限已于{formal(last_on)}届满，且无正当理由（{CORRECTION}）")
    return reasons


def why_not_lapse(*, last_on: date, on: date, justified: bool = False) -> list[str]:
    """Why the application cannot yet be taken as given up for want of correction (条例第三十条)."""
    reasons = []
    if on <= last_on:
        reasons.append(f"补正期限{formal(last_on)}届满，次日起方可视为放弃申请（{CORRECTION}）")
    if justified:
        reasons.append(f"申请人逾期补正有正当理由，不得视为放弃申请（{CORRECTION}）")
    return reasons
