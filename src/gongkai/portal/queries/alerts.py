"""The emergency to which every page points."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from gongkai.disclosure.models import Alert, GateRecord


def alert_now(at: datetime) -> dict[str, Any] | None:
    """The newest alert in force as the banner wants it, from what the gate let out; None on ordinary days."""
    items = Alert.objects.in_force(at).values("item")
    row = (
        GateRecord.objects.current()
        .filter(item__in=items)
        .values_list("item_id", "title", "published_at", "item__alerts__word")
        .order_by("-item__alerts__id")
        .first()
    )
    if row is None:
        return None
    item_id, title, published_at, word = row
    return {"word": word, "title": title, "url": f"/items/{item_id}/", "at": published_at}
