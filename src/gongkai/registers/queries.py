"""Reading questions about registers: for officers within their reach, for the public what the gate let out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from gongkai.disclosure.choices import Genre, ReviewLevel
from gongkai.disclosure.models import ColumnPage, GateRecord, Item, Placement, ReviewTask, ReviewTaskState
from gongkai.disclosure.permissions import DRAFTING
from gongkai.disclosure.queries import as_released, leaves_for
from gongkai.disclosure.queries import waiting_for as tasks_for
from gongkai.disclosure.queries.deadlines import HORIZON, calendar
from gongkai.disclosure.rules import DOC_NO
from gongkai.disclosure.rules.deadlines import DEADLINES, due_on, kind_of
from gongkai.disclosure.tables import REVIEW_ROUTE
from gongkai.lib.clock import in_beijing
from gongkai.orgs.choices import EDITORS, OrganKind, Role
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.permissions import reach
from gongkai.orgs.queries import units_within_reach
from gongkai.registers.choices import Standing
from gongkai.registers.models import PublicRow, RegisterEntry
from gongkai.registers.rules import (
    html_of,
    public_values,
    read_html,
    summary_of,
    title_of,
    why_not_approve_together,
)
from gongkai.registers.tables import REGISTERS, Register

KEEPERS = DRAFTING | {Role.HANDLER}  # who enter lines: those who decide, and those who publish
READERS = EDITORS | KEEPERS


def keeps_registers(person: Person) -> bool:
    """Whether the person has anything to do with registers."""
    return bool(person.roles() & READERS)


def may_keep(person: Person, unit: Organisation) -> bool:
    """Whether the person enters lines of this unit."""
    return any(person.has_role(role, unit) for role in KEEPERS)


def units_kept_by(person: Person) -> QuerySet[Organisation]:
    """The units for which a person may enter lines."""
    return units_within_reach(person, KEEPERS).order_by("path")


def entries_within_reach(person: Person, register: Register) -> QuerySet[RegisterEntry]:
    """The lines of a register that a person may read on the desk, earlier versions among them."""
    within = reach(person, READERS, "organisation")
    entries = RegisterEntry.objects.filter(kind=register.key)
    return entries.filter(within).select_related("organisation", "item").with_standing()


def standing_of(entry: RegisterEntry) -> Standing:
    """How a line stands; it comes from `with_standing`."""
    if entry.withheld_reason:
        return Standing.WITHHELD
    if entry.item_id is None:
        return Standing.WAITING
    if entry.is_public:
        return Standing.PUBLIC
    return Standing.ENDED if entry.was_public else Standing.ON_ITS_WAY


def waiting_for(person: Person, today: date) -> QuerySet[RegisterEntry]:
    """The lines of a person's units for which no public text was begun, due within a month or late."""
    mine = RegisterEntry.objects.waiting().filter(reach(person, KEEPERS, "organisation"))
    return mine.filter(due_on__lte=today + HORIZON).select_related("organisation").order_by("due_on", "pk")


def months_shown(register: Register) -> int:
    """How long a line is shown where nothing else is said: the county's own setting, else the register's."""
    configured: dict[str, int] = settings.GONGKAI_REGISTER_MONTHS
    return configured.get(register.key, register.shown_months)


def names_shown_by(register: Register) -> str:
    """The rule by which a register shows natural persons' names; empty: they are masked."""
    configured: dict[str, str] = settings.GONGKAI_REGISTER_NAMES
    return configured.get(register.key, "")


def open_values(entry: RegisterEntry) -> dict[str, str]:
    """Label → what the public would read of a line now."""
    return public_values(entry.register, entry.whole(), names=bool(names_shown_by(entry.register)))


def due_of(register: Register, unit: Organisation, day: date) -> date | None:
    """By when a line must be public."""
    is_government = unit.kind in (OrganKind.GOVERNMENT, OrganKind.OFFICE)
    kind = kind_of(
        chosen=register.deadline,
        genre=register.genre,
        catalogue_code=register.catalogue_code,
        is_government=is_government,
    )
    return due_on(kind, since=day, calendar=calendar(), is_government=is_government)


