"""The State Council's yearly holiday arrangements, as the `holidays` package keeps them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

import holidays

PART_OF = {"农历除夕": "春节", "春节延长假期": "春节"}  # what the notices count to the Spring Festival
SUBSTITUTE = "调休"  # how the package names a day off that is worked on a weekend
NOTE = "（"  # 国庆节（补假）


@dataclass(frozen=True, slots=True)
class Mark:
    """What makes a day other than its weekday: rest or work, and why."""

    work: bool
    why: str


MADE_UP = Mark(work=True, why="调休上班")


def day_off(name: str) -> Mark:
    """A day off for that holiday."""
    return Mark(work=False, why=f"{name}放假")


@cache
def is_published(year: int) -> bool:
    """Whether the package knows that year's notice: every notice since 2001 has weekend days to be worked."""
    return any(day.year == year for day in _table(year).weekend_workdays)


@cache
def marks(year: int) -> dict[date, Mark]:
    """The days of that year which are not as their weekday; for an unpublished year only the statutory days."""
    named = {day: _name(name) for day, name in _table(year).items() if SUBSTITUTE not in name}
    off = {day: day_off(named[min(named, key=lambda other: abs(other - day))]) for day in _table(year)}
    work = dict.fromkeys(_table(year).weekend_workdays, MADE_UP)
    return {day: mark for day, mark in {**off, **work}.items() if day.year == year}


@cache
def _table(year: int) -> holidays.HolidayBase:
    years = [year, year + 1]  # next year's notice may speak of this December
    return holidays.country_holidays("CN", years=years, language="zh_CN")


def _name(text: str) -> str:
    """中秋节; 国庆节（补假） → 中秋节、国庆节."""
    names = (part.split(NOTE)[0] for part in text.split("; "))
    return "、".join(dict.fromkeys(PART_OF.get(name, name) for name in names))
