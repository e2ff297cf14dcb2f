"""Historic information: read in full first, then made drafts in bulk, each then proofread and judged."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from pathlib import PurePath
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import CharField, OuterRef, Subquery
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Revision

from gongkai.disclosure.models import ColumnPage, Intake, IntakeRow, Item, ItemAttachment
from gongkai.disclosure.permissions import may_draft
from gongkai.disclosure.queries import hash_under_review
from gongkai.disclosure.queries.deadlines import due_of
from gongkai.disclosure.queries.intake import cut_over, obstacles_of, whole
from gongkai.disclosure.rules.intake import Historic
from gongkai.files.actions import store
from gongkai.ledger.actions import Entry, record, record_all
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person

PIECE = 500  # rows in one transaction
NOT_YOURS = "您没有为该单位起草信息的权限，不能导入"
REPEATED, KNOWN = "与前面的重复", "以前已经导入"


@transaction.atomic
def open_intake(
    unit: Organisation, *, name: str, found: Iterable[Historic], column: ColumnPage | None, code: str,
    by: Person, at: datetime,
) -> Intake:  # fmt: skip
    """A dry run: keep what was read, each row with what is wrong with it; no item is made.

    What an earlier import of the unit has brought already (by its key) is not brought again; `column` and `code` are
    for rows that name none. Documents are kept privately until they are attached.
    """
    refuse_if([] if may_draft(by, unit) else [NOT_YOURS])
    intake = Intake.objects.create(name=name[-200:], unit=unit, by=by, created_at=at)
    columns = {page.title: page.pk for page in ColumnPage.objects.live().order_by("-path")}
    known = _known(unit)
    seen: set[str] = set()
    rows: list[IntakeRow] = []
    for one in found:
        row = _row(intake, one, columns.get(one.column) or (column.pk if column else None), code)
        if row.key in seen or row.key in known:
            row.problems = [REPEATED if row.key in seen else KNOWN]
        row.key, fresh = (f"{row.key[:200]}#{len(rows)}" if row.key in seen else row.key), row.key
        seen.add(fresh)
        _attach(row, one, by, at)
        rows.append(row)
    IntakeRow.objects.bulk_create(rows, batch_size=PIECE)
    record("intake.opened", intake, by=by, at=at, rows=len(rows), wrong=sum(bool(row.problems) for row in rows))
    return intake


def _known(unit: Organisation) -> set[str]:
    brought = IntakeRow.objects.filter(intake__unit=unit, intake__begun_at__isnull=False, problems=[])
    return set(brought.values_list("key", flat=True))


def _row(intake: Intake, one: Historic, column: int | None, code: str) -> IntakeRow:
    facts: dict[str, Any] = {
        name: getattr(one, name) for name in ("title", "summary", "genre", "doc_no", "source", "source_url", "notes")
    }
    facts["body"] = [{"type": kind, "value": value} for kind, value in one.blocks]
    facts |= {"column": column, "code": one.code or code}
    facts["written_on"] = one.written_on.isoformat() if one.written_on else None
    return IntakeRow(intake=intake, place=one.place[:300], key=one.key[:250], title=one.title[:200], facts=facts,
                     problems=list(one.problems), published_on=one.published_on)  # fmt: skip


def _attach(row: IntakeRow, one: Historic, by: Person, at: datetime) -> None:
    if one.file is None or row.problems:
        return
    name, content = one.file
    try:
        row.facts["file"] = store(ContentFile(content, name=name), by=by, at=at).pk
    except Refused as refused:
        row.problems = refused.reasons


@transaction.atomic
def drop_intake(intake: Intake, *, by: Person, at: datetime) -> None:
    """Forget a dry run."""
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    refuse_if(_why_not_yours(intake, by))
    refuse_if(["已经开始导入的不能放弃；草稿可以逐条处理"] if intake.begun_at else [])
    record("intake.dropped", intake, by=by, at=at, source=intake.name, rows=intake.rows.count())
    intake.delete()


@transaction.atomic
def begin_intake(intake: Intake, *, by: Person, at: datetime) -> Intake:
    """Say that the rows without a problem are to become drafts; the clock goes on with it if nobody else does."""
    intake = Intake.objects.select_for_update().get(pk=intake.pk)
    refuse_if(_why_not_yours(intake, by))
    if intake.begun_at is None:
        known = _known(intake.unit)
        twice = [row for row in intake.rows.waiting_to_come().only("key", "problems") if row.key in known]
        for row in twice:
            row.problems = [KNOWN]  # another import was quicker
        IntakeRow.objects.bulk_update(twice, ["problems"], batch_size=PIECE)
        intake.begun_at = at
        intake.save(update_fields=["begun_at"])
        record("intake.begun", intake, by=by, at=at)
    return intake


def _why_not_yours(intake: Intake, by: Person) -> list[str]:
    reasons = [] if may_draft(by, intake.unit) else [NOT_YOURS]
    return reasons if by.pk == intake.by_id else [*reasons, "这一批由试读的人导入"]


@transaction.atomic
def take_in_items(intake: Intake, *, at: datetime, limit: int = PIECE) -> int:
    """Make drafts of the next rows; called again it goes on where it stopped. Returns how many were made."""
    intake = Intake.objects.select_for_update(of=("self",)).select_related("unit", "by").get(pk=intake.pk)
    refuse_if([] if intake.begun_at else ["这一批只是试读，还没有决定导入"])
    rows = list(intake.rows.waiting_to_come().order_by("pk")[:limit])
    if not rows:
        return 0
    columns = ColumnPage.objects.in_bulk({row.facts["column"] for row in rows if row.facts["column"]})
    items = [_item(intake, row, columns, at) for row in rows]
    Item.objects.bulk_create(items, batch_size=PIECE)
    _bind(items, rows)
    _revise(items, by=intake.by, at=at)
    for row, item in zip(rows, items, strict=True):
        row.item, row.text_hash, row.facts = item, hash_under_review(item), {}
    rewrite(rows, "item", "text_hash", "facts")
    record_all(
        Entry("item.drafted", row.item, at, intake.by,
              {"intake": intake.pk, "revision": row.item.latest_revision_id, "content_hash": row.text_hash})
        for row in rows
    )  # fmt: skip
    record("intake.taken_in", intake, by=intake.by, at=at, made=len(items))
    return len(items)


def rewrite(rows: list[IntakeRow], *fields: str) -> None:
    """Write these fields of rows that are there: bulk_update would weigh every row against every other's case."""
    IntakeRow.objects.bulk_create(
        rows, batch_size=PIECE, update_conflicts=True, unique_fields=["id"], update_fields=fields
    )


