"""突发事件提示: pointing to a published item from every page, for a while."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.disclosure.models import Alert, Item
from gongkai.disclosure.queries import is_authorised_for_urgent
from gongkai.disclosure.rules.alert import why_not_end_alert, why_not_raise_alert
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


@transaction.atomic
def raise_alert(item: Item, *, word: str, until: datetime | None, by: Person, at: datetime) -> Alert:
    """Put a banner with a published item on every page until a moment; raises Refused with every reason."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    refuse_if(
        why_not_raise_alert(
            may=is_authorised_for_urgent(by, item.unit),
            is_public=item.gate_records.current().exists(),
            is_raised=item.alerts.standing().exists(),
            word=word,
            until=until,
            at=at,
        )
    )
    alert = Alert.objects.create(item=item, word=word.strip(), until=until, raised_at=at, raised_by=by)
    record("item.alert_raised", item, by=by, at=at, word=alert.word, until=until)
    return alert


@transaction.atomic
def end_alert(alert: Alert, *, by: Person | None, at: datetime) -> Alert:
    """Take a banner down; nobody (`by` None) once its time is over."""
    alert = Alert.objects.select_for_update().get(pk=alert.pk)
    may = alert.until <= at if by is None else is_authorised_for_urgent(by, alert.item.unit)
    refuse_if(why_not_end_alert(may=may, is_ended=alert.ended_at is not None))
    alert.ended_at = at
    alert.save(update_fields=["ended_at"])
    record("item.alert_ended", alert.item, by=by, at=at, word=alert.word)
    return alert
