"""Every rule finds what its page says it finds, and is silent where its page says so."""

from __future__ import annotations

import re

import pytest

from gongkai.proof.registry import LISTED
from gongkai.proof.registry import RULES as FIXED
from gongkai.proof.rule import Rule, Text

RULES = (*FIXED, *LISTED)
CAUGHT = [(rule, example) for rule in RULES for example in rule.caught]
CLEAN = [(rule, example) for rule in RULES for example in rule.clean]


@pytest.mark.parametrize(("rule", "example"), CAUGHT, ids=lambda value: getattr(value, "id", value)[:20])
def test_a_rule_finds_its_own_examples(rule: Rule, example: str) -> None:
    found = list(rule.check(Text(example)))
    assert found
    assert all(0 <= one.start < one.end <= len(example) for one in found)


@pytest.mark.parametrize(("rule", "example"), CLEAN, ids=lambda value: getattr(value, "id", value)[:20])
def test_a_rule_is_silent_on_its_clean_examples(rule: Rule, example: str) -> None:
    assert list(rule.check(Text(example))) == []


def test_every_rule_has_examples_of_both_kinds_and_names_its_source() -> None:
    assert [rule.id for rule in RULES if not (rule.caught and rule.clean and rule.basis and rule.about)] == []


def test_no_two_rules_have_the_same_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)
    assert all(re.fullmatch(r"[A-Z]-[A-Z]+", rule.id) for rule in RULES)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.safe], ids=lambda rule: rule.id)
def test_a_safe_suggestion_leaves_nothing_for_the_rule_to_find(rule: Rule) -> None:
    for example in rule.caught:
        text = example
        for one in reversed(list(rule.check(Text(example)))):
            text = text[: one.start] + (one.suggestion or "") + text[one.end :]
        assert list(rule.check(Text(text))) == []