def _item(intake: Intake, row: IntakeRow, columns: dict[int, ColumnPage], at: datetime) -> Item:
    facts = row.facts
    item = Item(
        unit=intake.unit, issuer=intake.unit, title=facts["title"], summary=facts["summary"], genre=facts["genre"],
        catalogue_code=facts["code"], doc_no=facts["doc_no"], written_on=date.fromisoformat(facts["written_on"]),
        source=facts["source"], source_url=facts["source_url"],
        body=Item._meta.get_field("body").stream_block.to_python(facts["body"]),
        author=intake.by, created_at=at, live=False, has_unpublished_changes=True,
    )  # fmt: skip
    item.columns = [columns[facts["column"]]] if facts["column"] in columns else []
    day = cut_over()
    if day is None or row.published_on is None or row.published_on >= day:
        item.due_on = due_of(item)  # what was public elsewhere in time is not late here
    return item


def _bind(items: list[Item], rows: list[IntakeRow]) -> None:
    through = Item.columns.through
    through.objects.bulk_create(
        [through(item_id=item.pk, columnpage_id=page.pk) for item in items for page in item.columns.all()],
        batch_size=PIECE,
    )
    for item, row in zip(items, rows, strict=True):
        item.attachments = []
        if "file" in row.facts:
            bound = ItemAttachment(item=item, file_id=row.facts["file"], title=PurePath(row.place).stem[:120])
            bound.save()
            item.attachments = [bound]


def _revise(items: list[Item], *, by: Person, at: datetime) -> None:
    """Each item's first revision, as saving it one by one would leave it."""
    kind = ContentType.objects.get_for_model(Item)
    revisions = Revision.objects.bulk_create(
        [
            Revision(content_type=kind, base_content_type=kind, object_id=str(item.pk), created_at=at, user=by,
                     object_str=str(item), content=item.serializable_data())
            for item in items
        ],
        batch_size=PIECE,
    )  # fmt: skip
    for item, revision in zip(items, revisions, strict=True):
        item.latest_revision = revision
    own = Revision.objects.filter(base_content_type=kind, object_id=Cast(OuterRef("pk"), CharField()))
    Item.objects.filter(pk__in=[item.pk for item in items]).update(latest_revision=Subquery(own.values("pk")[:1]))


@transaction.atomic
def judge_rows(intake: Intake, *, at: datetime, limit: int = PIECE) -> int:
    """Proofread the next drafts and say of each whether it may go out with its batch; returns how many."""
    intake = Intake.objects.select_for_update(of=("self",)).get(pk=intake.pk)
    rows = list(intake.rows.unseen().order_by("pk")[:limit])
    drafts = Item.objects.filter(pk__in=[row.item_id for row in rows]).select_related("unit", "issuer")
    items = {item.pk: item for item in whole(drafts)}
    today = timezone.localdate(at)
    for row in rows:
        row.seen, row.obstacles = True, obstacles_of(row, items[row.item_id], today)
    rewrite(rows, "seen", "obstacles")
    if rows and not intake.rows.unseen().exists():
        record("intake.judged", intake, by=None, at=at, eligible=intake.rows.eligible().count(),
               inside=intake.rows.left_inside().count())  # fmt: skip
    return len(rows)
