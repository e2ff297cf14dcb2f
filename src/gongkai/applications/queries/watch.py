"""What those who supervise look at: cases to be warned about, each unit's board, the week in figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Avg, Count, ExpressionWrapper, F, Q, fields
from django.db.models.functions import Coalesce

from gongkai.applications.choices import OPEN
from gongkai.applications.models import Case, CaseQuerySet
from gongkai.applications.queries.clocks import calendar, days_to
from gongkai.applications.queries.people import cases_of
from gongkai.applications.rules.warning import is_due_for_warning
from gongkai.ledger.models import Event
from gongkai.lib.workdays import WorkCalendar
from gongkai.orgs.models import Organisation, Person

SOON, NEAR = 2, 5  # working days left


def to_warn(today: date) -> list[tuple[Case, int]]:
    """The open cases whose remaining days call for a warning today and that were not warned at that number yet.

    The line is the nation's due day where regional holidays put the local one later: whether those excuse a late
    answer is not settled (facts A26).
    """
    days = calendar()
    if not days.is_workday(today):
        return []
    found = []
    near = Q(due_on__lte=days.add(today, NEAR)) | Q(due_on_national__lte=days.add(today, NEAR))
    for case in Case.objects.running(today).filter(near):
        left = min(days_to(line, today, days) for line in (case.due_on, case.due_on_national) if line)
        if is_due_for_warning(left):
            found.append((case, left))
    warned = set(
        Event.objects.named("case.due_warned")
        .filter(subject_id__in=[case.pk for case, _ in found])
        .values_list("subject_id", "details__days", "details__due_on")
    )
    return [(case, left) for case, left in found if (case.pk, left, str(case.due_on)) not in warned]


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit on the board: open cases by urgency, and how it did this year."""

    unit: Organisation
    open: int
    late: int
    soon: int
    near: int
    paused: int
    closed: int
    closed_late: int
    average_days: float | None

    @property
    def in_time(self) -> str:
        """The share answered in time this year, in words."""
        if not self.closed:
            return "—"
        return f"{100 * (self.closed - self.closed_late) / self.closed:.0f}%"


def board(person: Person, today: date) -> list[UnitRow]:
    """Every unit within the person's reach with its figures, those with late cases first; two queries of cases."""
    days = calendar()
    rows = _figures(cases_of(person), today, days)
    units = Organisation.objects.in_bulk([row["unit"] for row in rows])
    found = [
        UnitRow(
            units[row["unit"]], row["open"], row["late"], row["soon"], row["near"], row["paused"], row["closed"],
            row["closed_late"], row["average"].days if row["average"] is not None else None,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(found, key=lambda row: (-row.late, -row.soon, -row.open, row.unit.path))


def _figures(cases: CaseQuerySet, today: date, days: WorkCalendar) -> list[dict[str, Any]]:
    is_open = Q(state__in=OPEN)
    running = is_open & Case.runs_on(today)
    this_year = Q(closed_on__year=today.year)
    took = ExpressionWrapper(F("dispatched_on") - F("received_on"), output_field=fields.DurationField())
    return list(
        cases.order_by()
        .annotate(unit=Coalesce("handling_unit", "organisation"))
        .values("unit")
        .annotate(
            open=Count("pk", filter=is_open),
            late=Count("pk", filter=running & Q(due_on__lt=today)),
            soon=Count("pk", filter=running & Q(due_on__gte=today, due_on__lte=days.add(today, SOON))),
            near=Count("pk", filter=running & Q(due_on__gt=days.add(today, SOON), due_on__lte=days.add(today, NEAR))),
            paused=Count("pk", filter=is_open & ~Case.runs_on(today)),
            closed=Count("pk", filter=this_year),
            closed_late=Count("pk", filter=this_year & Q(dispatched_on__gt=F("due_on"))),
            average=Avg(took, filter=this_year & Q(dispatched_on__isnull=False)),
        )
    )


@dataclass(frozen=True, slots=True)
class Digest:
    """One week: what came in, what went out, what is late and what falls due next week."""

    since: date
    until: date
    received: int
    answered: int
    answered_late: int
    late: list[Case]
    due_next: list[Case]


def digest(person: Person, today: date, *, since: date | None = None, until: date | None = None) -> Digest:
    """A week within the person's reach (the one that ends today), and what is late or due soon as of today."""
    until = until or today
    since, cases = since or until - timedelta(days=6), cases_of(person)
    answered = cases.filter(dispatched_on__range=(since, until))
    running = cases.running(today).order_by("due_on", "pk")
    return Digest(
        since=since,
        until=until,
        received=cases.filter(received_on__range=(since, until)).count(),
        answered=answered.count(),
        answered_late=answered.filter(dispatched_on__gt=F("due_on")).count(),
        late=list(running.filter(due_on__lt=today)),
        due_next=list(running.filter(due_on__range=(today, today + timedelta(days=7)))),
    )
