"""What this room does when something happened: applicants are told, conversions suggested."""

from __future__ import annotations

from django.utils import timezone

from gongkai.applications.actions import prepare_notices, suggest_conversion
from gongkai.applications.models import Case
from gongkai.applications.rules.notifying import is_fresh
from gongkai.ledger.models import Event


def tell_applicant(event: Event) -> None:
    """What concerns the applicant is put in the queue of messages; a history that is loaded tells nobody."""
    now = timezone.now()
    if not is_fresh(event.at, now):
        return
    case = Case.objects.select_related("organisation").get(pk=event.subject_id)
    prepare_notices(case, event, at=now)


def suggest_to_everybody(event: Event) -> None:
    """After an answer: were several people given the same? Then it may be for everybody (条例第四十四条)."""
    suggest_conversion(Case.objects.get(pk=event.subject_id), at=event.at)
