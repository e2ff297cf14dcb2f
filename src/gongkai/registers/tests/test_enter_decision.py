"""Decisions are entered once per organ, kind and number."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.registers.actions import enter_decision
from gongkai.registers.choices import DecisionKind
from gongkai.registers.models import EnforcementDecision
from tests.cast import moment

GOOD: dict[str, Any] = {
    "kind": DecisionKind.PENALTY,
    "doc_no": "云水罚〔2024〕3号",
    "party": "示例相对人",
    "subject": "未经批准取水",
    "decided_on": date(2024, 5, 10),
    "at": moment("2024-05-10 10:00"),
}


def test_a_decision_is_entered_and_recorded_without_the_party(water: Organisation, handler: Person) -> None:
    decision = enter_decision(water, **GOOD, by=handler)
    line = Event.objects.about(decision).get()
    assert (line.name, line.by, line.organisation) == ("decision.entered", handler, water)
    assert line.details == {"kind": "penalty", "doc_no": "云水罚〔2024〕3号", "decided_on": "2024-05-10"}


def test_an_organ_enters_a_number_once_for_each_kind(water: Organisation, township: Organisation) -> None:
    enter_decision(water, **GOOD, by=None)
    with pytest.raises(Refused, match="已登记文书号"):
        enter_decision(water, **GOOD | {"doc_no": " 云水罚〔2024〕3号 "}, by=None)
    enter_decision(township, **GOOD, by=None)
    enter_decision(water, **GOOD | {"kind": DecisionKind.COERCION}, by=None)
    assert EnforcementDecision.objects.count() == 3


def test_every_reason_is_given_at_once(water: Organisation) -> None:
    with pytest.raises(Refused) as refusal:
        enter_decision(
            water, **GOOD | {"doc_no": " ", "party": "", "subject": "", "decided_on": date(2024, 5, 11)}, by=None
        )
    assert refusal.value.reasons == ["请填写决定文书号", "请填写行政相对人", "请填写事项", "决定日期不得晚于今天"]
    assert not EnforcementDecision.objects.exists()
