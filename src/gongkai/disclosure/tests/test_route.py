"""Levels of review as tasks: who, by when, with what to tick; routes, stand-ins and hand-over."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.disclosure import actions
from gongkai.disclosure.actions import Level
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, GateRecord, Item, ReviewRoute
from gongkai.disclosure.queries import checks_of, steps_of, waiting_for, who_may_act
from gongkai.disclosure.tables import CHECKS, EVERY_CHECK, REVIEW_ROUTE
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import SECRECY, Draft, Pass, at_desk

NOON, TODAY = moment("2024-03-08 12:00"), date(2024, 3, 8)
People = dict[ReviewLevel, Person]
LAWFUL = [Level(level) for level in REVIEW_ROUTE]


@pytest.fixture
def publisher(reviewers: People) -> Person:
    return reviewers[ReviewLevel.PUBLISH]


def task(item: Item):
    return Item.objects.get(pk=item.pk).current_workflow_task_state


def test_each_level_is_a_task_with_role_unit_and_term(drafted: Draft, passed: Pass, water: Organisation) -> None:
    item = passed(drafted(), None)
    first = task(item)
    assert (first.role, first.unit, first.assigned_to) == (Role.FIRST_REVIEWER, water, None)
    assert first.due_on == date(2024, 3, 7)  # sent on Wednesday the 6th, one working day
    assert list(checks_of(first).values()) == list(CHECKS[ReviewLevel.FIRST].values())


def test_what_was_not_ticked_is_named_and_nothing_passes(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted(), None)
    with pytest.raises(Refused) as refused:
        actions.approve(item, by=reviewers[ReviewLevel.FIRST], at=NOON, checked={"facts", "text", "privacy"})
    assert refused.value.reasons == ["请逐项核对后勾选：附件逐个打开核对，与正文一致"]
    assert task(item).status == "in_progress"


def test_what_was_ticked_stands_in_the_gate_record(drafted: Draft, passed: Pass) -> None:
    passed(drafted())
    approvals = GateRecord.objects.get().approvals
    assert approvals[0]["checks"] == list(CHECKS[ReviewLevel.FIRST].values())
    assert all(one["checks"] for one in approvals)


@pytest.mark.parametrize("left_out", REVIEW_ROUTE)
def test_no_route_falls_below_the_law(
    route: None, water: Organisation, publisher: Person, left_out: ReviewLevel
) -> None:
    levels = [one for one in LAWFUL if one.level != left_out]
    with pytest.raises(Refused, match=f"不得减少{left_out.label}"):
        actions.set_route(unit=water, column=None, levels=levels, by=publisher, at=NOON)
    assert not ReviewRoute.objects.exists()


def test_a_route_is_set_by_the_disclosure_office_alone(
    route: None, water: Organisation, drafter: Person, publisher: Person
) -> None:
    with pytest.raises(Refused, match="由政府信息公开工作主管部门"):
        actions.set_route(unit=water, column=None, levels=LAWFUL, by=drafter, at=NOON)
    bad = [Level(ReviewLevel.FIRST, role=Role.DRAFTER, within_days=0, extra_checks=[""]), *LAWFUL[1:]]
    with pytest.raises(Refused) as refused:
        actions.set_route(unit=water, column=None, levels=bad, by=publisher, at=NOON)
    assert refused.value.reasons == [
        "初审初校只能由初审担任",
        "初审初校的时限须为1至20个工作日",
        "初审初校另加的核对事项每行须为1至60字",
    ]


def test_a_route_adds_a_level_a_line_and_a_term(
    drafted: Draft, passed: Pass, publisher: Person, column: ColumnPage, appoint: Appoint, county: Organisation
) -> None:
    leader = appoint("阿依古丽", Role.LEADER, county)
    levels = [
        Level(ReviewLevel.FIRST, within_days=3, extra_checks=["已征求财政局意见"]),
        *LAWFUL[1:4],
        Level(ReviewLevel.LEADER),
        LAWFUL[4],
    ]
    actions.set_route(unit=None, column=column, levels=levels, by=publisher, at=moment("2024-03-01 10:00"))
    item = passed_by_all_but_the_last(drafted(), passed, publisher, leader)
    assert [one["level"] for one in GateRecord.objects.get(item=item).approvals] == [
        "first", "secrecy", "second", "final", "leader", "publish",
    ]  # fmt: skip


def passed_by_all_but_the_last(item: Item, passed: Pass, publisher: Person, leader: Person) -> Item:
    """Through a route with a leader's level and a line of its own."""
    item = passed(item, None)
    assert (task(item).due_on, checks_of(task(item))["x1"]) == (date(2024, 3, 11), "已征求财政局意见")
    first = who_may_act(item, task(item), TODAY)[0]
    with pytest.raises(Refused, match="已征求财政局意见"):
        actions.approve(item, by=first, at=NOON, checked=EVERY_CHECK)
    actions.approve(item, by=first, at=NOON, checked=EVERY_CHECK | {"x1"})
    for _ in range(3):
        by = who_may_act(item, task(item), TODAY)[0]
        actions.approve(item, by=by, at=NOON, checked=EVERY_CHECK, **SECRECY)
    assert [step.level for step in steps_of(Item.objects.get())][4] == ReviewLevel.LEADER
    with pytest.raises(Refused, match="您不承担该单位的分管领导审签"):
        actions.approve(item, by=publisher, at=NOON, checked=EVERY_CHECK)
    assert at_desk(leader).get(f"/admin/snippets/disclosure/item/{item.pk}/").status_code == 200
    actions.approve(item, by=leader, at=NOON, checked=EVERY_CHECK)
    actions.approve(item, by=publisher, at=NOON, checked=EVERY_CHECK)
    return item


