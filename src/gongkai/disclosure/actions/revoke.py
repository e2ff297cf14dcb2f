"""Noting that a published decision no longer holds: it must come down within three days."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from gongkai.disclosure.models import Item
from gongkai.disclosure.permissions import may_draft
from gongkai.disclosure.rules.deadlines import why_not_revoke
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


@transaction.atomic
def note_revocation(item: Item, *, on: date, reason: str, by: Person, at: datetime) -> Item:
    """Keep the day on which a published decision ceased to hold (行政处罚法 art. 48); the watch counts from it."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    refuse_if(
        why_not_revoke(
            holds_role=may_draft(by, item.unit),
            genre=item.genre,
            is_public=item.gate_records.current().exists(),
            on=on,
            today=timezone.localdate(at),
        )
    )
    item.revoked_on = on
    item.save(update_fields=["revoked_on"])
    record("item.decision_revoked", item, by=by, at=at, on=on.isoformat(), reason=reason)
    return item
