"""From what the ledger says of a case to what its clock reads: the ledger alone is enough to compute a due day."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from gongkai.applications.rules.events import (
    Answered,
    Consultation,
    Correction,
    CustomDue,
    Event,
    Extension,
    Fee,
    Received,
)

Details = Mapping[str, Any]


def told(lines: Iterable[tuple[str, Details]]) -> list[Event]:
    """The clock's events among a case's lines of the ledger (name, details), in the ledger's order."""
    events: dict[object, Event] = {}
    for number, (name, details) in enumerate(lines):
        if name == "case.remanded":
            events["decision"] = CustomDue(_day(details, "due_on"), _day(details, "received_on"))
        if name in BEGUN and details.get("received_on", True):
            key, begin = BEGUN[name]
            events[key or number] = begin(details)
        elif name == "case.consulted":
            events["consultation", details["consultation"]] = Consultation(_day(details, "sent_on"))
        elif name in ASKED:
            whom = ("consultation", details["consultation"])
            events[whom] = ASKED[name](events[whom], details)
        elif name in WENT_ON:
            key, go_on = WENT_ON[name]
            events[key] = go_on(events[key], details)
    return list(events.values())


def _day(details: Details, name: str = "on") -> date:
    return date.fromisoformat(details[name])


def _received(details: Details) -> Event:
    return Received(_day(details, "received_on"))


# event → the key under which later lines find it (empty: none do), and what it begins
BEGUN: dict[str, tuple[str, Callable[[Details], Event]]] = {
    "case.submitted": ("received", _received),
    "case.registered": ("received", _received),
    "case.confirmed": ("received", _received),
    "case.remanded": ("received", _received),
    "case.correction_requested": (
        "correction",
        lambda details: Correction(_day(details), until=_day(details, "until")),
    ),
    "case.extended": ("", lambda details: Extension(details["days"], _day(details))),
    "case.due_set": ("", lambda details: CustomDue(_day(details, "due_on"), _day(details))),
    "case.fee_noticed": ("fee", lambda details: Fee(_day(details))),
    "case.sent": ("", lambda details: Answered(_day(details))),
}

# event → what it adds to the consultation it names
ASKED: dict[str, Callable[[Any, Details], Event]] = {
    "case.inquiry_delivered": lambda event, details: replace(event, reached_on=_day(details)),
    "case.opinion_received": lambda event, details: replace(event, answered_on=_day(details)),
}

# event → the one it goes on with, and what it adds to it
WENT_ON: dict[str, tuple[str, Callable[[Any, Details], Event]]] = {
    "case.correction_received": (
        "correction",
        lambda event, details: replace(event, received_on=_day(details), justified=details["justified"]),
    ),
    "case.fee_notice_delivered": ("fee", lambda event, details: replace(event, received_on=_day(details))),
    "case.fee_paid": ("fee", lambda event, details: replace(event, paid_on=_day(details))),
}
