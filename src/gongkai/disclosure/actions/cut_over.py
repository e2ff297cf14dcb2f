"""平台切换: a list of historic items passes the same reviews as one item, then all of it goes through the gate."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, time

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from gongkai.disclosure.actions.intake import rewrite
from gongkai.disclosure.actions.numbering import Wanted, next_index_numbers
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, Intake, IntakeRow, Item, Placement
from gongkai.disclosure.queries import hash_under_review, notice_reasons, public_content, text_of
from gongkai.disclosure.queries.intake import (
    digest_of,
    may_review_list,
    next_level,
    reviewing_list,
    standing_approvals,
    whole,
)
from gongkai.disclosure.queries.standing import with_rounds
from gongkai.disclosure.rules import (
    checklist,
    content_hash,
    why_not_approve,
    why_not_checked,
    why_not_conclude,
    why_not_publish,
)
from gongkai.disclosure.rules.cut_over import CHANGED, why_not_review_list, why_not_set_aside
from gongkai.ledger.actions import Entry, record, record_all
from gongkai.lib.clock import BEIJING
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person

PIECE = 500  # items in one transaction


@transaction.atomic
def approve_list(
    intake: Intake, *, digest: str, checked: Collection[str], by: Person, at: datetime, comment: str = "",
    conclusion: str = "", basis: str = "",
) -> Intake:  # fmt: skip
    """Let a list pass the level at which it stands: three reviews, the secrecy review and the publishing, five people.

    `digest` is that of the list the reviewer saw. The importer is the author of all of it. Raises Refused with every
    reason; what is not on the list stays a draft.
    """
    intake = Intake.objects.select_for_update(of=("self",)).select_related("unit", "by").get(pk=intake.pk)
    now = digest_of(intake)
    approvals = standing_approvals(intake, now)
    level = next_level(approvals) or ReviewLevel.PUBLISH
    refuse_if(
        [
            *_why_not_review(intake, is_same=digest == now),
            *why_not_approve(reviewing_list(intake, level, by, now)),
            *why_not_checked(checklist(level, []), checked),
            *why_not_conclude(level, conclusion=conclusion, basis=basis),
        ]
    )
    opinion = {"level": level.value, "by": by.pk, "name": by.full_name, "at": at.isoformat(), "comment": comment,
               "conclusion": conclusion, "basis": basis, "checks": list(checklist(level, []).values()),
               "digest": now}  # fmt: skip
    intake.approvals = [*approvals, opinion]
    if level == ReviewLevel.PUBLISH:
        intake.passed_at, intake.digest = at, now
    intake.save(update_fields=["approvals", "passed_at", "digest"])
    record("intake.approved", intake, by=by, at=at, level=level, digest=now, items=intake.rows.eligible().count(),
           comment=comment, conclusion=conclusion, basis=basis, checks=opinion["checks"])  # fmt: skip
    return intake


def _why_not_review(intake: Intake, *, is_same: bool) -> list[str]:
    return why_not_review_list(
        is_begun=intake.begun_at is not None,
        is_whole=not (intake.rows.waiting_to_come().exists() or intake.rows.unseen().exists()),
        is_passed=intake.passed_at is not None,
        eligible=intake.rows.eligible().count(),
        is_same=is_same,
    )


@transaction.atomic
def set_aside(row: IntakeRow, *, reason: str, by: Person, at: datetime) -> IntakeRow:
    """Take an item off the list, with the reason; it stays a draft, and who had passed the list is asked again."""
    intake = Intake.objects.select_for_update(of=("self",)).select_related("unit").get(pk=row.intake_id)
    refuse_if(
        why_not_set_aside(may_review=may_review_list(intake, by), is_passed=intake.passed_at is not None, reason=reason)
    )
    row.obstacles = [f"审核人剔除：{reason.strip()}"]
    row.save(update_fields=["obstacles"])
    record("intake.set_aside", intake, by=by, at=at, row=row.pk, item=row.item_id, reason=reason)
    return row


@transaction.atomic
def release_list(intake: Intake, *, at: datetime, limit: int = PIECE) -> int:
    """Let the next items of a list that passed through the gate, each under the day on which it was first public.

    The gate asks of each what it asks of every release; one that changed since stays inside and says so. Returns how
    many rows were done.
    """
    intake = Intake.objects.select_for_update(of=("self",)).select_related("unit", "by").get(pk=intake.pk)
    if intake.passed_at is None:
        return 0
    rows = list(intake.rows.waiting_to_go().order_by("pk")[:limit])
    drafts = Item.objects.select_for_update(of=("self",)).filter(pk__in=[row.item_id for row in rows])
    items = {item.pk: item for item in whole(with_rounds(drafts.select_related("unit", "issuer")))}
    out = []
    for row in rows:
        row.obstacles = _why_not(intake, row, items[row.item_id], at)
        if not row.obstacles:
            out.append((row, items[row.item_id]))
    rewrite([row for row in rows if row.obstacles], "obstacles")
    _let_out(intake, out, at)
    if rows:
        record("intake.released", intake, by=_publisher(intake), at=at, items=len(out), stopped=len(rows) - len(out))
    return len(rows)


def _why_not(intake: Intake, row: IntakeRow, item: Item, at: datetime) -> list[str]:
    is_same = hash_under_review(item) == row.text_hash and not item.workflow_in_progress
    reasons = why_not_publish(
        approved={ReviewLevel(one["level"]): one["by"] for one in standing_approvals(intake, intake.digest)},
        author=item.author_id,
        approved_revision=item.latest_revision_id or 0,
        latest_revision=item.latest_revision_id,
        is_unchanged=is_same,
        unreviewed_files=[bound.title for bound in item.attachments.all()],
    )
    return [CHANGED, *reasons] if not is_same else [*reasons, *notice_reasons(item, today=timezone.localdate(at))]


def _publisher(intake: Intake) -> Person:
    return Person.objects.get(pk=intake.approvals[-1]["by"])


def _let_out(intake: Intake, out: list[tuple[IntakeRow, Item]], at: datetime) -> None:
    """Freeze each as its one public text: what `let_out` and Wagtail's publishing do for one, for many at once."""
    by = _publisher(intake)
    wanted = [Wanted(row.published_on.year, item.catalogue_code, on=item.written_on) for row, item in out]
    for (_, item), number in zip(out, next_index_numbers(intake.unit, wanted), strict=True):
        item.index_no = number
    records = [_frozen(intake, row, item, by, at) for row, item in out]
    GateRecord.objects.bulk_create(records, batch_size=PIECE)
    Placement.objects.bulk_create(
        Placement(record=released, column=column, published_at=released.published_at)
        for released in records
        for column in {column.merged_into or column for column in released.item.columns.all()}
    )
    _mark_public([item for _, item in out])
    # search and pages follow the one line of the piece, intake.released
    record_all((_line(intake, released, by, at) for released in records), react=False)


