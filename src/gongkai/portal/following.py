"""The search index follows the ledger."""

from __future__ import annotations

import time

from gongkai.disclosure.choices import ENDING, PUBLISHING
from gongkai.disclosure.models import GateRecord
from gongkai.ledger.models import Event, EventQuerySet
from gongkai.portal import index

BATCH = 500  # releases read at a time
LOADED = ("county.loaded",)  # events after which everything is looked at anew

_looked = {"at": 0.0}


def rebuild_index() -> int:
    """Build the search index anew from the gate records in force; returns how many there are."""
    last = Event.objects.order_by("-id").values_list("id", flat=True).first() or 0
    index.build(GateRecord.objects.current().select_related("unit").iterator(chunk_size=BATCH))
    index.engine().note_seen(last)
    return GateRecord.objects.current().count()


def follow_ledger(*, at_most_every: float = 0) -> None:
    """Bring the search index up to the ledger's last line; `at_most_every` seconds in this process, if given.

    Every process and every host reads the same ledger, so each is right without being told by another.
    """
    if at_most_every and time.monotonic() - _looked["at"] < at_most_every:
        return
    _looked["at"] = time.monotonic()
    seen = index.engine().seen()
    if seen is None:
        rebuild_index()
        return

    events = Event.objects.filter(pk__gt=seen)
    last = events.order_by("-id").values_list("id", flat=True).first()
    if last is not None:
        _follow(events.filter(pk__lte=last))
        index.engine().note_seen(last)


def _follow(events: EventQuerySet) -> None:
    if events.named(*LOADED).exists():
        rebuild_index()
        return
    items = set(events.named(*PUBLISHING, *ENDING).values_list("subject_id", flat=True))
    if items:
        releases = GateRecord.objects.filter(item_id__in=items)
        index.exchange(gone=releases.values_list("pk", flat=True), new=releases.current().select_related("unit"))
