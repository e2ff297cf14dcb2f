"""Reading questions about historic information."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, Intake, IntakeRow, Item, ItemAttachment
from gongkai.disclosure.queries.content import content_reasons, hash_under_review
from gongkai.disclosure.rules import Reviewing
from gongkai.disclosure.rules.cut_over import why_not_eligible
from gongkai.disclosure.tables import LEVEL_ROLES, REVIEW_ROUTE
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person
from gongkai.orgs.permissions import reach

MEETING = frozenset({Role.DRAFTER, *(roles[0] for roles in LEVEL_ROLES.values())})


def intakes_for(person: Person) -> QuerySet[Intake]:
    """The batches of the units in which a person drafts or reviews."""
    return Intake.objects.filter(reach(person, MEETING, "unit")).select_related("unit", "by")


def cut_over() -> date | None:
    """The day from which this platform is the public one; None where none was set."""
    day: str = settings.GONGKAI_CUT_OVER
    return date.fromisoformat(day) if day else None


def digest_of(intake: Intake) -> str:
    """The hash of the whole list: it changes with any text, title, day or place of any item; 64 hex digits."""
    whole = hashlib.sha256()
    rows = intake.rows.eligible().order_by("pk").values_list("item_id", "published_on", "text_hash")
    for item, day, text in rows.iterator(chunk_size=5000):
        whole.update(f"{item} {day} {text}\n".encode())
    return whole.hexdigest()


def standing_approvals(intake: Intake, digest: str) -> list[dict[str, Any]]:
    """The opinions given on exactly this list; those on another one hold no longer."""
    return [one for one in intake.approvals if one["digest"] == digest]


def next_level(approvals: Sequence[dict[str, Any]]) -> ReviewLevel | None:
    """The level at which a list stands; None once it passed all."""
    passed = {one["level"] for one in approvals}
    return next((level for level in REVIEW_ROUTE if level not in passed), None)


def reviewing_list(intake: Intake, level: ReviewLevel, person: Person, digest: str) -> Reviewing:
    """This person before a level of the list's review: as before an item of which the importer is the author."""
    return Reviewing(
        level=level,
        holds_role=person.has_role(LEVEL_ROLES[level][0], intake.unit),
        reviewer=person.pk,
        author=intake.by_id,
        last_editor=None,
        earlier={ReviewLevel(one["level"]): one["by"] for one in standing_approvals(intake, digest)},
    )


def may_review_list(intake: Intake, person: Person) -> bool:
    """Whether the person reviews for the unit at any level, and did not bring the batch."""
    return person.pk != intake.by_id and any(
        person.has_role(LEVEL_ROLES[level][0], intake.unit) for level in REVIEW_ROUTE
    )


def whole(items: Sequence[Item]) -> list[Item]:
    """Items with their columns and attachments at hand, so that what would be public of each costs no question."""
    keys = [item.pk for item in items]
    pairs = Item.columns.through.objects.filter(item_id__in=keys).values_list("item_id", "columnpage_id")
    pages = ColumnPage.objects.in_bulk({page for _, page in pairs})
    columns: dict[int, list[ColumnPage]] = defaultdict(list)
    for item, page in pairs:
        columns[item].append(pages[page])
    bound: dict[int, list[ItemAttachment]] = defaultdict(list)
    for one in ItemAttachment.objects.filter(item_id__in=keys).select_related("file").order_by("sort_order", "pk"):
        bound[one.item_id].append(one)
    for item in items:
        item.columns, item.attachments = columns[item.pk], bound[item.pk]
    return list(items)


def obstacles_of(row: IntakeRow, item: Item, today: date) -> list[str]:
    """Why an imported item does not go out with its batch; its text is proofread for it."""
    return why_not_eligible(
        published_on=row.published_on,
        cut_over=cut_over(),
        lacking=content_reasons(item, today=today),
        has_files=bool(item.attachments.all()),
        has_route=item.review_route() is not None,
        is_changed=hash_under_review(item) != row.text_hash,
    )