def _mark_public(items: list[Item]) -> None:
    """The items as their gate records say, in one statement for all."""
    own = GateRecord.objects.current().filter(item=OuterRef("pk"))
    number, day = Subquery(own.values("index_no")[:1]), Subquery(own.values("published_at")[:1])
    Item.objects.filter(pk__in=[item.pk for item in items]).update(
        index_no=number, live=True, has_unpublished_changes=False, live_revision=F("latest_revision"),
        first_published_at=day, last_published_at=day,
    )  # fmt: skip


def _frozen(intake: Intake, row: IntakeRow, item: Item, by: Person, at: datetime) -> GateRecord:
    day = datetime.combine(row.published_on, time(12), tzinfo=BEIJING)
    public = public_content(item)
    return GateRecord(
        item=item, revision_id=item.latest_revision_id, unit=item.unit, content_hash=content_hash(public),
        search_text=text_of(public["body_html"]), approvals=intake.approvals, published_at=day,
        first_published_at=day, moved_in_at=at, published_by=by, **public,
    )  # fmt: skip


def _line(intake: Intake, released: GateRecord, by: Person, at: datetime) -> Entry:
    told = {"gate": released.pk, "content_hash": released.content_hash, "intake": intake.pk}
    elsewhere = released.published_at.isoformat()
    return Entry("item.published", released.item, at, by, told | {"published_elsewhere_at": elsewhere})
