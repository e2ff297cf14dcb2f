"""Ten thousand random histories and walks: the unlawful are refused, the lawful equal a brute-force clock."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.applications.rules import history
from gongkai.applications.rules.clock import read
from gongkai.applications.rules.events import Received
from gongkai.applications.rules.standing import LEADS_TO
from gongkai.applications.states import ITSELF, LIFE
from gongkai.applications.tests.simulator import Desk, Happening, IllegalError
from gongkai.applications.tests.test_against_simulator import as_event
from gongkai.applications.tests.told import NATION, XINJIANG
from gongkai.lib.machine import START
from gongkai.lib.refusal import Refused

AT_A_TIME = 100  # histories of one example: a hundred examples make ten thousand
KINDS = ("correct", "ask", "ask", "extend", "extend", "charge")


def random_history(chance: Random) -> tuple[date, list[Happening]]:
    received = day = date(2025, 1, 1) + timedelta(days=chance.randrange(365))
    happenings = []
    for _ in range(chance.randrange(5)):
        day += timedelta(days=chance.randrange(12))
        one = Happening(
            chance.choice(KINDS), day, day + timedelta(days=chance.randrange(33)), days=chance.randrange(1, 15)
        )
        if one.kind == "ask" and chance.random() < 0.5:
            one.reached = day + timedelta(days=chance.randrange(12))
        happenings.append(one)
        if chance.random() < 0.5:
            day = one.ends
    return received, happenings


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_ten_thousand_histories_are_refused_with_reasons_or_equal_the_brute_force_clock(seed):
    chance = Random(seed)
    for _ in range(AT_A_TIME):
        received, happenings = random_history(chance)
        events = [Received(received), *map(as_event, happenings)]
        xinjiang = chance.random() < 0.5
        calendar = XINJIANG if xinjiang else NATION
        try:
            due = Desk(received, happenings, xinjiang=xinjiang).due()
        except IllegalError:
            reasons = history.why_not(events, calendar)
            assert reasons
            assert all("（" in reason for reason in reasons)  # each names its article
            continue
        assert history.why_not(events, calendar) == []
        assert read(events, calendar).due_on == due


@settings(max_examples=100, deadline=None)
@given(seed=st.integers(0, 2**32))
def test_ten_thousand_walks_through_the_table_balance_and_refuse_with_reasons(seed):
    chance = Random(seed)
    verbs = sorted({step.verb for step in LIFE.steps})
    received = closed = pending = 0
    for _ in range(AT_A_TIME):
        state = LIFE.step(START, chance.choice(["submit", "register", "log_arrival"])).target or ""
        for _ in range(chance.randrange(25)):
            verb = chance.choice(verbs)
            if verb not in LIFE.verbs(state):
                with pytest.raises(Refused, match="不能办理"):
                    LIFE.step(state, verb)
                continue
            step = LIFE.step(state, verb)
            state = step.target or state
        counted = state != "submitted"  # before it is confirmed it is not received
        is_closed = state in {"sent", "served", "abandoned", "withdrawn", "archived"}
        received += counted
        closed += counted and is_closed
        pending += counted and not is_closed
    assert received == closed + pending


def test_every_state_is_reached_by_some_line_of_the_ledger():
    reached = {step.target for step in LIFE.steps if step.target and ITSELF not in step.by}
    assert reached <= set(LEADS_TO.values()) | {"legal_review", "registered"}