def deadline_words(register: Register) -> str:
    """作出之日起7个工作日内."""
    kind = kind_of(
        chosen=register.deadline, genre=register.genre, catalogue_code=register.catalogue_code, is_government=False
    )
    return DEADLINES[kind].words


def column_for(genre: Genre) -> ColumnPage | None:
    """The column in which texts of a genre were let out last."""
    placement = Placement.objects.filter(record__genre=genre, is_current=True, column__live=True)
    last = placement.order_by("-published_at").select_related("column").first()
    return last.column if last else None


def versions_of(entry: RegisterEntry) -> list[RegisterEntry]:
    """Every version of a line, the latest first."""
    same = RegisterEntry.objects.filter(organisation=entry.organisation_id, kind=entry.kind, doc_no=entry.doc_no)
    return list(same.order_by("-decided_on", "-pk"))


def says_otherwise(entry: RegisterEntry) -> bool:
    """Whether the public text of a line says something else than the register does now."""
    current = GateRecord.objects.current().filter(item=entry.item_id).first() if entry.item_id else None
    if current is None:
        return False
    public = read_html(current.body_html)
    return any(public.get(label) != value for label, value in open_values(entry).items())


def text_for(entry: RegisterEntry) -> dict[str, Any]:
    """The fields of the item by which a line becomes public."""
    register, number = entry.register, entry.whole()[entry.register.number]
    return {
        **told_of(entry),
        "genre": register.genre,
        "catalogue_code": leaf_below(register.catalogue_code, entry.organisation),
        "doc_no": number if DOC_NO.match(number) else "",
        "written_on": entry.decided_on,
        "deadline_kind": register.deadline,
        "shown_until": entry.shown_until,
    }


def told_of(entry: RegisterEntry) -> dict[str, Any]:
    """What the public text of a line says: title, summary and body."""
    register, values, unit = entry.register, entry.whole(), entry.organisation.name
    names = bool(names_shown_by(register))
    return {
        "title": title_of(register, values, unit=unit, names=names),
        "summary": summary_of(register, values, unit=unit, names=names),
        "body": [("generated", html_of(open_values(entry)))],
    }


def leaf_below(code: str, unit: Organisation) -> str:
    """The class of the catalogue, or the first of those that the installation put below it."""
    leaves = leaves_for(unit)
    return code if code in leaves else next((leaf for leaf in sorted(leaves) if leaf.startswith(code)), code)


def rows_of(released: Iterable[tuple[RegisterEntry, GateRecord]]) -> list[PublicRow]:
    """Where the public texts of these lines stand, not saved: everything is read from the gate's own text."""
    rows = []
    for entry, one in released:
        said = read_html(one.body_html)
        text = " ".join([one.title, *said.values()])
        rows.append(
            PublicRow(record=one, entry=entry, kind=entry.kind, unit_id=one.unit_id, day=one.written_on, text=text)
        )
    return rows


@dataclass(frozen=True, slots=True)
class UnderReview:
    """A line whose text stands at a level of review, as the reviewer sees it."""

    entry: RegisterEntry
    task: ReviewTaskState
    text: Item  # the revision under review

    @property
    def files(self) -> list[str]:
        """The titles of its attachments."""
        return [bound.title for bound in self.text.attachments.all()]

    @property
    def released(self) -> GateRecord:
        """What would become public."""
        return as_released(self.text)

    @property
    def against(self) -> list[str]:
        """Why it cannot pass with the same opinion as others."""
        return why_not_approve_together(files=self.files, own_checks=self.task.extra_checks)


def lines_to_review(person: Person, register: Register, today: date) -> dict[ReviewLevel, dict[int, ReviewTaskState]]:
    """The tasks on lines of a register that a person may do now: level → line → task, longest waiting first."""
    tasks = {int(one.workflow_state.object_id): one for one in tasks_for(person, today)}
    entries = RegisterEntry.objects.filter(kind=register.key, item__in=tasks).values_list("item", "pk")
    lines = dict(entries)
    levels = dict(ReviewTask.objects.filter(pk__in={one.task_id for one in tasks.values()}).values_list("pk", "level"))
    found: dict[ReviewLevel, dict[int, ReviewTaskState]] = {level: {} for level in REVIEW_ROUTE}
    for item, task in tasks.items():
        if item in lines:
            found[ReviewLevel(levels[task.task_id])][lines[item]] = task
    return {level: standing for level, standing in found.items() if standing}


