"""One zone for every date of the product: Beijing time, never Asia/Urumqi and never the server's own."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

BEIJING = ZoneInfo("Asia/Shanghai")  # 新疆 too: an application of 00:30 in Beijing belongs to the new day


def beijing_date(moment: datetime) -> date:
    """The day it is in Beijing at that moment; ValueError for a moment that does not say its zone."""
    return in_beijing(moment).date()


def in_beijing(moment: datetime) -> datetime:
    """The same moment on a Beijing clock; ValueError for a moment that does not say its zone."""
    if moment.utcoffset() is None:
        raise ValueError("时间必须带时区")
    return moment.astimezone(BEIJING)
