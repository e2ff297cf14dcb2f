"""The gate's two acts: letting a reviewed revision out, and taking an item down."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import Revision, WorkflowState

from gongkai.disclosure.actions.numbering import next_index_no
from gongkai.disclosure.models import GateRecord, Item, Placement, ReviewTaskState
from gongkai.disclosure.queries import approved_states, hash_under_review, level_of, levels_of, public_content, text_of
from gongkai.disclosure.rules import content_hash, why_not_publish, why_not_withdraw
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person


@transaction.atomic
def release(workflow_state: WorkflowState, *, by: Person, at: datetime) -> GateRecord:
    """Let the approved revision of an item through the gate; it becomes the item's one public text.

    Raises Refused where a review is missing or the text changed after its approval (条例 art. 17).
    """
    item = Item.objects.select_for_update().get(pk=workflow_state.object_id)
    revision = workflow_state.current_task_state.revision
    states = approved_states(workflow_state, revision)
    reviewed = hash_under_review(revision.as_object())
    refuse_if(
        why_not_publish(
            approved={level_of(state): state.finished_by_id for state in states},
            author=item.author_id,
            approved_revision=revision.pk,
            latest_revision=item.latest_revision_id,
            is_unchanged=all(state.reviewed_hash == reviewed for state in states),
            required=levels_of(workflow_state),
        )
    )
    if item.index_no is None:
        item.index_no = _number(revision.as_object(), timezone.localtime(at).year)
        item.save(update_fields=["index_no"])
        revision = Revision.objects.get(pk=revision.pk)  # it had read the item before it had its number

    released = _make_current(item, revision, [_approval(state) for state in states], by=by, at=at)
    revision.publish(user=by, skip_permission_checks=True)
    record("item.published", item, by=by, at=at, gate=released.pk, content_hash=released.content_hash)
    return released


def _number(draft: Item, year: int) -> str:
    return next_index_no(draft.unit, year, category=draft.catalogue_code, group=draft.topic, on=draft.written_on)


def _make_current(
    item: Item, revision: Revision, approvals: list[dict[str, Any]], *, by: Person, at: datetime
) -> GateRecord:
    draft = revision.as_object()
    public = public_content(draft)
    earlier = item.gate_records.order_by("id").first()
    close_current(item)
    released = GateRecord.objects.create(
        item=item,
        revision_id=revision.pk,
        unit=draft.unit,
        content_hash=content_hash(public),
        search_text=text_of(public["body_html"]),
        approvals=approvals,
        published_at=at,
        first_published_at=earlier.first_published_at if earlier else at,
        published_by=by,
        **public,
    )
    Placement.objects.bulk_create(
        Placement(record=released, column=column, published_at=at)
        for column in {column.merged_into or column for column in draft.columns.all()}
    )
    return released


def close_current(item: Item) -> None:
    """Whatever release of the item was public is so no longer."""
    item.gate_records.filter(is_current=True).update(is_current=False)
    Placement.objects.filter(record__item=item, is_current=True).update(is_current=False)


def _approval(state: ReviewTaskState) -> dict[str, Any]:
    return {
        "level": level_of(state),
        "by": state.finished_by_id,
        "name": state.finished_by.full_name,
        "at": state.finished_at.isoformat(),
        "comment": state.comment,
        "conclusion": state.conclusion,
        "basis": state.basis,
        "checks": state.checks,
        "acted_for": str(state.acted_for or ""),
    }


@transaction.atomic
def withdraw(item: Item, *, reason: str, by: Person, at: datetime) -> Item:
    """Take an item down at once: page, lists, search and files; the reason is shown publicly, the record is kept."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    current = item.gate_records.current().first()
    holds_role = by.has_role(Role.DISCLOSURE_OFFICE, item.unit)
    refuse_if(why_not_withdraw(holds_role=holds_role, is_public=current is not None, reason=reason))

    GateRecord.objects.filter(pk=current.pk).update(withdrawn_at=at, withdrawn_reason=reason)
    close_current(item)
    UnpublishAction(item, user=by).execute(skip_permission_checks=True)
    record("item.withdrawn", item, by=by, at=at, gate=current.pk, reason=reason)
    return item
