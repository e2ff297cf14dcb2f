"""What the portal does when something became public or was taken down."""

from __future__ import annotations

from django.utils import timezone

from gongkai.disclosure.actions import keep_evidence as keep
from gongkai.disclosure.models import GateRecord
from gongkai.ledger.models import Event
from gongkai.portal.asking import request_for
from gongkai.portal.following import follow_ledger
from gongkai.portal.keeping import follow
from gongkai.portal.views.item import show


def keep_index_up(event: Event) -> None:
    """What was let out is found by searching, what was taken down or replaced no longer is."""
    follow_ledger()


def renew_pages(event: Event) -> None:
    """Every kept page that shows what happened is dropped, and rendered anew when it is next asked for."""
    follow()


def keep_evidence(event: Event) -> None:
    """What was taken down is kept as the public saw it: the page's bytes, the attachments, the hash of each."""
    record = GateRecord.objects.select_related("unit").get(pk=event.details["gate"])
    page = show(request_for(record.get_absolute_url()), record).content
    keep(record, page=page, event=event, at=timezone.now())
