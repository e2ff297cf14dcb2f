"""Writing the ledger, and calling what follows from an event."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from importlib import import_module
from typing import Any

from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.module_loading import import_string

from gongkai.ledger.models import ChainHead, Event, FailedReaction
from gongkai.ledger.queries import entry_of, plain
from gongkai.ledger.rules import chained_hash

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Entry:
    """One event yet to be written."""

    name: str
    subject: models.Model
    at: datetime
    by: models.Model | None = None
    details: dict[str, Any] = field(default_factory=dict)


@transaction.atomic
def record(name: str, subject: models.Model, *, by: models.Model | None, at: datetime, **details: Any) -> Event:
    """Append one line to the ledger; after commit, call what `config/wiring.py` lists under its name.

    `by` is None for the system or a citizen without an account. Returns the event.
    """
    return record_all([Entry(name, subject, at, by, details)])[0]


@transaction.atomic
def record_all(entries: Iterable[Entry], *, react: bool = True) -> list[Event]:
    """Append many lines in order. `react=False` is for loading a history whose consequences are loaded with it."""
    head = _hold_head()
    events = []
    for entry in entries:
        event = _linked(entry, head)
        head.last_id, head.last_hash = event.pk, event.hash
        events.append(event)

    Event.objects.bulk_create(events, batch_size=500)
    head.save()
    if react:
        for event in events:
            transaction.on_commit(partial(call_reactions, event))
    return events


def _hold_head() -> ChainHead:
    ChainHead.objects.get_or_create(pk=1)
    return ChainHead.objects.select_for_update().get(pk=1)


def _linked(entry: Entry, head: ChainHead) -> Event:
    event = Event(
        id=head.last_id + 1,
        name=entry.name,
        subject_type=entry.subject._meta.label_lower,
        subject_id=entry.subject.pk,
        organisation_id=getattr(entry.subject, "ledger_organisation_id", None),
        by_id=entry.by.pk if entry.by else None,
        at=entry.at,
        details=plain(entry.details),
        previous_hash=head.last_hash,
    )
    event.hash = chained_hash(head.last_hash, entry_of(event))
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
