"""Dates and moments as Chinese offices write them."""

from __future__ import annotations

from datetime import date, datetime

from gongkai.lib.clock import in_beijing


def formal(day: date) -> str:
    """2024年3月5日, as in the body of a document (GB/T 15835: no leading zeros)."""
    return f"{day.year}年{day.month}月{day.day}日"


def to_minute(moment: datetime) -> str:
    """2024-03-05 16:30 in Beijing, as pages state when something was published."""
    return f"{in_beijing(moment):%Y-%m-%d %H:%M}"


def weekday(day: date) -> str:
    """周一 … 周日."""
    return "周" + "一二三四五六日"[day.weekday()]
