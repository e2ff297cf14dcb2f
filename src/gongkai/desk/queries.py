"""What waits for a person today, and what the ledger tells those who watch over it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.text import Truncator

from gongkai.annual.handing_in import due_reports, waiting_for_the_office
from gongkai.annual.queries import COMPILERS, organs_of
from gongkai.applications.queries import calendar, days_left, groups_for, works_on_cases
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import Item, ReviewTaskState
from gongkai.disclosure.permissions import DRAFTING
from gongkai.disclosure.queries import drafts_of, last_return, standing, waiting_for, with_standing
from gongkai.disclosure.queries.deadlines import calendar as disclosure_calendar
from gongkai.disclosure.queries.deadlines import watched
from gongkai.disclosure.rules.deadlines import stage
from gongkai.ledger.models import Event
from gongkai.mailbox.choices import LetterState
from gongkai.mailbox.queries import ANSWERERS, letters_within_reach
from gongkai.orgs.choices import EDITORS, OrganKind, Role
from gongkai.orgs.models import Person
from gongkai.orgs.permissions import reach
from gongkai.orgs.queries import county
from gongkai.registers.queries import deadline_words, keeps_registers
from gongkai.registers.queries import waiting_for as register_lines

TITLE_LENGTH = 40  # characters of an application shown on the start page
SHOWN = 20  # of each list; the rest is a click away
WATCHERS = (Role.AUDIT_ADMIN, Role.SUPERVISOR)


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to do: what, whose, how it stands, since when or by when."""

    title: str
    url: str
    unit: str
    note: str
    since: datetime | None = None
    due_on: date | None = None
    left: int | None = None  # working days; negative when late


@dataclass(frozen=True, slots=True)
class ToDo:
    """One list of the start page; `total` counts all, `rows` shows the first of them."""

    title: str
    total: int
    rows: list[Row]
    empty: str
    all_at: str = ""

    @property
    def is_cut(self) -> bool:
        """Whether there is more than is shown."""
        return self.total > len(self.rows)


def today_for(person: Person, today: date) -> list[ToDo]:
    """The lists of the person's start page, each only for who has such work."""
    roles = person.roles()
    lists = []
    if roles & (EDITORS - {Role.DRAFTER}) or waiting_for(person, today).exists():
        lists.append(reviews_for(person, today))
    if roles & DRAFTING:
        lists += [drafts_for(person), due_for(person, today)]
    if keeps_registers(person) and register_lines(person, today).exists():
        lists.append(register_lines_for(person, today))
    if roles & set(COMPILERS):
        lists += [*reports_for(person, today), *reports_to_accept(person)]
    if works_on_cases(person):
        lists.append(cases_for(person, today))
    if roles & set(ANSWERERS):
        lists.append(letters_for(person))
    return lists


def reviews_for(person: Person, today: date) -> ToDo:
    """待我审核: what stands at a level the person holds and may approve."""
    waiting = waiting_for(person, today)
    states = list(waiting[:SHOWN])
    items = Item.objects.select_related("unit").defer("body").in_bulk([int(one.revision.object_id) for one in states])
    rows = [_review(one, items[int(one.revision.object_id)]) for one in states]
    return ToDo("待我审核", waiting.count(), rows, "没有等您审核的信息。", all_at=f"{_items()}?standing=review")


def _review(state: ReviewTaskState, item: Item) -> Row:
    note = f"{state.task.name}，{state.workflow_state.requested_by}送审"
    return Row(
        state.revision.object_str, _item(item), item.unit.short_name, note, since=state.started_at, due_on=state.due_on
    )


def drafts_for(person: Person) -> ToDo:
    """我的稿件: drafts still to be sent, with the reason of those that were returned."""
    drafts = drafts_of(person)
    rows = [_draft(item) for item in with_standing(drafts)[:SHOWN]]
    return ToDo("我的稿件", drafts.count(), rows, "没有待修改、待送审的稿件。", all_at=_items())


def due_for(person: Person, today: date) -> ToDo:
    """公开时限: what the person's units must publish within a month, late ones first, and what must come down."""
    mine = watched(Item.objects.filter(reach(person, list(DRAFTING), "unit")), today)
    rows = [
        Row(
            row.item.title,
            _item(row.item),
            row.item.unit.short_name,
            f"{row.stage.label}，{row.rule}",
            due_on=row.due_on,
        )
        for row in mine[:SHOWN]
    ]
    return ToDo("公开时限", len(mine), rows, "一个月内没有到期的信息。", all_at=reverse("disclosure_desk:deadlines"))


def register_lines_for(person: Person, today: date) -> ToDo:
    """登记簿: lines that must be public within a month and whose public text was not begun, the late ones first."""
    waiting, days = register_lines(person, today), disclosure_calendar()
    rows = [
        Row(
            f"{one.register.label} {one.doc_no}",
            reverse("registers_desk:entry", args=[one.kind, one.pk]),
            one.organisation.short_name,
            f"{stage(one.due_on, today, days).label}，{deadline_words(one.register)}",
            due_on=one.due_on,
        )
        for one in waiting[:SHOWN]
    ]
    return ToDo("登记簿待公开", waiting.count(), rows, "没有待公开的登记。", all_at=reverse("registers_desk:hub"))


