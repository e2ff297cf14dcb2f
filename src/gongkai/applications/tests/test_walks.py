"""Random walks through the life-cycle: whatever happens, the ledger alone gives the due day that is cached."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from gongkai.applications import actions
from gongkai.applications.choices import OPEN, State
from gongkai.applications.queries import clock_of, mismatches
from gongkai.applications.states import ITSELF, LIFE
from gongkai.applications.tests.in_every_state import given, people
from gongkai.ledger.models import Event
from gongkai.ledger.queries import first_broken_link
from gongkai.lib.refusal import Refused
from tests.cast import moment

STEPS = 60


@pytest.mark.parametrize("seed", range(8))
def test_a_walk_keeps_clock_ledger_and_outcome_together(desk, seed):
    chance = random.Random(seed)
    at = moment("2024-09-20 10:00")
    case = desk.submitted("2024-09-20 10:00")
    for _ in range(STEPS):
        at += timedelta(hours=chance.choice([2, 24, 24 * 4, 24 * 20]))
        verbs = [verb for verb in LIFE.verbs(case.state) if ITSELF not in LIFE.step(case.state, verb).by]
        if not verbs:
            break
        verb = chance.choice([verb for verb in verbs if verb != "withdraw"] or verbs)
        role = chance.choice([role for role in LIFE.step(case.state, verb).by if role in people(desk)])
        lines = Event.objects.count()
        try:
            case = getattr(actions, verb)(case, **given(verb, desk, case, at.date()), by=people(desk)[role], at=at)
        except Refused:
            case.refresh_from_db()
            assert Event.objects.count() == lines
        assert case.due_on == clock_of(case).due_on
        assert (case.closed_on is None) == (case.state in OPEN)
    assert mismatches() == []
    assert first_broken_link() is None


def test_some_walk_reaches_the_archive(desk):
    case = desk.archived()
    assert case.state == State.ARCHIVED
    assert [event.name for event in Event.objects.about(case)] == [
        "case.submitted", "case.dispatched", "case.drafted", "case.secrecy_passed", "case.approved", "case.sent",
        "case.served", "case.archived",
    ]  # fmt: skip
