"""Reading the ledger."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from django.conf import settings

from gongkai.ledger.models import ChainHead, Event
from gongkai.ledger.rules import GENESIS, chained_hash


def entry_of(event: Event) -> dict[str, Any]:
    """The part of an event that its hash covers; lines without an address are those of before there was one."""
    address = {"address": event.address} if event.address else {}
    return {
        "id": event.pk,
        "name": event.name,
        "subject": f"{event.subject_type}:{event.subject_id}",
        "organisation": event.organisation_id,
        "by": event.by_id,
        **address,
        "at": event.at.timestamp(),
        "details": event.details,
    }


def first_broken_link() -> int | None:
    """The id of the first event that is missing or wrong in itself or its place; None where the chain is whole.

    A chain cut off at its end is known by the end that was remembered apart, which may lag behind but never runs ahead.
    """
    remembered = dict(ChainHead.objects.values_list("last_id", "last_hash"))
    previous, expected_id = GENESIS, 1
    for event in Event.objects.order_by("id").iterator(chunk_size=2000):
        right = chained_hash(previous, entry_of(event))
        if event.pk != expected_id or event.previous_hash != previous or event.hash != right:
            return event.pk
        if remembered.pop(event.pk, right) != right:
            return event.pk
        previous, expected_id = event.hash, expected_id + 1

    return expected_id if any(remembered) else None  # an end remembered as 0 is that of an empty ledger


def plain(details: dict[str, Any]) -> dict[str, Any]:
    """Details as they come back from the database: JSON types only, dates as ISO text."""
    return json.loads(json.dumps(details, ensure_ascii=False, default=str))


def wired_to(reaction: str) -> list[str]:
    """The names of the events that a reaction follows, from `config/wiring.py`."""
    wiring = import_module(settings.GONGKAI_WIRING).WIRING
    return [name for name, reactions in wiring.items() if reaction in reactions]
