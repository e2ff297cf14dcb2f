"""Counting what becomes of findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime

from django.db import models, transaction
from django.utils import timezone

from gongkai.orgs.models import Organisation
from gongkai.proofing.models import Tally, Watched
from gongkai.proofing.rules import Part, Spot
from gongkai.proofing.rules.outcomes import Outcome, as_kept, key_of, outcome_of


@transaction.atomic
def observe(
    subject: models.Model, spots: Iterable[Spot], parts: Iterable[Part], *, unit: Organisation, at: datetime
) -> None:
    """Compare what a saved text holds with what it held before: new findings, accepted ones, ones changed otherwise."""
    now = {key_of(spot): as_kept(spot) for spot in spots if spot.may_be_learnt}
    watched, _ = Watched.objects.select_for_update().get_or_create(
        subject_type=subject._meta.label_lower, subject_id=subject.pk
    )
    counts: Counter[tuple[str, str]] = Counter()
    texts = [part.text for part in parts]
    counts.update((str(kept[0]), "found") for mark, kept in now.items() if mark not in watched.open)
    for mark, kept in watched.open.items():
        became = outcome_of(kept, texts) if mark not in now else Outcome.STANDS
        if became != Outcome.STANDS:
            counts[kept[0], became.value] += 1
    watched.open = now
    watched.save(update_fields=["open"])
    for (rule, what), number in counts.items():
        tally(unit, rule, what, number, at=at)


def tally(unit: Organisation, rule: str, what: str, number: int = 1, *, at: datetime) -> None:
    """Count something about a rule: `what` is a column of Tally."""
    day = timezone.localdate(at)
    row, _ = Tally.objects.get_or_create(unit=unit, rule=rule, month=date(day.year, day.month, 1))
    Tally.objects.filter(pk=row.pk).update(**{what: models.F(what) + number})
