"""The table of the life-cycle is what happens: no other act in any state, and no act by another role."""

from __future__ import annotations

import pytest

from gongkai.applications import actions
from gongkai.applications.choices import State
from gongkai.applications.queries import mismatches
from gongkai.applications.states import ITSELF, LIFE, NEXT
from gongkai.applications.tests.in_every_state import IN_STATE, given, people
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from tests.cast import moment

VERBS = sorted({step.verb for step in LIFE.steps if step.sources != ("",) and ITSELF not in step.by})
AT = moment("2024-10-16 10:00")


def test_every_state_can_be_walked_to():
    assert set(IN_STATE) == set(State)


def test_every_state_but_the_last_says_what_must_happen_next():
    assert set(NEXT) == set(State) - {State.ARCHIVED}


def test_every_step_names_its_article():
    assert [step.verb for step in LIFE.steps if not step.article] == []


@pytest.mark.parametrize("state", list(State))
def test_no_verb_acts_in_a_state_that_the_table_does_not_give_it(desk, state):
    case = IN_STATE[state](desk)
    lines = Event.objects.count()
    for verb in set(VERBS) - set(LIFE.verbs(state)):
        with pytest.raises(Refused, match="当前为"):
            getattr(actions, verb)(case, **given(verb, desk, case), by=desk.registrar, at=AT)
    case.refresh_from_db()
    assert (case.state, Event.objects.count()) == (state, lines)


@pytest.mark.parametrize("state", list(State))
def test_every_verb_is_refused_to_every_other_role_with_its_name(desk, state):
    case = IN_STATE[state](desk)
    for verb in set(LIFE.verbs(state)) & set(VERBS):
        step = LIFE.step(state, verb)
        for role, person in people(desk).items():
            if role in step.by:
                continue
            with pytest.raises(Refused, match=f"“{step.name}”须由"):
                getattr(actions, verb)(case, **given(verb, desk, case), by=person, at=AT)


@pytest.mark.parametrize("state", list(State))
def test_the_cached_due_day_is_what_the_ledger_says_in_every_state(desk, state):
    IN_STATE[state](desk)
    assert mismatches() == []


@pytest.mark.parametrize("verb", ["dispatch", "extend", "draft", "approve", "send", "archive"])
def test_nobody_without_an_account_does_the_offices_work(desk, verb):
    state = LIFE.steps[[step.verb for step in LIFE.steps].index(verb)].sources[0]
    case = IN_STATE[State(state)](desk)
    with pytest.raises(Refused, match="须由"):
        getattr(actions, verb)(case, **given(verb, desk, case), by=None, at=AT)
