"""Writing down what a day's log came to."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.analytics.models import DailyVisits
from gongkai.analytics.rules import Day
from gongkai.ledger.actions import record


@transaction.atomic
def note_day(day: date, counted: Day, *, by: None = None, at: datetime) -> DailyVisits:
    """Keep a day's figures; counting the same log again changes nothing, another result is a line in the ledger."""
    figures = {"visits": counted.visits, "visitors": counted.visitors, "machines": counted.machines}
    kept, is_new = DailyVisits.objects.select_for_update().get_or_create(day=day, defaults=figures | {"counted_at": at})
    before = {name: getattr(kept, name) for name in figures}
    if is_new or before != figures:
        DailyVisits.objects.filter(pk=kept.pk).update(**figures, counted_at=at)
        record("visits.counted", kept, by=by, at=at, day=day, before=None if is_new else before, after=figures)
        kept.refresh_from_db()
    return kept
