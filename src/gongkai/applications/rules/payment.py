"""The clock of an information handling fee (条例第四十二条；信息处理费管理办法，国办函〔2020〕109号，第六条)."""

from __future__ import annotations

from datetime import date

from gongkai.applications.rules.clock import Clock
from gongkai.applications.rules.events import FEE, PAY_WITHIN
from gongkai.applications.rules.extension import why_not_notify
from gongkai.lib.dates import formal
from gongkai.lib.workdays import WorkCalendar

ONCE = "信息处理费管理办法第三条"


def last_day_to_pay(received_on: date, calendar: WorkCalendar) -> date:
    """The twentieth working day after the notice reached the applicant (办法第六条)."""
    return calendar.add(received_on, PAY_WITHIN)


def why_not_charge(clock: Clock, *, sent_on: date) -> list[str]:
    """Why no fee notice can go out on that day: charged already, or outside the period (办法第三条、第六条)."""
    reasons = [f"每件申请只收取一次信息处理费（{ONCE}）"] if clock.fee is not None else []
    return reasons + why_not_notify(clock, sent_on, "发出收费通知", FEE)


def why_not_notice(*, sent_on: date, received_on: date) -> list[str]:
    """Why the fee notice cannot have arrived on that day (办法第六条)."""
    return [f"收到收费通知之日早于发出之日（{FEE}）"] if received_on < sent_on else []


def why_not_pay(*, received_on: date, paid_on: date, calendar: WorkCalendar) -> list[str]:
    """Why a payment on that day does not count: before the notice, or after the last day (办法第六条)."""
    if paid_on < received_on:
        return [f"缴费之日早于收到收费通知之日（{FEE}）"]
    last = last_day_to_pay(received_on, calendar)
    if paid_on > last:
        return [f"应当自收到收费通知次日起{PAY_WITHIN}个工作日内缴费，本件最后一日为{formal(last)}（{FEE}）"]
    return []


def why_not_lapse(*, received_on: date, on: date, calendar: WorkCalendar) -> list[str]:
    """Why the application cannot yet be taken as given up for want of payment (办法第六条)."""
    last = last_day_to_pay(received_on, calendar)
    if on > last:
        return []
    return [f"缴费期限{formal(last)}届满，次日起方可视为放弃申请（{FEE}）"]
