"""What happens at its own moment: scheduled release, and the end of a public notice."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.models import WorkflowState

from gongkai.disclosure.actions.release import close_current, release
from gongkai.disclosure.models import GateRecord, Item, Scheduled
from gongkai.ledger.actions import record
from gongkai.lib.dates import formal
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Person


def finish(workflow_state: WorkflowState, *, by: Person, at: datetime) -> GateRecord | None:
    """After the last approval: let the text out, or leave it waiting where a later moment was set."""
    if Scheduled.objects.pending().filter(workflow_state=workflow_state).exists():
        return None
    return release(workflow_state, by=by, at=at)


def schedule(item: Item, workflow_state: WorkflowState, *, release_at: datetime, by: Person, at: datetime) -> Scheduled:
    """Set the moment at which an approved text becomes public; a step of its last approval."""
    row = Scheduled.objects.create(
        item=item, workflow_state=workflow_state, release_at=release_at, set_at=at, set_by=by
    )
    record("item.scheduled", item, by=by, at=at, release_at=release_at)
    return row


def release_scheduled(row: Scheduled, *, at: datetime) -> GateRecord | None:
    """Let a waiting text out; where the gate refuses, it waits no longer and says why."""
    try:
        with transaction.atomic():
            released = release(row.workflow_state, by=row.set_by, at=at)
            Scheduled.objects.filter(pk=row.pk).update(done_at=at)
            return released
    except Refused as refused:
        _fail(row, "；".join(refused.reasons), at)
        return None


@transaction.atomic
def _fail(row: Scheduled, problem: str, at: datetime) -> None:
    Scheduled.objects.filter(pk=row.pk).update(cancelled_at=at, problem=problem[:300])
    record("item.schedule_failed", row.item, by=row.set_by, at=at, reason=problem)


@transaction.atomic
def expire(item: Item, *, today: date, at: datetime) -> bool:
    """Take down what may be shown no longer (公示期满); its page says so, the record is kept."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    current = item.gate_records.current().filter(shown_until__lt=today).first()
    if current is None:
        return False
    reason = f"公示期满（截至{formal(current.shown_until)}），自动下线"
    GateRecord.objects.filter(pk=current.pk).update(withdrawn_at=at, withdrawn_reason=reason)
    close_current(item)
    UnpublishAction(item, user=None).execute(skip_permission_checks=True)
    record("item.expired", item, by=None, at=at, gate=current.pk, reason=reason)
    return True
