"""What the room does when something became public."""

from __future__ import annotations

from django.utils import timezone

from gongkai.disclosure.actions import keep_approval
from gongkai.disclosure.models import GateRecord
from gongkai.ledger.models import Event


def file_approval(event: Event) -> None:
    """The approval sheet is set as a PDF and kept for good."""
    released = GateRecord.objects.filter(pk=event.details.get("gate")).exclude(approvals=[]).first()
    if released is not None:
        keep_approval(released, at=timezone.now())
