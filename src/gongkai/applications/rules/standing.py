"""Where a case stands, read from its lines of the ledger alone; the stored state is only a cache of this."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from gongkai.applications.choices import State

# event → the state it leads to; those that are missing leave it as it is
LEADS_TO: dict[str, State] = {
    "case.submitted": State.REGISTERED,
    "case.registered": State.REGISTERED,
    "case.arrival_logged": State.SUBMITTED,
    "case.confirmed": State.REGISTERED,
    "case.remanded": State.PROCESSING,
    "case.dispatched": State.PROCESSING,
    "case.correction_requested": State.CORRECTION_PENDING,
    "case.correction_received": State.REGISTERED,
    "case.correction_lapsed": State.ABANDONED,
    "case.reason_requested": State.REASON_PENDING,
    "case.reason_received": State.PROCESSING,
    "case.reason_lapsed": State.PROCESSING,
    "case.consulted": State.CONSULTING,
    "case.fee_noticed": State.FEE_PENDING,
    "case.fee_paid": State.PROCESSING,
    "case.fee_lapsed": State.ABANDONED,
    "case.drafted": State.SECRECY_REVIEW,
    "case.secrecy_passed": State.APPROVAL,
    "case.legality_passed": State.APPROVAL,
    "case.draft_returned": State.PROCESSING,
    "case.approved": State.DECIDED,
    "case.sent": State.SENT,
    "case.served": State.SERVED,
    "case.withdrawn": State.WITHDRAWN,
    "case.archived": State.ARCHIVED,
}

CLOSING = frozenset({"case.sent", "case.correction_lapsed", "case.fee_lapsed", "case.withdrawn"})  # each once a case


def state_of(lines: Iterable[tuple[str, Mapping[str, Any]]]) -> State | None:
    """The state after those lines (name, details), in the ledger's order; None before there is a case."""
    state: State | None = None
    asked: set[Any] = set()
    for name, details in lines:
        if name == "case.consulted":
            asked.add(details["consultation"])
        elif name in {"case.opinion_received", "case.opinion_timed_out"}:
            asked.discard(details["consultation"])
            state = state if asked else State.PROCESSING
        if name == "case.secrecy_passed" and details.get("legality"):
            state = State.LEGAL_REVIEW
        else:
            state = LEADS_TO.get(name, state)
    return state
