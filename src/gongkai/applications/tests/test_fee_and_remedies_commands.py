"""`gongkai fee` and `gongkai remedies`: stable output for other programs, and the law's figures."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner, Result

from gongkai.applications.choices import FeeMethod, Notice, Outcome
from gongkai.applications.rules.fee import fee_for_items, fee_for_pages, steps_of
from gongkai.applications.rules.remedies import kind_of, remedies_of
from gongkai.applications.tests.told import NATION, on
from gongkai.cli import main
from gongkai.orgs.choices import OrganKind


def run(words: str) -> Result:
    return CliRunner().invoke(main, words.split())


def facts(words: str) -> dict:
    done = run(f"{words} --format json")
    assert done.exit_code == 0, done.output
    return json.loads(done.output)


def test_forty_one_items_of_a_month_cost_4300_yuan_in_four_steps():
    found = facts("fee --items 41")
    assert found["amount_yuan"] == 4300
    assert [step["subtotal_yuan"] for step in found["steps"]] == [0, 2000, 2000, 300]
    assert "109号" in found["basis"]


def test_a_hundred_and_one_pages_cost_720_yuan():
    assert facts("fee --pages 101")["amount_yuan"] == 720


@pytest.mark.parametrize("quantity", [0, 1, 10, 11, 30, 31, 40, 41, 50, 51, 100, 101, 200, 201, 300, 1234])
def test_the_steps_add_up_to_the_fee(quantity):
    assert sum(step.subtotal for step in steps_of(FeeMethod.PER_ITEM, quantity)) == fee_for_items(1, quantity)
    assert sum(step.subtotal for step in steps_of(FeeMethod.PER_PAGE, quantity)) == fee_for_pages(quantity)
    assert sum(step.count for step in steps_of(FeeMethod.PER_PAGE, quantity)) == quantity


@pytest.mark.parametrize("words", ["fee", "fee --items 1 --pages 1", "fee --items -1", "fee --pages 99999999"])
def test_a_fee_by_no_method_or_by_both_is_refused_in_chinese(words):
    done = run(words)
    assert done.exit_code == 2
    assert "错误：" in done.output


def test_a_denial_of_a_department_must_go_to_the_county_first():
    found = facts("remedies --organ department --outcome DENIED_PROCESS --served 2025-03-10")
    assert found["kind"] == "RC-A"
    assert found["reconsideration_body"] == "县人民政府"
    assert found["reconsideration_until"] == "2025-05-09"
    assert found["litigation_until"] is None
    assert "15日" in found["litigation_after"]


def test_what_the_county_signs_goes_to_the_government_above_and_to_the_middle_court():
    found = facts("remedies --organ county --outcome DENIED_PROCESS --served 2025-03-10 --superior 塔城地区行政公署")
    assert (found["reconsideration_body"], found["court_level"]) == ("塔城地区行政公署", "中级人民法院")


def test_what_cannot_be_provided_may_be_sued_at_once_within_six_months():
    found = facts("remedies --organ township --outcome UNABLE_NOT_HELD --served 2025-03-10")
    assert (found["kind"], found["litigation_until"]) == ("RC-B", "2025-09-10")


@pytest.mark.parametrize("notice", Notice)
def test_a_procedural_notice_carries_no_remedy(notice):
    found = facts(f"remedies --organ office --outcome {notice} --served 2025-03-10")
    assert (found["kind"], found["reconsideration_until"], found["court"]) == ("RC-0", None, None)


@pytest.mark.parametrize("outcome", Outcome)
@pytest.mark.parametrize("organ", OrganKind)
def test_every_outcome_of_every_organ_has_remedies(outcome, organ):
    found = remedies_of(outcome, organ=organ, served_on=on("2025-03-10"), calendar=NATION)
    assert found.reconsideration_until == on("2025-05-09")
    assert found.reconsideration_first == (kind_of(outcome) != "RC-B")
    assert (found.litigation_until is None) == (kind_of(outcome) == "RC-A")


@pytest.mark.parametrize("words", ["--outcome NONSENSE --served 2025-03-10", "--outcome PARTIAL --served 2025-02-30"])
def test_what_cannot_be_read_is_said_in_chinese(words):
    done = run(f"remedies --organ office {words}")
    assert done.exit_code == 2
    assert "错误：" in done.output
