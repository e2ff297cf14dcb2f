"""The working days on which the sample county's offices did something, and the hours of those days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from random import Random

from gongkai.lib.clock import BEIJING
from gongkai.lib.workdays import ONE_DAY, WorkCalendar, days_after

FIRST_YEAR = 2022
SEED = "云溪县"
MORNING = (time(10, 0), 200)  # minutes: offices of the region open at ten, Beijing time
AFTERNOON = (time(15, 30), 220)


def dice(of: str) -> Random:
    """Chance for one part of the county, the same at every load."""
    return Random(f"{SEED}/{of}")  # noqa: S311  (sample data, not secrets)


def on_clock(day: date, hour: time) -> datetime:
    """That hour of that day in Beijing."""
    return datetime.combine(day, hour, BEIJING)


def in_the_morning(day: date, chance: Random) -> datetime:
    """Some moment of that morning's office hours."""
    return _within(day, MORNING, chance)


def in_the_afternoon(day: date, chance: Random) -> datetime:
    """Some moment of that afternoon's office hours."""
    return _within(day, AFTERNOON, chance)


def _within(day: date, hours: tuple[time, int], chance: Random) -> datetime:
    start, minutes = hours
    return on_clock(day, start) + timedelta(seconds=chance.randrange(minutes * 60))


class Days:
    """The county's working days from FIRST_YEAR up to, not including, today."""

    def __init__(self, today: date, region: str) -> None:
        self.today = today
        self.calendar = WorkCalendar.for_region(region)
        before = date(FIRST_YEAR - 1, 12, 1)
        every = [day for day in days_after(before, today - ONE_DAY) if self.calendar.is_workday(day)]
        self._every = every
        self._place = {day: number for number, day in enumerate(every)}

    def of(self, year: int) -> list[date]:
        """The working days of a year that have passed."""
        return [day for day in self._every if day.year == year]

    def last(self, count: int) -> list[date]:
        """The newest working days that have passed, oldest first."""
        return self._every[-count:]

    def before(self, day: date, count: int) -> date:
        """The working day that lies so many working days before that one."""
        return self._every[self._place[day] - count]

    def years(self) -> list[int]:
        """Every year from the first to this one."""
        return list(range(FIRST_YEAR, self.today.year + 1))

    def passed(self, year: int) -> float:
        """How much of a year has passed, from 0 to 1."""
        whole = date(year + 1, 1, 1) - date(year, 1, 1)
        return min(max((self.today - date(year, 1, 1)) / whole, 0.0), 1.0)
