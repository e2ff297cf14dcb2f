"""Warnings five, two and no working days before an answer is due (facts §7)."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.applications.models import Case
from gongkai.applications.rules.warning import in_words
from gongkai.ledger.actions import record


@transaction.atomic
def warn_due(case: Case, *, days: int, at: datetime) -> Case:
    """Note in the ledger that the office was warned; whoever has the case sees it on the desk."""
    record("case.due_warned", case, by=None, at=at, days=days, words=in_words(days), due_on=case.due_on)
    return case
