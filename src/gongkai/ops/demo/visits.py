"""How often the site was opened on each day."""

from __future__ import annotations

from datetime import date

from gongkai.analytics.models import DailyVisits
from gongkai.lib.workdays import ONE_DAY, days_after
from gongkai.ops.demo.days import Days, dice
from gongkai.ops.demo.figures import VISITS, planned


def write(days: Days) -> None:
    """Write a line for every day from the first year until yesterday."""
    for year in days.years():
        past = [day for day in days_after(date(year, 1, 1) - ONE_DAY, date(year, 12, 31)) if day < days.today]
        total = round(planned(VISITS, year) * days.passed(year))
        DailyVisits.objects.bulk_create(
            (DailyVisits(day=day, visits=visits) for day, visits in zip(past, _spread(total, past, days), strict=True)),
            batch_size=400,
        )


def _spread(total: int, past: list[date], days: Days) -> list[int]:
    """Shares of a total, heavier on working days, that add up to it exactly."""
    if not past:
        return []
    chance = dice(f"visits/{past[0].year}")
    weights = [(3.0 if days.calendar.is_workday(day) else 1.2) * chance.uniform(0.8, 1.3) for day in past]
    shares = [int(total * weight / sum(weights)) for weight in weights]
    shares[-1] += total - sum(shares)
    return shares
