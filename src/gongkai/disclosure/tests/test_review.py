"""Drafting, submitting, the five levels, returning and taking back."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre, ReviewLevel
from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.queries import drafts_of, is_intact, last_return, standing, steps_of, waiting_for
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import Draft, Pass

NOON = moment("2024-03-08 12:00")
People = dict[ReviewLevel, Person]


def events(item: Item) -> list[str]:
    return list(Event.objects.about(item).values_list("name", flat=True))


def test_an_item_passes_five_levels_and_becomes_public(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted())
    record = GateRecord.objects.get(item=item, is_current=True)

    assert standing(item) == "已公开"
    assert item.index_no == "11659999MB0000003X/2024-00001"
    assert record.title == "关于开展2024年农村饮水安全排查的通知"
    assert [one["level"] for one in record.approvals] == ["first", "secrecy", "second", "final", "publish"]
    assert [one["name"] for one in record.approvals] == ["赵春梅", "钱卫东", "孙丽", "周海涛", "吴晓明"]
    assert [(step.state, step.by) for step in steps_of(item)] == [("done", one["name"]) for one in record.approvals]
    assert record.approvals[1]["basis"] == "保守国家秘密法第三十五条"
    assert record.published_at == moment("2024-03-07 10:30")
    assert record.published_by == reviewers[ReviewLevel.PUBLISH]
    assert is_intact(record)
    assert events(item) == ["item.drafted", "item.submitted", *["item.approved"] * 5, "item.published"]


def test_a_superuser_who_can_review_nothing_is_sent_no_mail(
    drafted: Draft, passed: Pass, drafter: Person, mailoutbox: list[object]
) -> None:
    Person.objects.create_superuser("superuser", email="superuser@yunxi.example", full_name="高示例")
    item = passed(drafted(), ReviewLevel.FIRST)
    assert not waiting_for(drafter).exists()
    assert standing(item) == "待保密审查"
    assert mailoutbox == []


def test_t110_before_the_last_level_nothing_is_public(drafted: Draft, passed: Pass) -> None:
    item = passed(drafted(), ReviewLevel.FINAL)
    assert not GateRecord.objects.exists()
    assert standing(item) == "待发布"
    assert [step.state for step in steps_of(item)] == ["done", "done", "done", "done", "current"]


def test_submitting_says_everything_that_is_missing_at_once(drafted: Draft, drafter: Person) -> None:
    item = drafted(
        body=[], genre=Genre.REPOST, catalogue_code="A21T-04", doc_no="云水发[2024]7号", written_on=date(2024, 5, 1)
    )
    with pytest.raises(Refused) as refused:
        actions.submit(item, by=drafter, at=NOON)
    assert refused.value.reasons == [
        "请填写正文或者上传附件",
        "转载须填写来源和原文网址",
        "请选择适用于本单位的公开类别（条例第二十条、第二十一条）",
        "文号格式应如“云政发〔2024〕7号”，年份用六角括号",
        "成文日期不得晚于今天",
    ]
    assert standing(Item.objects.get()) == "草稿"
    assert events(item) == ["item.drafted"]


def test_a_stranger_neither_drafts_nor_revises_nor_submits(
    drafted: Draft, township_drafter: Person, water: Organisation
) -> None:
    item = drafted()
    copy = Item(unit=water, issuer=water, title="冒名", genre="notice", written_on=date(2024, 3, 5))
    for verb, subject in ((actions.draft, copy), (actions.revise, item), (actions.submit, item)):
        with pytest.raises(Refused, match="没有为该单位起草信息的权限"):
            verb(subject, by=township_drafter, at=NOON)
    assert Item.objects.count() == 1


def test_an_item_is_not_moved_to_a_unit_one_does_not_write_for(
    drafted: Draft, drafter: Person, township: Organisation
) -> None:
    item = drafted()
    item.unit = township
    with pytest.raises(Refused):
        actions.revise(item, by=drafter, at=NOON)


def test_in_review_nothing_is_changed(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    item.title = "改动"
    with pytest.raises(Refused, match="正在审核，内容已锁定"):
        actions.revise(item, by=drafter, at=NOON)


def test_t111_the_author_never_approves(drafted: Draft, passed: Pass, drafter: Person, appoint: Appoint) -> None:
    item = passed(drafted(), None)
    appoint("郑雪", Role.FIRST_REVIEWER, item.unit)
    with pytest.raises(Refused, match="撰稿人不得审核本人撰写的信息"):
        actions.approve(item, by=Person.objects.get(pk=drafter.pk), at=NOON, checked=EVERY_CHECK)


def test_the_last_editor_never_approves(drafted: Draft, passed: Pass, reviewers: People, appoint: Appoint) -> None:
    item = drafted()
    appoint("赵春梅", Role.DRAFTER, item.unit)
    editor = Person.objects.get(username="赵春梅")
    actions.revise(item, by=editor, at=NOON)
    item = passed(item, None)
    with pytest.raises(Refused, match="最后修改人不得审核本人修改的信息"):
        actions.approve(item, by=editor, at=NOON, checked=EVERY_CHECK)


def test_t111_nobody_approves_two_levels(drafted: Draft, passed: Pass, appoint: Appoint) -> None:
    item = passed(drafted(), ReviewLevel.SECRECY)
    appoint("赵春梅", Role.SECOND_REVIEWER, item.unit)
    with pytest.raises(Refused, match="同一人不得担任同一条信息的两个审核级次"):
        actions.approve(item, by=Person.objects.get(username="赵春梅"), at=NOON, checked=EVERY_CHECK)


def test_who_does_not_hold_the_level_does_not_approve(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    with pytest.raises(Refused) as refused:
        actions.approve(item, by=reviewers[ReviewLevel.FINAL], at=NOON, checked=EVERY_CHECK)
    assert refused.value.reasons == [
        "您不承担该单位的保密审查（条例第十七条）",
        "保密审查须填写结论（条例第十七条）",
        "保密审查须填写依据（条例第十七条）",
    ]


def test_a_secrecy_review_without_basis_keeps_nothing(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    with pytest.raises(Refused, match="保密审查须填写依据"):
        actions.approve(
            item, by=reviewers[ReviewLevel.SECRECY], at=NOON, checked=EVERY_CHECK, conclusion="clear", basis=" "
        )
    assert item.current_workflow_task_state.conclusion == ""
    assert events(item)[-1] == "item.approved"  # the first level's, nothing after it
    assert standing(item) == "待保密审查"


def test_a_return_needs_a_reason_and_goes_the_whole_route_again(
    drafted: Draft, passed: Pass, reviewers: People, drafter: Person
) -> None:
    item = passed(drafted(), ReviewLevel.SECRECY)
    second = reviewers[ReviewLevel.SECOND]
    with pytest.raises(Refused, match="退回须填写理由"):
        actions.return_(item, reason=" ", by=second, at=NOON)

    actions.return_(item, reason="请补充联系电话。", by=second, at=NOON)
    item = Item.objects.get()
    assert standing(item) == "复审复校退回"
    assert last_return(item).comment == "请补充联系电话。"
    assert list(drafts_of(drafter)) == [item]

    actions.submit(item, by=drafter, at=NOON)
    assert standing(Item.objects.get()) == "待初审初校"
    assert list(drafts_of(drafter)) == []


def test_a_return_is_not_for_strangers(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted(), None)
    with pytest.raises(Refused, match="您不承担该单位的初审初校"):
        actions.return_(item, reason="不妥", by=reviewers[ReviewLevel.FINAL], at=NOON)


def test_the_author_takes_back_what_is_in_review(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    actions.recall(item, by=drafter, at=NOON)
    assert standing(Item.objects.get()) == "草稿"
    assert events(item)[-1] == "item.recalled"
    with pytest.raises(Refused, match="该信息不在审核中"):
        actions.recall(item, by=drafter, at=NOON)


def test_what_waits_is_listed_for_who_may_approve_it(
    drafted: Draft, passed: Pass, reviewers: People, township_drafter: Person
) -> None:
    item = passed(drafted(), None)
    waiting = {level: [state.revision.object_id for state in waiting_for(one)] for level, one in reviewers.items()}
    assert waiting == {level: [str(item.pk)] if level == ReviewLevel.FIRST else [] for level in reviewers}
    assert list(waiting_for(township_drafter)) == []


def test_what_one_may_not_approve_is_not_listed_as_waiting(drafted: Draft, passed: Pass, appoint: Appoint) -> None:
    item = passed(drafted(), ReviewLevel.FIRST)
    appoint("赵春梅", Role.SECRECY_REVIEWER, item.unit)
    appoint("郑雪", Role.SECRECY_REVIEWER, item.unit)
    assert list(waiting_for(Person.objects.get(username="赵春梅"))) == []
    assert list(waiting_for(Person.objects.get(username="郑雪"))) == []


def test_a_correction_goes_the_whole_route_while_the_old_text_stays(
    drafted: Draft, passed: Pass, drafter: Person, reviewers: People
) -> None:
    item = passed(drafted())
    old = GateRecord.objects.get(is_current=True)
    latest = item.get_latest_revision_as_object()
    latest.title = "关于开展2024年农村饮水安全排查的通知（更正）"
    actions.revise(latest, by=drafter, at=NOON)
    assert GateRecord.objects.get(is_current=True) == old

    item = passed(Item.objects.get(), ReviewLevel.FINAL)
    assert standing(item) == "已公开；更正稿待发布"
    assert GateRecord.objects.get(is_current=True) == old

    actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=moment("2024-04-01 10:00"), checked=EVERY_CHECK)
    new = GateRecord.objects.get(is_current=True)
    assert new.title.endswith("（更正）")
    assert (new.index_no, new.first_published_at) == (old.index_no, old.published_at)
    assert new.published_at == moment("2024-04-01 10:00")


def test_establishing_the_route_twice_changes_nothing(route: None) -> None:
    again = actions.establish_review_route(by=None, at=NOON)
    names = [row.task.name for row in again.workflow_tasks.order_by("sort_order")]
    assert names == ["初审初校", "保密审查", "复审复校", "终审终校", "发布"]
    assert Event.objects.named("route.established").count() == 1
    assert Item.get_default_workflow() == again


def test_without_a_route_submitting_says_so(drafted: Draft, drafter: Person) -> None:
    item = drafted()
    item.get_workflow().deactivate()
    with pytest.raises(Refused, match="尚未建立审核流程"):
        actions.submit(item, by=drafter, at=NOON)


def test_an_approval_asks_no_more_than_it_needs(drafted: Draft, passed: Pass, reviewers: People) -> None:
    """Most of what is left is Wagtail's own; it was a hundred when each step fetched the text again."""
    item = passed(drafted(), ReviewLevel.SECRECY)
    second = reviewers[ReviewLevel.SECOND]
    with CaptureQueriesContext(connection) as asked:
        actions.approve(item, by=second, at=moment("2024-03-07 12:00"), checked=EVERY_CHECK)
    assert len(asked) <= 62
