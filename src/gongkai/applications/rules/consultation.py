"""Asking third parties and other organs; the time it takes does not count (条例第三十二条至第三十四条)."""

from __future__ import annotations

from datetime import date

from gongkai.applications.rules.clock import Clock
from gongkai.applications.rules.events import CONSULTATION, REPLY_WITHIN
from gongkai.applications.rules.extension import why_not_notify
from gongkai.lib.dates import formal
from gongkai.lib.workdays import WorkCalendar


def last_day_to_reply(reached_on: date, calendar: WorkCalendar) -> date:
    """The fifteenth working day after the letter reached whoever is asked (条例第三十二条、第三十四条)."""
    return calendar.add(reached_on, REPLY_WITHIN)


def why_not_consult(clock: Clock, *, sent_on: date) -> list[str]:
    """Why nobody can be asked on that day: no period is running that could stand still (条例第三十三条第三款)."""
    return why_not_notify(clock, sent_on, "发出征求意见书", CONSULTATION)


def why_not_resume(*, sent_on: date, on: date) -> list[str]:
    """Why the clock cannot go on from that day: nobody had been asked yet (条例第三十三条第三款)."""
    return [f"征求意见结束之日早于发出之日（{CONSULTATION}）"] if on < sent_on else []


def why_not_time_out(*, reached_on: date | None, on: date, calendar: WorkCalendar) -> list[str]:
    """Why the silence of those asked does not count yet: their fifteen working days still run (条例第三十二条)."""
    if reached_on is None:
        return [f"被征求方收到征求意见书之日尚未登记（{CONSULTATION}）"]
    last = last_day_to_reply(reached_on, calendar)
    if on <= last:
        return [f"被征求方的{REPLY_WITHIN}个工作日至{formal(last)}届满，次日起方可按逾期未答处理（{CONSULTATION}）"]
    return []