def test_another_unit_and_a_named_person_do_a_level(
    drafted: Draft, passed: Pass, reviewers: People, publisher: Person, appoint: Appoint, county: Organisation
) -> None:
    central = appoint("张志强", Role.SECRECY_REVIEWER, county)
    levels = [LAWFUL[0], Level(ReviewLevel.SECRECY, unit=county, person=central), *LAWFUL[2:]]
    item = drafted()
    actions.set_route(unit=item.unit, column=None, levels=levels, by=publisher, at=NOON)
    item = passed_first(item, passed)
    assert who_may_act(item, task(item), TODAY) == [central]
    assert [one.pk for one in waiting_for(central, TODAY)] == [task(item).pk]
    assert not waiting_for(reviewers[ReviewLevel.SECRECY], TODAY).exists()
    assert at_desk(central).get(f"/admin/snippets/disclosure/item/{item.pk}/").status_code == 200
    actions.approve(item, by=central, at=NOON, checked=EVERY_CHECK, **SECRECY)


def passed_first(item: Item, passed: Pass) -> Item:
    """Past the first level, by its ordinary reviewer."""
    return passed(item, ReviewLevel.FIRST)


def test_only_who_can_act_now_is_waited_for(
    drafted: Draft, passed: Pass, reviewers: People, appoint: Appoint, drafter: Person
) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    appoint("赵春梅", Role.SECRECY_REVIEWER, item.unit)  # did the first level
    appoint("郑雪", Role.SECRECY_REVIEWER, item.unit)  # wrote it
    able = who_may_act(item, task(item), TODAY)
    assert able == [reviewers[ReviewLevel.SECRECY]]
    everyone = Person.objects.exclude(username="").all()
    assert [one for one in everyone if waiting_for(one, TODAY).exists()] == able


def test_a_deputy_acts_under_their_own_name_for_the_absent(
    drafted: Draft, passed: Pass, reviewers: People, appoint: Appoint, township: Organisation
) -> None:
    deputy, absent = appoint("冯刚", Role.DRAFTER, township), reviewers[ReviewLevel.FIRST]
    days = {"starts_on": date(2024, 3, 7), "ends_on": date(2024, 3, 9)}
    actions.arrange_absence(absent, deputy=deputy, **days, reason="出差", by=absent, at=moment("2024-03-06 09:00"))
    item = passed(drafted(), None)
    with pytest.raises(Refused, match="您不承担该单位的初审初校"):
        actions.approve(item, by=deputy, at=moment("2024-03-10 10:00"), checked=EVERY_CHECK)
    assert waiting_for(deputy, TODAY).exists()
    assert not waiting_for(deputy, date(2024, 3, 10)).exists()
    state = actions.approve(item, by=deputy, at=NOON, checked=EVERY_CHECK)
    assert (state.finished_by, state.acted_for) == (deputy, absent)
    assert steps_of(Item.objects.get())[0].by == "冯刚（代赵春梅）"
    assert Event.objects.about(item).last().details["acted_for"] == "赵春梅"


