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
from gongkai.disclosure.queries import (
    approved_states,
    files_of,
    hash_under_review,
    level_of,
    levels_of,
    notice_reasons,
    proofed_by,
    public_content,
    signatures,
    text_of,
    unreviewed_files,
)
from gongkai.disclosure.rules import content_hash, why_not_publish, why_not_withdraw
from gongkai.files.queries import why_not_publish as why_not_let_out
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
    states, draft = approved_states(workflow_state, revision), revision.as_object()
    reviewed = hash_under_review(draft)
    reasons = why_not_publish(
        approved={level_of(state): state.finished_by_id for state in states},
        author=item.author_id,
        approved_revision=revision.pk,
        latest_revision=item.latest_revision_id,
        is_unchanged=all(state.reviewed_hash == reviewed for state in states),
        required=levels_of(workflow_state),
        unreviewed_files=unreviewed_files(states, draft),
    )
    today = timezone.localdate(at)
    refuse_if([*reasons, *why_not_let_out(files_of(draft)), *notice_reasons(draft, today=today)])
    revision = number_of(item, revision, at=at)
    signed = signatures(item, revision.pk)
    approvals = [_approval(state) | {"signed": signed.get(level_of(state), {})} for state in states]
    released = let_out(item, revision, approvals, by=by, at=at)
    revision.publish(user=by, skip_permission_checks=True)
    record("item.published", item, by=by, at=at, gate=released.pk, content_hash=released.content_hash)
    return released


def number_of(item: Item, revision: Revision, *, at: datetime) -> Revision:
    """Give an item its index number where it has none; returns the revision as it reads with it."""
    if item.index_no is not None:
        return revision
    item.index_no = _number(revision.as_object(), timezone.localtime(at).year)
    item.save(update_fields=["index_no"])
    return Revision.objects.get(pk=revision.pk)  # it had read the item before it had its number


def _number(draft: Item, year: int) -> str:
    return next_index_no(draft.unit, year, category=draft.catalogue_code, group=draft.topic, on=draft.written_on)


def let_out(
    item: Item, revision: Revision, approvals: list[dict[str, Any]], *, by: Person, at: datetime, **urgent: Any
) -> GateRecord:
    """Freeze a revision as the item's one public text; a step of its release."""
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
        proofed_by=proofed_by(item),
        published_at=at,
        first_published_at=earlier.first_published_at if earlier else at,
        published_by=by,
        **public,
        **urgent,
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
        "files": state.file_opinions,
        "role": Role(state.role).label if state.role else "",
        "unit": state.unit.short_name if state.unit else "",
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


@transaction.atomic
def quarantine(released: GateRecord, *, at: datetime) -> None:
    """Stop showing what is public without a line in the ledger, or other than it was let out."""
    reason = "公开记录与台账不符，已停止展示，正在核查"
    GateRecord.objects.filter(pk=released.pk).update(withdrawn_at=at, withdrawn_reason=reason)
    close_current(released.item)
    record("item.quarantined", released.item, by=None, at=at, gate=released.pk, reason=reason)
