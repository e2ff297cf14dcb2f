"""The working-day calendar: the nation's holidays, a region's own over them, an installation's own over both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from gongkai.lib import nation
from gongkai.lib.nation import Mark
from gongkai.lib.notices import NATION, Notice, bundled, is_region, significant

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Day:
    """One line of a day sheet: whether the day counts, as which number (from 1), and why."""

    on: date
    counted: bool
    number: int | None
    why: str


class WorkCalendar:
    """Which days are worked in a region.

    A region code holds by prefix: 654223 rests when 650000 does. `extra` are notices an installation gives itself;
    they are laid over the bundled ones. A year whose national arrangement is unknown is provisional, never an error.
    """

    def __init__(self, region: str = NATION, extra: Iterable[Notice] = ()) -> None:
        if region != NATION and not is_region(region):
            raise ValueError(f"地区代码“{region}”应为6位数字")
        every = (*bundled(), *extra)
        self.region = region
        self._notices = sorted(
            (notice for notice in every if notice.holds_for(region)), key=lambda notice: len(significant(notice.region))
        )
        self._years: dict[int, dict[date, Mark]] = {}

    @classmethod
    def national(cls, extra: Iterable[Notice] = ()) -> WorkCalendar:
        """The calendar of the whole nation (made once)."""
        return _calendar(NATION, tuple(extra))

    @classmethod
    def for_region(cls, code: str, extra: Iterable[Notice] = ()) -> WorkCalendar:
        """The calendar of that region (made once); ValueError for what is no region code."""
        return _calendar(code, tuple(extra))

    def is_workday(self, day: date) -> bool:
        """Whether offices work on that day."""
        mark = self._mark(day)
        return day.weekday() < SATURDAY if mark is None else mark.work

    def why(self, day: date) -> str:
        """工作日, 周末, 国庆节放假, 调休上班, 肉孜节放假 …"""
        mark = self._mark(day)
        if mark is not None:
            return mark.why
        return "工作日" if day.weekday() < SATURDAY else "周末"

    def is_provisional(self, day: date) -> bool:
        """Whether a notice still to come may change that day.

        So it is for a year without a notice, and for the three last days of the year before, which the notices of
        2002, 2006, 2007, 2012 and 2019 rearranged.
        """
        if not self.is_published(day.year):
            return True
        return (day.month, day.day) >= (12, 29) and not self.is_published(day.year + 1)

    def is_published(self, year: int) -> bool:
        """Whether the nation's arrangement of that year is known."""
        return nation.is_published(year) or self._has_whole(year)

    def gaps(self, year: int) -> list[str]:
        """What is missing about that year, in sentences; empty where nothing is."""
        gaps = []
        if not self.is_published(year):
            gaps.append(f"{year}年全国节假日安排尚未录入，涉及该年的日期均为暂定")
        local = [notice for notice in self._notices if notice.region != NATION]
        if local and not any(notice.year == year for notice in local):
            gaps.append(f"{year}年地方节假日安排（{local[0].region}）尚未录入，按全国口径计算")
        return gaps

    def add(self, day: date, n: int) -> date:
        """The nth working day after that day, which is not counted itself; before it where n is negative."""
        step = ONE_DAY if n > 0 else -ONE_DAY
        left = abs(n)
        while left:
            day += step
            left -= self.is_workday(day)
        return day

    def count(self, start: date, end: date) -> int:
        """How many working days lie in (start, end]; 0 where end is not after start."""
        return sum(self.is_workday(day) for day in days_after(start, end))

    def next_workday(self, day: date) -> date:
        """The first working day after that day."""
        return self.add(day, 1)

    def on_or_after(self, day: date) -> date:
        """That day, or the next working day where it is none, as a period's last day moves (民法典第二百零三条)."""
        return day if self.is_workday(day) else self.add(day, 1)

    def sheet(self, start: date, n: int, excluded: Mapping[date, str] | None = None) -> list[Day]:
        """Every day after start up to the nth that counts; `excluded` maps days that do not count to the reason."""
        lines: list[Day] = []
        number = 0
        day = start
        while number < n:
            day += ONE_DAY
            counted, why = self._judge(day, excluded or {})
            number += counted
            lines.append(Day(day, counted, number if counted else None, why))
        return lines

    def _judge(self, day: date, excluded: Mapping[date, str]) -> tuple[bool, str]:
        counted = self.is_workday(day)
        if counted and day in excluded:
            return False, excluded[day]
        return counted, self.why(day)

    def _mark(self, day: date) -> Mark | None:
        marks = self._years.get(day.year)
        if marks is None:
            marks = self._years[day.year] = self._marks(day.year)
        return marks.get(day)

    def _marks(self, year: int) -> dict[date, Mark]:
        marks = {} if self._has_whole(year) else dict(nation.marks(year))
        for notice in self._notices:
            marks |= {day: nation.day_off(name) for day, name in notice.off if day.year == year}
            marks |= {day: nation.MADE_UP for day in notice.work if day.year == year}
        return marks

    def _has_whole(self, year: int) -> bool:
        return any(notice.whole_year and notice.year == year for notice in self._notices)


def days_after(start: date, end: date) -> Iterator[date]:
    """The days of (start, end], one by one."""
    for number in range(1, (end - start).days + 1):
        yield start + timedelta(days=number)


@cache
def _calendar(region: str, extra: tuple[Notice, ...]) -> WorkCalendar:
    return WorkCalendar(region, extra)
