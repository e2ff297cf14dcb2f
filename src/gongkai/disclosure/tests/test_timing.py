"""What happens at its own moment, and what a change in between undoes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from gongkai.disclosure import actions, tasks
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, Item, Placement, Scheduled
from gongkai.disclosure.queries import last_return, standing, steps_of, with_standing
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Person
from tests.cast import moment
from tests.items import SECRECY, Draft, Pass

NOON, NINE = moment("2024-03-08 12:00"), moment("2024-03-11 09:00")
People = dict[ReviewLevel, Person]
LIST = {"title": "2024年农村饮水补助人员名单公示", "has_names": True, "shown_until": date(2024, 3, 20)}


@pytest.fixture
def waiting(drafted: Draft, passed: Pass, reviewers: People) -> Item:
    """Approved at every level, to become public on Monday at nine."""
    item = passed(drafted(), ReviewLevel.FINAL)
    actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=NOON, checked=EVERY_CHECK, release_at=NINE)
    return Item.objects.get()


def test_a_scheduled_text_becomes_public_at_its_moment_and_not_before(waiting: Item) -> None:
    assert not GateRecord.objects.exists()
    assert [step.state for step in steps_of(waiting)] == ["done"] * 5
    assert tasks.release_due(at=NINE - timedelta(minutes=1)) == ""
    assert tasks.release_due(at=NINE) == "发布1条"
    record = GateRecord.objects.get()
    assert (record.published_at, len(record.approvals)) == (NINE, 5)
    assert tasks.release_due(at=NINE + timedelta(minutes=1)) == ""


def test_one_letter_changed_while_it_waits_voids_every_approval(waiting: Item, drafter: Person) -> None:
    changed = waiting.get_latest_revision_as_object()
    changed.title += "。"
    actions.revise(changed, by=drafter, at=moment("2024-03-09 10:00"))
    assert tasks.release_due(at=NINE) == ""
    assert not GateRecord.objects.exists()
    voided = Event.objects.about(waiting).named("item.voided").get()
    assert [one["label"] for one in voided.details["differences"]] == ["名称"]
    assert voided.details["differences"][0]["after"].endswith("通知。")


def test_a_change_behind_the_desk_is_found_at_the_gate_and_shown(waiting: Item) -> None:
    changed = waiting.get_latest_revision_as_object()
    changed.title += "。"
    changed.save_revision(clean=False)
    assert tasks.release_due(at=NINE) == "1条未能发布，原因见信息页面"
    assert not GateRecord.objects.exists()
    assert "审核失效" in Scheduled.objects.get().problem


def test_what_is_late_is_seen(waiting: Item) -> None:
    assert not Scheduled.objects.late(NINE + timedelta(minutes=4)).exists()
    assert Scheduled.objects.late(NINE + timedelta(minutes=6)).get().item == waiting


def test_a_moment_must_lie_ahead(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted(), ReviewLevel.FINAL)
    for wrong, said in ((NOON, "须晚于现在"), (NOON + timedelta(days=91), "不超过90日")):
        with pytest.raises(Refused, match=said):
            actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=NOON, checked=EVERY_CHECK, release_at=wrong)
    assert not Scheduled.objects.exists()


def test_an_edit_during_review_sends_it_back_with_the_difference(
    drafted: Draft, passed: Pass, reviewers: People
) -> None:
    item = passed(drafted(), ReviewLevel.SECOND)
    changed = item.get_latest_revision_as_object()
    changed.body = [("text", "<p>各乡镇水管站：请于3月21日前完成排查。</p>")]
    changed.save_revision(clean=False)
    assert tasks.void_changed(at=NOON) == "1条审核后有改动，已退回"
    item = Item.objects.get()
    assert standing(item) == "终审终校退回"
    assert "改动：正文" in last_return(item).comment
    details = Event.objects.about(item).named("item.voided").get().details
    assert ("20日" in details["differences"][0]["before"], "21日" in details["differences"][0]["after"]) == (True, True)
    with pytest.raises(Refused, match="不在审核中"):
        actions.approve(item, by=reviewers[ReviewLevel.FINAL], at=NOON, checked=EVERY_CHECK)


def test_the_sweep_leaves_alone_what_did_not_change(drafted: Draft, passed: Pass) -> None:
    item = passed(drafted(), ReviewLevel.SECOND)
    assert tasks.void_changed(at=NOON) == ""
    assert standing(item) == "待终审终校"


def test_t120_a_list_of_names_needs_its_last_day(drafted: Draft, drafter: Person) -> None:
    for changes, said in (
        ({"has_names": False, "shown_until": None}, "请勾选“名单类”并填写公示截止日"),
        ({"shown_until": None}, "名单类信息须填写公示截止日"),
        ({"shown_until": date(2024, 3, 7)}, "公示截止日不得早于今天"),
        ({"shown_until": date(2026, 3, 7)}, "公示不超过366日"),
    ):
        with pytest.raises(Refused, match=said):
            actions.submit(drafted(**(LIST | changes)), by=drafter, at=NOON)


def test_t120_a_list_of_names_vanishes_when_its_last_day_is_over(drafted: Draft, passed: Pass) -> None:
    item = passed(drafted(**LIST))
    assert GateRecord.objects.get().shown_until == date(2024, 3, 20)
    assert tasks.expire_due(at=moment("2024-03-20 23:59")) == ""
    assert tasks.expire_due(at=moment("2024-03-21 00:01")) == "下线1条"
    assert not GateRecord.objects.current().exists()
    assert not Placement.objects.filter(is_current=True).exists()
    assert GateRecord.objects.get().withdrawn_reason == "公示期满（截至2024年3月20日），自动下线"
    assert Event.objects.about(item).last().name == "item.expired"


def test_in_an_emergency_one_publishes_and_others_review(drafted: Draft, reviewers: People, drafter: Person) -> None:
    item, final = drafted(), reviewers[ReviewLevel.FINAL]
    with pytest.raises(Refused) as refused:
        actions.publish_urgently(item, reason="急", by=drafter, at=NOON)
    assert refused.value.reasons == [
        "应急先发只能由本单位终审人或者公开办办理",
        "请写明紧急情形（不少于5个字），计入本单位应急先发次数",
    ]
    actions.publish_urgently(item, reason="暴雨红色预警，须立即转移群众", by=final, at=NOON)
    record = GateRecord.objects.current().get()
    assert record.urgent_until == NOON + timedelta(hours=24)
    assert (
        standing(Item.objects.get()) == standing(with_standing(Item.objects.all()).get()) == "应急先发；补审待初审初校"
    )
    for level, reviewer in reviewers.items():
        if level == ReviewLevel.FINAL:
            with pytest.raises(Refused, match="应急先发的发布人不得补审"):
                actions.approve(item, by=reviewer, at=NOON, checked=EVERY_CHECK)
            break
        actions.approve(item, by=reviewer, at=NOON, checked=EVERY_CHECK, **SECRECY)


def test_an_emergency_release_not_reviewed_in_time_counts_against_its_unit(drafted: Draft, reviewers: People) -> None:
    item = drafted()
    office = reviewers[ReviewLevel.PUBLISH]
    actions.publish_urgently(item, reason="暴雨红色预警，须立即转移群众", by=office, at=NOON)
    assert tasks.watch_urgent(at=NOON + timedelta(hours=23)) == ""
    assert tasks.watch_urgent(at=NOON + timedelta(hours=25)) == "1条应急先发逾期未补审"
    assert tasks.watch_urgent(at=NOON + timedelta(hours=26)) == ""
    assert Event.objects.about(item).last().name == "item.urgent_overdue"


def test_the_review_that_follows_replaces_the_emergency_release(drafted: Draft, reviewers: People) -> None:
    item = drafted()
    office = reviewers[ReviewLevel.PUBLISH]
    actions.publish_urgently(item, reason="暴雨红色预警，须立即转移群众", by=office, at=NOON)
    for level, reviewer in reviewers.items():
        opinion = SECRECY if level == ReviewLevel.SECRECY else {}
        actions.approve(item, by=reviewer, at=NOON + timedelta(hours=1), checked=EVERY_CHECK, **opinion)
    now = GateRecord.objects.current().get()
    assert (now.urgent_until, len(now.approvals), now.first_published_at) == (None, 5, NOON)
    assert tasks.watch_urgent(at=NOON + timedelta(hours=25)) == ""
