"""What is due when, what is late, and how punctual each unit was."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db.models import Count, F, Q, QuerySet
from django.db.models.functions import TruncDate

from gongkai.disclosure.choices import Openness
from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.rules.deadlines import DEADLINES, REVOKED_DOWN_WITHIN, Deadline, Stage, due_on, kind_of, stage
from gongkai.finding import Finding, Place, Severity
from gongkai.lib.clock import BEIJING
from gongkai.lib.workdays import WorkCalendar
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation

HORIZON = timedelta(days=30)  # the watch shows what falls due within a month


def calendar() -> WorkCalendar:
    """The working days of this county: the nation's, with the region's own holidays."""
    return WorkCalendar.for_region(settings.GONGKAI_SITE["region"])


def deadline_of(item: Item) -> Deadline:
    """The line of the table that holds for an item."""
    return DEADLINES[kind_for(item)]


def due_of(item: Item) -> date | None:
    """The last day on which an item may become public; None before its date of formation is known, or for 及时."""
    since = item.counted_from or item.written_on
    if since is None or item.openness != Openness.PROACTIVE:
        return None
    return due_on(kind_for(item), since=since, calendar=calendar(), is_government=_is_government(item.unit))


def kind_for(item: Item) -> str:
    """Which line of the table holds for an item."""
    return kind_of(
        chosen=item.deadline_kind,
        genre=item.genre,
        catalogue_code=item.catalogue_code,
        is_government=_is_government(item.unit),
    )


def _is_government(unit: Organisation) -> bool:
    return unit.kind in (OrganKind.GOVERNMENT, OrganKind.OFFICE)


def not_yet_public(items: QuerySet[Item]) -> QuerySet[Item]:
    """Those with a last day that were never public, the earliest due first: an index number is given at the release."""
    return items.filter(index_no=None, due_on__isnull=False).order_by("due_on", "id")


def revoked_but_public(items: QuerySet[Item]) -> QuerySet[Item]:
    """Published decisions that were changed or revoked and are still public."""
    return items.filter(revoked_on__isnull=False, gate_records__is_current=True).order_by("revoked_on")


@dataclass(frozen=True, slots=True)
class Watched:
    """One item on the watch."""

    item: Item
    due_on: date
    stage: Stage
    rule: str
    basis: str


def watched(items: QuerySet[Item], today: date) -> list[Watched]:
    """What falls due within a month or is late, and the revoked decisions that must come down."""
    days = calendar()
    waiting = not_yet_public(items).filter(due_on__lte=today + HORIZON).select_related("unit", "author").defer("body")
    rows = []
    for item in waiting:
        rule = deadline_of(item)
        rows.append(Watched(item, item.due_on, stage(item.due_on, today, days), rule.words, rule.basis))
    for item in revoked_but_public(items).select_related("unit", "author").defer("body"):
        due = item.revoked_on + timedelta(days=REVOKED_DOWN_WITHIN)
        rows.append(
            Watched(item, due, stage(due, today, days), "决定被变更、撤销之日起3日内撤回", "行政处罚法第四十八条")
        )
    return sorted(rows, key=lambda row: (row.due_on, row.item.pk))


def findings(items: QuerySet[Item], today: date) -> list[Finding]:
    """What is late today, in the one shape of all findings."""
    return [
        Finding(
            rule="D-REVOKED" if row.item.revoked_on else "D-LATE",
            severity=Severity.ERROR,
            message=f"《{row.item.title}》应于{row.due_on}前{'撤回' if row.item.revoked_on else '公开'}（{row.rule}）",
            basis=row.basis,
            place=Place(path=f"item:{row.item.pk}"),
        )
        for row in watched(items, today)
        if row.stage == Stage.LATE
    ]


@dataclass(frozen=True, slots=True)
class Punctuality:
    """How a unit kept its deadlines in a year."""

    unit: str
    in_time: int
    late: int
    overdue: int

    @property
    def rate(self) -> float | None:
        """Per cent published in time of all that fell due; None where nothing did."""
        total = self.in_time + self.late + self.overdue
        return round(100 * self.in_time / total, 1) if total else None


def punctuality(units: QuerySet[Organisation], year: int, today: date) -> list[Punctuality]:
    """In time, late, and overdue today, for each unit: by the first release of each item within the year."""
    first = GateRecord.objects.current().first_published_in(year).filter(item__due_on__isnull=False, unit__in=units)
    day = TruncDate("first_published_at", tzinfo=BEIJING)
    counts = (
        first.annotate(day=day)
        .values("unit")
        .annotate(
            in_time=Count("pk", filter=Q(day__lte=F("item__due_on"))),
            late=Count("pk", filter=Q(day__gt=F("item__due_on"))),
        )
    )
    done = {row["unit"]: row for row in counts.order_by()}
    waiting = not_yet_public(Item.objects.filter(unit__in=units, due_on__lt=today)).order_by()
    overdue = dict(waiting.values_list("unit").annotate(count=Count("pk")))
    return [
        Punctuality(
            unit=unit.short_name,
            in_time=done.get(unit.pk, {}).get("in_time", 0),
            late=done.get(unit.pk, {}).get("late", 0),
            overdue=overdue.get(unit.pk, 0),
        )
        for unit in units
        if unit.pk in done or unit.pk in overdue
    ]
