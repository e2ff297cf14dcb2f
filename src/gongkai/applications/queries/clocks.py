"""The clock of a case, computed from its lines in the ledger and from nothing else."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from gongkai.applications.models import CalendarNotice, Case
from gongkai.applications.rules.clock import Clock, read
from gongkai.applications.rules.events import Practice, Received
from gongkai.applications.rules.sheet import Row, rows
from gongkai.applications.rules.standing import CLOSING, state_of
from gongkai.applications.rules.telling import told
from gongkai.ledger.models import Event
from gongkai.lib.clock import beijing_date
from gongkai.lib.notices import Notice, notice_of
from gongkai.lib.workdays import WorkCalendar
from gongkai.theme.clock import ClockDay, Kind

Lines = list[tuple[str, dict[str, Any]]]


Calendars = tuple[WorkCalendar, WorkCalendar]


def notices(*, without: int | None = None) -> tuple[Notice, ...]:
    """The holiday notices that this installation was given, beside those that come with the product."""
    return _in_force(CalendarNotice.objects.exclude(pk=without), None)


def _in_force(given: Iterable[CalendarNotice], at: datetime | None) -> tuple[Notice, ...]:
    return tuple(notice_of(one.as_entry()) for one in given if one.holds_at(at))


def calendar(extra: tuple[Notice, ...] = (), *, without: int | None = None) -> WorkCalendar:
    """The working days of this county: the nation's, with the region's own holidays; `extra` lies over all.

    `without`: the key of a notice that is left out, to see what voiding it would move.
    """
    return WorkCalendar.for_region(settings.GONGKAI_SITE["region"], (*notices(without=without), *extra))


def calendars() -> Calendars:
    """The working days of this county and those of the whole nation, with the notices read once."""
    return _calendars(notices())


def _calendars(given: tuple[Notice, ...]) -> Calendars:
    return WorkCalendar.for_region(settings.GONGKAI_SITE["region"], given), WorkCalendar.national(given)


def calendar_of(case: Case) -> WorkCalendar:
    """The calendar that a case is counted by: today's while it is open, afterwards that of the moment it was closed."""
    if case.closed_on is None:
        return calendar()
    closed_at = closings(Case.objects.filter(pk=case.pk)).get(case.pk)
    return _calendars(_in_force(CalendarNotice.objects.all(), closed_at))[0]


def closings(cases: QuerySet) -> dict[int, datetime]:
    """When each of these cases was closed, in one query."""
    about = Event.objects.filter(subject_type=Case._meta.label_lower, subject_id__in=cases.values("pk"))
    return dict(about.filter(name__in=CLOSING).order_by("id").values_list("subject_id", "at"))


def practice() -> Practice:
    """What this county does where the law is silent."""
    return Practice(**settings.GONGKAI_CASE_PRACTICE)


def clock_of(case: Case, days: WorkCalendar | None = None) -> Clock | None:
    """The clock of a case; None before it was received."""
    return clock_after(list(Event.objects.about(case).values_list("name", "details")), days or calendar_of(case))


def clock_after(lines: Lines, days: WorkCalendar) -> Clock | None:
    """The clock after those lines of the ledger; None before a receipt."""
    events = told(lines)
    if not any(isinstance(event, Received) for event in events):
        return None
    return read(events, days, practice())


def lines_of(cases: QuerySet) -> dict[int, Lines]:
    """The lines of the ledger about each of many cases, in one query."""
    found: dict[int, Lines] = defaultdict(list)
    about = Event.objects.filter(subject_type=Case._meta.label_lower, subject_id__in=cases.values("pk"))
    for pk, name, details in about.order_by("id").values_list("subject_id", "name", "details"):
        found[pk].append((name, details))
    return found


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


def remaining(case: Case, today: date, days: WorkCalendar | None = None) -> int | None:
    """The working days left until the answer is due, negative when late; None where no day is set."""
    return None if case.due_on is None else days_to(case.due_on, today, days or calendar())


def days_to(day: date, today: date, days: WorkCalendar) -> int:
    """The working days from today to that day, negative when it is past."""
    return days.count(today, day) or -days.count(day, today)


@dataclass(frozen=True, slots=True)
class Mismatch:
    """A case whose cache is not what the ledger says: which value, what is stored, what is right."""

    number: str
    what: str
    stored: str
    computed: str


def mismatched(cases: QuerySet | None = None) -> list[Mismatch]:
    """Every cached state and due day that is not what the ledger says; a few queries, however many cases.

    A closed case is counted by the holiday notices of the moment it was closed: later ones never touch it.
    """
    found = Case.objects.all() if cases is None else cases
    lines, closed, given = lines_of(found), closings(found), list(CalendarNotice.objects.all())
    wrong = []
    for case in found.only("number", "state", "due_on", "paused_until", "due_on_national"):
        here, nation = _calendars(_in_force(given, closed.get(case.pk)))
        told_of = lines.get(case.pk, [])
        clock = clock_after(told_of, here)
        values = (
            ("状态", case.state, state_of(told_of)),
            ("答复期限", case.due_on, due_of(clock)),
            ("暂停的末日", case.paused_until, clock.paused_until if clock else None),
            ("全国口径的答复期限", case.due_on_national, due_of(clock_after(told_of, nation))),
        )
        wrong += [
            Mismatch(case.number, what, str(stored), str(right)) for what, stored, right in values if stored != right
        ]
    return wrong


def mismatches() -> list[str]:
    """Numbers of cases whose cache is not what the ledger says; empty where all is well."""
    return [one.number for one in mismatched()]


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
