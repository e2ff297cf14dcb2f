"""What the portal does when something became public or was taken down."""

from __future__ import annotations

from gongkai.ledger.models import Event
from gongkai.portal.following import follow_ledger
from gongkai.portal.keeping import follow


def keep_index_up(event: Event) -> None:
    """What was let out is found by searching, what was taken down or replaced no longer is."""
    follow_ledger()


def renew_pages(event: Event) -> None:
    """Every kept page that shows what happened is dropped, and rendered anew when it is next asked for."""
    follow()