def test_the_author_is_barred_even_as_a_deputy(
    drafted: Draft, passed: Pass, drafter: Person, reviewers: People
) -> None:
    absent = reviewers[ReviewLevel.FIRST]
    days = {"starts_on": TODAY, "ends_on": TODAY}
    actions.arrange_absence(absent, deputy=drafter, **days, reason="病假", by=absent, at=NOON)
    item = passed(drafted(), None)
    with pytest.raises(Refused, match="撰稿人不得审核本人撰写的信息"):
        actions.approve(item, by=drafter, at=NOON, checked=EVERY_CHECK)


def test_an_absence_is_arranged_by_oneself_or_the_office_and_for_a_while(
    reviewers: People, publisher: Person, drafter: Person
) -> None:
    absent, deputy = reviewers[ReviewLevel.FIRST], reviewers[ReviewLevel.SECOND]
    with pytest.raises(Refused) as refused:
        actions.arrange_absence(
            absent, deputy=absent, starts_on=TODAY, ends_on=date(2024, 9, 1), reason=" ", by=drafter, at=NOON
        )
    assert refused.value.reasons == [
        "代岗由本人或者公开办安排",
        "代岗人不得是本人",
        "一次代岗不超过90日，更长的请重新任命",
        "请填写代岗原因",
    ]
    row = actions.arrange_absence(
        absent, deputy=deputy, starts_on=TODAY, ends_on=TODAY, reason="病假", by=publisher, at=NOON
    )
    actions.end_absence(row, by=absent, at=NOON)
    with pytest.raises(Refused, match="代岗已经结束"):
        actions.end_absence(row, by=absent, at=NOON)


def test_a_task_is_handed_over_to_another_holder(
    drafted: Draft, passed: Pass, reviewers: People, appoint: Appoint, drafter: Person
) -> None:
    item = passed(drafted(), None)
    mine, other = reviewers[ReviewLevel.FIRST], appoint("何芳", Role.FIRST_REVIEWER, item.unit)
    with pytest.raises(Refused) as refused:
        actions.hand_over(item, to=drafter, reason="", by=drafter, at=NOON)
    assert refused.value.reasons == [
        "只有本级审核人或者公开办可以移交",
        "接办人不承担该单位的这一级审核，请先任命",
        "移交须填写原因",
    ]
    actions.hand_over(item, to=other, reason="与本人有利害关系", by=mine, at=NOON)
    assert not waiting_for(mine, TODAY).exists()
    with pytest.raises(Refused, match="您不承担该单位的初审初校"):
        actions.approve(item, by=mine, at=NOON, checked=EVERY_CHECK)
    actions.approve(item, by=other, at=NOON, checked=EVERY_CHECK)
    assert Event.objects.about(item).named("item.handed_over").get().details["to_name"] == "何芳"


def test_the_page_shows_the_lines_keeps_the_ticks_and_says_what_is_open(
    drafted: Draft, passed: Pass, reviewers: People
) -> None:
    item = passed(drafted(), None)
    address = f"/admin/snippets/disclosure/item/{item.pk}/"
    browser = at_desk(reviewers[ReviewLevel.FIRST])
    page = browser.get(address).content.decode()
    assert all(line in page for line in CHECKS[ReviewLevel.FIRST].values())
    assert "本级期限：2024年3月7日" in page
    assert "现在可以办理的人：赵春梅" in page
    answer = browser.post(f"{address}review/", {"decision": "approve", "checked": ["facts"]}).content.decode()
    assert "请逐项核对后勾选：文字、标点、格式已初校" in answer
    assert answer.count("checked") >= 1
    browser.post(f"{address}review/", {"decision": "approve", "checked": list(CHECKS[ReviewLevel.FIRST])})
    assert task(item).task.name == "保密审查"
