"""What this room does when something happened in it."""

from __future__ import annotations

from gongkai.applications.actions import suggest_conversion
from gongkai.applications.models import Case
from gongkai.ledger.models import Event


def suggest_to_everybody(event: Event) -> None:
    """After an answer: were several people given the same? Then it may be for everybody (条例第四十四条)."""
    suggest_conversion(Case.objects.get(pk=event.subject_id), at=event.at)