def reports_for(person: Person, today: date) -> list[ToDo]:
    """年度报告: last year's reports that the person's organs still owe (条例 art. 49); no list where none is owed."""
    owed = due_reports(organs_of(person), today)
    if not owed:
        return []
    rows = [
        Row(
            f"{one.organ.name}{one.year}年政府信息公开工作年度报告",
            reverse("annual:report", args=[one.organ.slug, one.year]),
            one.organ.short_name,
            "报送、公布（条例第四十九条）" if one.organ.kind != OrganKind.GOVERNMENT else "公布（条例第四十九条）",
            due_on=one.due,
        )
        for one in owed[:SHOWN]
    ]
    return [ToDo("年度报告", len(owed), rows, "", all_at=reverse("annual:index"))]


def reports_to_accept(person: Person) -> list[ToDo]:
    """待接收的年度报告: what units handed in to the disclosure office (条例 art. 49); no list where none waits."""
    waiting = waiting_for_the_office() if person.has_role(Role.DISCLOSURE_OFFICE, county()) else None
    total = waiting.count() if waiting is not None else 0
    if waiting is None or not total:
        return []
    rows = [
        Row(
            one.title,
            reverse("annual:report", args=[one.organisation.slug, one.year]),
            one.organisation.short_name,
            "核对后接收，或者写明原因退回（条例第四十九条）",
            since=one.submitted_at,
        )
        for one in waiting[:SHOWN]
    ]
    return [ToDo("待接收的年度报告", total, rows, "", all_at=reverse("annual:units", args=[waiting[0].year]))]


def _draft(item: Item) -> Row:
    returned = last_return(item)
    if returned is None:
        return Row(item.title, _item(item), item.unit.short_name, standing(item), since=item.created_at)
    note = f"{standing(item)}：{returned.comment}"
    return Row(item.title, _item(item), item.unit.short_name, note, since=returned.finished_at)


def cases_for(person: Person, today: date) -> ToDo:
    """轮到我办的申请: the cases whose next act is the person's, the most urgent first."""
    groups, days = [group for group in groups_for(person) if group.mine], calendar()
    rows = [
        Row(
            Truncator(case.description).chars(TITLE_LENGTH),
            reverse("applications_desk:case", args=[case.pk]),
            (case.handling_unit or case.organisation).short_name,
            group.title,
            due_on=case.due_on,
            left=days_left(case, today, days),
        )
        for group in groups
        for case in group.cases
    ]
    rows.sort(key=lambda row: (row.due_on is None, row.due_on or today))
    total = sum(group.total for group in groups)
    return ToDo(
        "轮到我办的申请", total, rows[:SHOWN], "没有轮到您办理的申请。", all_at=reverse("applications_desk:index")
    )


def letters_for(person: Person) -> ToDo:
    """待答复的来信, the earliest due first."""
    letters = letters_within_reach(person).filter(state=LetterState.RECEIVED).order_by("due_on", "pk")
    rows = [
        Row(
            letter.subject,
            reverse("mailbox_desk:letter", args=[letter.pk]),
            letter.organisation.short_name,
            letter.get_kind_display(),
            due_on=letter.due_on,
        )
        for letter in letters[:SHOWN]
    ]
    return ToDo("待答复的来信", letters.count(), rows, "没有待答复的来信。", all_at=reverse("mailbox_desk:letters"))


def _items() -> str:
    return reverse("wagtailsnippets_disclosure_item:list")


def _item(item: Item) -> str:
    return reverse("wagtailsnippets_disclosure_item:item", args=[item.pk])


def said(event: Event) -> str:
    """What was said at an act of review: its level, the opinion or reason, and what the text was changed in."""
    if event.subject_type != Item._meta.label_lower:
        return ""
    level, details = event.details.get("level", ""), event.details
    parts = [ReviewLevel(level).label] if level in set(ReviewLevel) else []
    parts += [words for words in (details.get("reason") or details.get("comment"),) if words]
    changed = "、".join(one["label"] for one in details.get("differences") or [])
    if changed and changed not in "".join(parts):
        parts.append(f"改动：{changed}")
    return "；".join(parts)


def watches_ledger(person: Person) -> bool:
    """Whether the person may read the ledger."""
    return bool(person.roles() & set(WATCHERS))


def events_for(person: Person, *, names: Iterable[str] = (), before: int | None = None) -> QuerySet[Event]:
    """The ledger's lines, newest first: all for the audit administrator, those of units in reach for supervisors."""
    within = Q() if Role.AUDIT_ADMIN in person.roles() else reach(person, [Role.SUPERVISOR], "organisation")
    events = Event.objects.filter(within).select_related("by", "organisation").order_by("-id")
    if names:
        events = events.filter(name__in=list(names))
    return events.filter(id__lt=before) if before else events
