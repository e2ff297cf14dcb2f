"""What the room does when something became public."""

from __future__ import annotations

from django.utils import timezone

from gongkai.disclosure.actions import keep_approval
from gongkai.disclosure.actions.deposit import keep_list_approval
from gongkai.disclosure.models import GateRecord, Intake
from gongkai.ledger.models import Event


def file_approval(event: Event) -> None:
    """The approval sheet is set as a PDF and kept for good."""
    released = GateRecord.objects.filter(pk=event.details.get("gate")).exclude(approvals=[]).first()
    if released is not None:
        keep_approval(released, at=timezone.now())


def file_list_approval(event: Event) -> None:
    """The approval sheet of what went out as a list is kept the same way, one for all of its items."""
    keep_list_approval(Intake.objects.get(pk=event.subject_id), at=timezone.now())
