"""Life-cycles as tables."""

import pytest

from gongkai.lib.machine import START, Machine, Step
from gongkai.lib.refusal import Refused

LIFE = Machine(
    [
        Step("register", (START,), "registered", label="登记"),
        Step("extend", ("registered",), None, by=("office_head",), article="条例第三十三条", label="延期"),
        Step("answer", ("registered",), "answered", by=("office",), article="条例第三十六条", label="答复"),
        Step("withdraw", ("registered",), "withdrawn", label="撤回"),
        Step("archive", ("answered", "withdrawn"), "archived", article="条例第四十五条", label="归档"),
    ],
    labels={"registered": "已登记", "answered": "已答复", "withdrawn": "已撤回", "archived": "已归档"},
)


def test_a_step_says_where_it_leads_and_who_may_take_it():
    step = LIFE.step("registered", "answer")

    assert (step.target, step.by, step.article) == ("answered", ("office",), "条例第三十六条")


def test_a_step_may_leave_the_state_as_it_is():
    assert LIFE.step("registered", "extend").target is None


def test_what_can_be_done_is_read_from_the_table():
    assert LIFE.verbs("registered") == ["extend", "answer", "withdraw"]
    assert LIFE.verbs("archived") == []
    assert LIFE.states == ["registered", "answered", "withdrawn", "archived"]


def test_an_unlawful_step_is_refused_with_its_article():
    with pytest.raises(Refused) as refusal:
        LIFE.step("archived", "extend")

    assert refusal.value.reasons == ["当前为“已归档”，不能办理“延期”（条例第三十三条）"]


def test_a_verb_nobody_knows_is_a_mistake_of_ours():
    with pytest.raises(KeyError):
        LIFE.step("registered", "dance")


def test_one_verb_leads_from_one_state_to_one_place():
    with pytest.raises(ValueError, match="two steps"):
        Machine([Step("send", ("a", "b"), "c"), Step("send", ("b",), "d")])


def test_one_verb_may_lead_from_two_states_to_two_places():
    machine = Machine([Step("approve", ("first",), "second"), Step("approve", ("second",), "done")])

    assert [machine.step(state, "approve").target for state in ("first", "second")] == ["second", "done"]


def test_the_diagram_shows_every_step():
    assert LIFE.mermaid() == (
        "stateDiagram-v2\n"
        "    registered: 已登记\n"
        "    answered: 已答复\n"
        "    withdrawn: 已撤回\n"
        "    archived: 已归档\n"
        "    [*] --> registered: 登记\n"
        "    registered --> registered: 延期（条例第三十三条）\n"
        "    registered --> answered: 答复（条例第三十六条）\n"
        "    registered --> withdrawn: 撤回\n"
        "    answered --> archived: 归档（条例第四十五条）\n"
        "    withdrawn --> archived: 归档（条例第四十五条）\n"
        "    archived --> [*]\n"
    )
