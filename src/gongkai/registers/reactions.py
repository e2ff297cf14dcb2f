"""What the registers do when something happened elsewhere."""

from __future__ import annotations

from gongkai.disclosure.models import GateRecord
from gongkai.ledger.models import Event
from gongkai.registers import actions


def find_public_row(event: Event) -> None:
    """A text was let out: where it is that of a register's line, the public table finds it."""
    released = GateRecord.objects.filter(item_id=event.subject_id, is_current=True).first()
    if released:
        actions.index_release(released)
