"""Periods of review and suit: calendar days and months, moved on where they end on a day off (民法典第二百零三条)."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from gongkai.lib.workdays import WorkCalendar

REVIEW_DAYS = 60  # 行政复议法 art. 20
SUIT_AFTER_REVIEW_DAYS = 15  # 行政诉讼法 art. 45
SUIT_MONTHS = 6  # 行政诉讼法 art. 46


def last_day_for_review(known_on: date, calendar: WorkCalendar) -> date:
    """The last day to ask for review; counts from the due day where nothing was answered (行政复议法第二十条)."""
    return calendar.on_or_after(known_on + timedelta(days=REVIEW_DAYS))


def last_day_to_sue_after_review(served_on: date, calendar: WorkCalendar) -> date:
    """The last day to sue once the decision on review was served (行政诉讼法第四十五条)."""
    return calendar.on_or_after(served_on + timedelta(days=SUIT_AFTER_REVIEW_DAYS))


def last_day_to_sue(known_on: date, calendar: WorkCalendar) -> date:
    """The last day to sue without review (行政诉讼法第四十六条)."""
    return calendar.on_or_after(_months_after(known_on, SUIT_MONTHS))


def _months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last (民法典第二百零二条)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
