"""The example of a statutory clock: received on 27 September 2024, over the National Day, with one consultation."""

from __future__ import annotations

from datetime import date, timedelta

from ..clock import ClockDay, Kind

RECEIVED_ON, DUE_ON = date(2024, 9, 27), date(2024, 11, 5)
HOLIDAYS = {date(2024, 10, day): "国庆节" for day in range(1, 8)}  # 国办发明电〔2023〕7号
MAKE_UP = {date(2024, 9, 29), date(2024, 10, 12)}
PAUSED = {date(2024, 10, day) for day in range(15, 19)}  # 条例 art. 33, third parties' time
EVENTS = {
    RECEIVED_ON: ("收到申请",),
    date(2024, 10, 14): ("征求意见",),
    date(2024, 10, 18): ("收到意见",),
}


def _kind(on: date) -> Kind:
    """What kind of day it was."""
    if on in PAUSED:
        return "paused"
    if on in HOLIDAYS:
        return "holiday"
    if on in MAKE_UP:
        return "makeup"
    return "weekend" if on.weekday() > 4 else "working"


def _days() -> list[ClockDay]:
    """Every day from receipt to the due day; the day of receipt is not counted."""
    days, number = [], 0
    for step in range((DUE_ON - RECEIVED_ON).days + 1):
        on = RECEIVED_ON + timedelta(days=step)
        kind = _kind(on)
        counted = kind in ("working", "makeup") and on > RECEIVED_ON
        number += counted
        name = HOLIDAYS.get(on) or {"paused": "停", "makeup": "上班"}.get(kind, "")
        days.append(ClockDay(on, kind, number if counted else None, name, EVENTS.get(on, ()), on == DUE_ON))
    return days


CLOCK = _days()
