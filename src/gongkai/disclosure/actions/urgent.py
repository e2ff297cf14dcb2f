"""应急先发: in an emergency one authorised person publishes at once; somebody else reviews within the day."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from gongkai.disclosure.actions.release import let_out, number_of
from gongkai.disclosure.actions.route import open_task
from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.queries import content_reasons, files_of, hash_under_review, is_authorised_for_urgent
from gongkai.disclosure.rules.time import REVIEW_URGENT_WITHIN, why_not_urgent
from gongkai.files.actions import examine
from gongkai.files.queries import why_not_publish
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person
from gongkai.proofing.actions import proof_file


def publish_urgently(item: Item, *, reason: str, by: Person, at: datetime) -> GateRecord:
    """Let the latest draft out before its review, and open that review at once, with a countdown.

    Everything that a draft must have is demanded as ever, attachments are X-rayed and proofread first. Who published so
    passes none of its reviews but the last. Raises Refused with every reason.
    """
    latest = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    for stored in files_of(latest):
        examine(stored, by=by, at=at)  # takes seconds: no row is held meanwhile
        proof_file(stored, unit=latest.unit, by=by, at=at)
    return _publish_urgently(item, reason=reason, by=by, at=at)


@transaction.atomic
def _publish_urgently(item: Item, *, reason: str, by: Person, at: datetime) -> GateRecord:
    item = Item.objects.select_for_update().get(pk=item.pk)
    revision = item.latest_revision
    draft = revision.as_object()
    refuse_if(
        [
            *why_not_urgent(
                may=is_authorised_for_urgent(by, item.unit),
                is_public=item.gate_records.current().exists(),
                in_review=item.workflow_in_progress,
                reason=reason,
            ),
            *content_reasons(draft, today=timezone.localdate(at)),
            *why_not_publish(files_of(draft)),
        ]
    )
    revision = number_of(item, revision, at=at)
    approval = {"level": "urgent", "by": by.pk, "name": by.full_name, "at": at.isoformat(), "comment": reason}
    until = at + REVIEW_URGENT_WITHIN
    released = let_out(item, revision, [approval], by=by, at=at, urgent_until=until, urgent_reason=reason)
    revision.publish(user=by, skip_permission_checks=True)
    record("item.published", item, by=by, at=at, gate=released.pk, content_hash=released.content_hash,
           urgent_reason=reason, urgent_until=until)  # fmt: skip

    returned = item.current_workflow_state
    if returned:
        returned.cancel(user=by)
    state = draft.get_workflow().start(item, by)
    open_task(item, state.current_task_state.specific, draft, at=at)
    record("item.submitted", item, by=by, at=at, revision=revision.pk, content_hash=hash_under_review(draft))
    return released


@transaction.atomic
def note_overdue(released: GateRecord, *, at: datetime) -> None:
    """Say once, in the ledger, that an emergency release was not reviewed in time; it counts against its unit."""
    GateRecord.objects.filter(pk=released.pk).update(urgent_overdue=True)
    record("item.urgent_overdue", released.item, by=None, at=at, gate=released.pk, urgent_until=released.urgent_until)
