"""The clock of a case, computed from its lines in the ledger and from nothing else."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings

from gongkai.applications.models import Case
from gongkai.applications.rules.clock import Clock, read
from gongkai.applications.rules.events import Practice, Received
from gongkai.applications.rules.sheet import Row, rows
from gongkai.applications.rules.telling import told
from gongkai.ledger.models import Event
from gongkai.lib.clock import beijing_date
from gongkai.lib.workdays import WorkCalendar
from gongkai.theme.clock import ClockDay, Kind


def calendar() -> WorkCalendar:
    """The working days of this county: the nation's, with the region's own holidays."""
    return WorkCalendar.for_region(settings.GONGKAI_SITE["region"])


def practice() -> Practice:
    """What this county does where the law is silent."""
    return Practice(**settings.GONGKAI_CASE_PRACTICE)


def clock_of(case: Case, days: WorkCalendar | None = None) -> Clock | None:
    """The clock of a case, computed from its lines in the ledger and nothing else; None before it was received."""
    events = told(Event.objects.about(case).values_list("name", "details"))
    if not any(isinstance(event, Received) for event in events):
        return None
    return read(events, days or calendar(), practice())


def running_clock(case: Case) -> Clock:
    """The clock of a case that was received; LookupError for one that was not."""
    clock = clock_of(case)
    if clock is None:
        raise LookupError(f"{case.number} was not received yet")
    return clock


def due_of(clock: Clock | None) -> date | None:
    """The due day of a clock, None without one."""
    return clock.due_on if clock else None


def day_of(on: date | None, at: datetime) -> date:
    """The day an act happened: the given one, or the Beijing day of the moment it was recorded."""
    return on or beijing_date(at)


def remaining(case: Case, today: date) -> int | None:
    """The working days left until the answer is due, negative when late; None where no day is set."""
    if case.due_on is None:
        return None
    days = calendar()
    return days.count(today, case.due_on) or -days.count(case.due_on, today)


def mismatches() -> list[str]:
    """Numbers of cases whose cached due day is not what the ledger says; empty where all is well."""
    return [case.number for case in Case.objects.all() if due_of(clock_of(case)) != case.due_on]


KINDS: dict[str, Kind] = {"周末": "weekend", "调休上班": "makeup", "工作日": "working"}


def day_sheet(clock: Clock) -> list[ClockDay]:
    """The clock day by day, as the month grid of the theme shows it."""
    return [_shown(row, clock) for row in rows(clock)]


def _shown(row: Row, clock: Clock) -> ClockDay:
    kind = KINDS.get(row.why) or ("holiday" if row.why.endswith("放假") else "paused")
    return ClockDay(
        on=row.on,
        kind=kind,
        number=row.number,
        name="" if row.why in {"工作日", "周末"} else row.why,
        events=tuple(event for event in row.event.split("；") if event),
        is_due=row.on == clock.due_on,
    )
