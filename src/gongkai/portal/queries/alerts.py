"""The emergency to which every page points."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from gongkai.disclosure.models import Alert, GateRecord


def alert_now(at: datetime) -> dict[str, Any] | None:
    """The newest alert in force as the banner wants it, from what the gate let out; None on ordinary days."""
    standing = Alert.objects.standing().filter(until__gt=at)
    words = dict(standing.order_by("id").values_list("item", "word"))  # nothing, on nearly all days
    if not words:
        return None
    released = GateRecord.objects.current().filter(item__in=words).values_list("item_id", "title", "published_at")
    public = {item_id: (title, published_at) for item_id, title, published_at in released}
    newest = next((item_id for item_id in reversed(words) if item_id in public), None)
    if newest is None:
        return None
    title, published_at = public[newest]
    return {"word": words[newest], "title": title, "url": f"/items/{newest}/", "at": published_at}
