"""Writing the ledger, and calling what follows from an event."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from gongkai.ledger.models import ChainHead, Event, FailedReaction
from gongkai.ledger.queries import entry_of, plain
from gongkai.ledger.rules import GENESIS, chained_hash, plain_address

log = logging.getLogger(__name__)
_address: ContextVar[str | None] = ContextVar("address", default=None)


@contextmanager
def acting_from(address: str) -> Iterator[None]:
    """Officers' acts within are recorded as done from this network address (T-113).

    The address comes from the request and not by way of the verbs: who acts and when is theirs to know, from where is
    not. Of citizens it is never kept, for a line of the ledger cannot be removed again (个人信息保护法 art. 6, 19).
    """
    token = _address.set(plain_address(address))
    try:
        yield
    finally:
        _address.reset(token)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event yet to be written."""

    name: str
    subject: models.Model
    at: datetime
    by: models.Model | None = None
    details: dict[str, Any] = field(default_factory=dict)


def record(name: str, subject: models.Model, *, by: models.Model | None, at: datetime, **details: Any) -> Event:
    """Append one line to the ledger; after commit, call what `config/wiring.py` lists under its name.

    `by` is None for the system or a citizen without an account. Returns the event.
    """
    return record_all([Entry(name, subject, at, by, details)])[0]


@transaction.atomic(savepoint=False)  # an act without its line is undone as a whole
def record_all(entries: Iterable[Entry], *, react: bool = True) -> list[Event]:
    """Append many lines in order. `react=False` is for loading a history whose consequences are loaded with it."""
    last_id, last_hash = _hold_end()
    events = []
    for entry in entries:
        event = _linked(entry, last_id, last_hash)
        last_id, last_hash = event.pk, event.hash
        events.append(event)

    Event.objects.bulk_create(events, batch_size=500)
    transaction.on_commit(partial(_remember_end, _turns.next))
    if react:
        for event in events:
            transaction.on_commit(partial(call_reactions, event))
    return events


def _hold_end() -> tuple[int, str]:
    if connection.features.has_select_for_update:
        _hold_head()  # SQLite needs no lock of a row: its transactions hold the whole database from their start
    return _end()


def _end() -> tuple[int, str]:
    """The number and the hash of the last line, asked before each new one: in words that need no putting together."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, hash FROM ledger_event ORDER BY id DESC LIMIT 1")
        return cursor.fetchone() or (0, GENESIS)


def _hold_head() -> None:
    head = ChainHead.objects.select_for_update().filter(pk=1)
    if not list(head):
        ChainHead.objects.get_or_create(pk=1)
        head.get()


@dataclass(slots=True)
class _Turn:
    """One transaction's turn to remember the ledger's end; all of its lines share it."""

    is_over: bool = False


class _Turns(threading.local):
    def __init__(self) -> None:
        self.next = _Turn()


_turns = _Turns()


def _remember_end(turn: _Turn) -> None:
    # After commit, not within: a row rewritten thousands of times in one transaction slows PostgreSQL to a crawl.
    if turn.is_over:
        return
    turn.is_over, _turns.next = True, _Turn()
    last_id, last_hash = _end()
    end = {"last_id": last_id, "last_hash": last_hash}
    if not ChainHead.objects.filter(last_id__lt=last_id).update(**end):
        ChainHead.objects.get_or_create(pk=1, defaults=end)


def _linked(entry: Entry, last_id: int, last_hash: str) -> Event:
    event = Event(
        id=last_id + 1,
        name=entry.name,
        subject_type=entry.subject._meta.label_lower,
        subject_id=entry.subject.pk,
        organisation_id=getattr(entry.subject, "ledger_organisation_id", None),
        by_id=entry.by.pk if entry.by else None,
        address=_address.get() if entry.by and not entry.by.is_citizen else None,
        at=entry.at,
        details=plain(entry.details),
        previous_hash=last_hash,
    )
    event.hash = chained_hash(last_hash, entry_of(event))
    return event


def call_reactions(event: Event) -> None:
    """Call every reaction wired to the event's name; keep those that fail."""
    for path in import_module(settings.GONGKAI_WIRING).WIRING.get(event.name, ()):
        _call(import_string(path), path, event)


def _call(reaction: Callable[[Event], None], path: str, event: Event) -> None:
    try:
        with transaction.atomic():
            reaction(event)
    except Exception as error:
        log.exception("Reaction %s to event %s failed", path, event.pk)
        FailedReaction.objects.create(event=event, reaction=path, error=repr(error), failed_at=timezone.now())


@transaction.atomic
def replay(failed: FailedReaction, *, at: datetime) -> None:
    """Call a failed reaction again; it raises what it raises, and is marked done if it succeeds."""
    import_string(failed.reaction)(failed.event)
    failed.replayed_at = at
    failed.save(update_fields=["replayed_at"])