def count_to_review(person: Person, register: Register, today: date) -> int:
    """How many lines of a register wait for this person's review."""
    return sum(len(tasks) for tasks in lines_to_review(person, register, today).values())


def under_review(tasks: Mapping[int, ReviewTaskState]) -> list[UnderReview]:
    """The lines of these tasks with their texts."""
    entries = RegisterEntry.objects.select_related("organisation", "item").in_bulk(tasks)
    return [UnderReview(entries[pk], task, task.revision.as_object()) for pk, task in tasks.items()]


# the public's side ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Wanted:
    """By what a public table is narrowed."""

    text: str = ""
    unit: str = ""
    year: int | None = None
    on: date | None = None  # the day for which a register with history is asked; None: any

    def condition(self) -> Q:
        """The same as a condition on public rows."""
        found = Q()
        for word in self.text.replace("\0", " ").split()[:5]:  # PostgreSQL takes no NUL
            found &= Q(text__icontains=word)
        if self.unit:
            found &= Q(unit__slug=self.unit.replace("\0", ""))
        if self.year:
            found &= Q(day__gte=date(self.year, 1, 1), day__lte=date(self.year, 12, 31))
        return found


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of a public table, read from the gate's own text."""

    row: PublicRow
    values: dict[str, str]

    @property
    def cells(self) -> list[tuple[str, str]]:
        """The columns of the public table, as (name, what is said)."""
        register = REGISTERS[self.row.kind]
        labels = [register.field(code).label for code in register.listed]
        return [(label, self.values.get(label, "")) for label in labels]

    @property
    def url(self) -> str:
        """The whole text."""
        return self.row.record.get_absolute_url()


def public_rows(register: Register, wanted: Wanted | None = None) -> QuerySet[PublicRow]:
    """What the public may read of a register: the rows whose gate record is in force, the latest first."""
    rows = PublicRow.objects.current().filter(kind=register.key)
    if wanted:
        rows = rows.filter(wanted.condition())
        rows = rows.in_force_on(wanted.on) if wanted.on else rows
    return (
        rows.select_related("unit", "record", "entry")
        .defer("record__search_text", "entry__private", "entry__values")
        .order_by("-day", "-id")
    )


def shown(rows: Iterable[PublicRow]) -> list[Shown]:
    """The rows with what they say; one whose gate record does not speak of that line is left out."""
    return [Shown(row, values) for row in rows if (values := cells_of(row))]


def cells_of(row: PublicRow) -> dict[str, str]:
    """What the gate's text says of a line; empty where it is another item's or not in force."""
    if not row.record.is_current or row.record.item_id != row.entry.item_id:
        return {}
    return read_html(row.record.body_html)


def published(one: Shown) -> datetime:
    """When it became public, on a Beijing clock."""
    return in_beijing(one.row.record.published_at)


def public_units(register: Register) -> list[tuple[str, str]]:
    """The units that have public rows, as (address word, short name)."""
    units = PublicRow.objects.current().filter(kind=register.key).order_by().values("unit")
    return list(Organisation.objects.filter(pk__in=units).order_by("path").values_list("slug", "short_name"))


def public_years(register: Register) -> list[int]:
    """The years from the last row back to the first."""
    rows = PublicRow.objects.current().filter(kind=register.key)
    first, last = rows.order_by("day").first(), rows.order_by("-day").first()
    return list(range(last.day.year, first.day.year - 1, -1)) if first and last else []


def public_counts() -> list[tuple[Register, int]]:
    """Every register with how many rows are public."""
    rows = PublicRow.objects.current().order_by().values_list("kind").annotate(count=Count("pk"))
    counts = dict(rows)
    return [(register, counts.get(key, 0)) for key, register in REGISTERS.items()]
