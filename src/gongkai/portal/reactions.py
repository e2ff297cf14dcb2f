"""What the portal does when something became public or was taken down."""

from __future__ import annotations

from django.db import transaction

from gongkai.disclosure.models import GateRecord
from gongkai.ledger.models import Event
from gongkai.portal import index
from gongkai.portal.tasks import rebuild_index


@transaction.atomic
def index_published(event: Event) -> None:
    """A release is found by searching; the release it replaces no longer is."""
    releases = GateRecord.objects.filter(item_id=event.subject_id)
    index.forget(releases.values_list("pk", flat=True))
    index.put(releases.current())


def forget_withdrawn(event: Event) -> None:
    """What was taken down is not found."""
    index.forget(GateRecord.objects.filter(item_id=event.subject_id).values_list("pk", flat=True))


def index_everything(event: Event) -> None:
    """A county that was loaded at once is found by searching."""
    rebuild_index()
