"""What the portal does by order or on the clock."""

from __future__ import annotations

from django.db import transaction

from gongkai.disclosure.models import GateRecord
from gongkai.portal import index

BATCH = 500


@transaction.atomic
def rebuild_index() -> int:
    """Build the search index anew from the gate records in force; returns how many there are."""
    index.clear()
    batch: list[GateRecord] = []
    count = 0
    for record in GateRecord.objects.current().iterator(chunk_size=BATCH):
        batch.append(record)
        if len(batch) == BATCH:
            index.put(batch)
            count += len(batch)
            batch = []
    index.put(batch)
    index.settle()
    return count + len(batch)
