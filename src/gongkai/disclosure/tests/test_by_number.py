"""T-002, T-007, T-009, T-011, T-015 and T-016 of the standards' list; the others stand in the files they belong to."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre, ReviewLevel
from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.queries import is_intact
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.disclosure.tasks import compare_newest
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Person
from tests.cast import moment
from tests.items import Draft, Pass, at_desk, filled

NOON = moment("2024-03-08 12:00")
People = dict[ReviewLevel, Person]


TOLD = {
    "政府信息的分类": "信息分类：按条例第二十条、第二十一条的类别。",
    "编排体系": "编排体系：每条信息有索引号。",
    "获取方式": "获取方式：在网站查阅，或者提出申请。",
    "公开工作机构的名称": "公开工作机构：云溪县水利局办公室。",
    "办公地址": "办公地址：云溪县清水路3号。",
    "办公时间": "办公时间：工作日10:00至14:00。",
    "联系电话": "联系电话：0990-5550103。",
    "传真号码": "传真号码：无。",
    "互联网联系方式": "电子邮箱：shuiliju@yunxi.example。",
}


def test_t002_a_guide_that_lacks_one_of_the_nine_elements_is_refused_and_the_element_named(
    drafted: Draft, drafter: Person
) -> None:
    for gap in TOLD:
        emptied = TOLD[gap].partition("：")[0] + "：。" if gap in list(TOLD)[3:] else ""  # the word without its fact
        told = "".join(f"<p>{emptied if one == gap else text}</p>" for one, text in TOLD.items())
        item = drafted(title="云溪县水利局政府信息公开指南", genre=Genre.GUIDE, doc_no="", body=[("text", told)])
        with pytest.raises(Refused) as refusal:
            actions.submit(item, by=drafter, at=NOON)
        assert [reason for reason in refusal.value.reasons if "公开指南" in reason] == [
            f"公开指南还没有写“{gap}”，没有的请写“无”（条例第十二条）"
        ]
        assert not Event.objects.about(item).named("item.submitted").exists()
    whole = "".join(f"<p>{text}</p>" for text in TOLD.values())
    item = drafted(title="云溪县水利局政府信息公开指南", genre=Genre.GUIDE, doc_no="", body=[("text", whole)])
    actions.submit(item, by=drafter, at=NOON)
    assert Event.objects.about(item).named("item.submitted").exists()


@pytest.mark.parametrize(
    ("field", "says"), [("title", "请填写名称"), ("summary", "请填写内容概述"), ("written_on", "请填写成文日期")]
)
def test_t007_what_article_12_demands_is_demanded_by_form_and_verb(
    drafted: Draft, drafter: Person, field: str, says: str
) -> None:
    item = drafted()
    empty = {field: None if field == "written_on" else ""}
    Item.objects.filter(pk=item.pk).update(**({"summary": ""} if field == "summary" else {}))
    latest = item.get_latest_revision_as_object()
    for name, value in empty.items():
        setattr(latest, name, value)
    latest.save_revision(clean=False)
    with pytest.raises(Refused, match=says):
        actions.submit(item, by=drafter, at=NOON)
    edit = reverse("wagtailsnippets_disclosure_item:edit", args=[item.pk])
    at_desk(drafter).post(edit, filled(item) | {field: "", "action-submit": "1"})
    assert not Event.objects.about(item).named("item.submitted").exists()


def test_t007_the_api_takes_no_item_at_all(drafted: Draft, client: Client) -> None:
    count = Item.objects.count()
    answer = client.post("/api/v1/items/", {"title": ""}, content_type="application/json")
    assert answer.status_code == 405
    assert Item.objects.count() == count


def test_t009_a_number_is_neither_changed_nor_given_again(
    drafted: Draft, passed: Pass, drafter: Person, reviewers: People
) -> None:
    item = passed(drafted())
    number = item.index_no
    edit = reverse("wagtailsnippets_disclosure_item:edit", args=[item.pk])
    at_desk(drafter).post(edit, filled(item) | {"index_no": "11659999MB0000003X/1999-00001"})
    assert Item.objects.get().get_latest_revision_as_object().index_no == number
    actions.withdraw(item, reason="有误", by=reviewers[ReviewLevel.PUBLISH], at=NOON)
    with pytest.raises(Exception, match="protected"):
        item.delete()
    following = passed(drafted(title="关于开展2024年春灌的通知"))
    assert following.index_no != number
    assert int(following.index_no[-5:]) == int(number[-5:]) + 1


def test_t011_the_moment_of_publication_is_the_acts_own(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = drafted()
    edit = reverse("wagtailsnippets_disclosure_item:edit", args=[item.pk])
    forged = {"published_at": "2020-01-01 09:00", "first_published_at": "2020-01-01 09:00", "go_live_at": "2020-01-01"}
    at_desk(drafter).post(edit, filled(item) | forged)
    released = GateRecord.objects.get(item=passed(Item.objects.get()))
    line = Event.objects.about(item).named("item.published").get()
    assert released.published_at == released.first_published_at == line.at == moment("2024-03-07 10:30")


def test_t011_a_forged_moment_is_found_and_told(drafted: Draft, passed: Pass, client: Client) -> None:
    item = passed(drafted())
    GateRecord.objects.update(published_at=moment("2024-01-02 09:00"))
    assert not is_intact(GateRecord.objects.get())
    assert client.get(f"/items/{item.pk}/").status_code == 503
    assert "1条与台账不符" in compare_newest(at=NOON)
    assert Event.objects.about(item).last().name == "item.quarantined"


@pytest.mark.parametrize(
    ("kind", "until", "says"),
    [
        ("land_plan", date(2024, 4, 4), "不得少于30日，现为29日"),
        ("land_intent", date(2024, 3, 19), "不得少于10个工作日，现为9个工作日"),
        ("house_plan", date(2024, 3, 7), "不得少于30日"),
    ],
)
def test_t016_a_notice_that_would_end_too_soon_is_not_sent(
    drafted: Draft, drafter: Person, kind: str, until: date, says: str
) -> None:
    item = drafted(deadline_kind=kind, shown_until=until)
    with pytest.raises(Refused, match=says):
        actions.submit(item, by=drafter, at=moment("2024-03-06 12:00"))


def test_t016_a_notice_that_waited_too_long_for_its_reviews_is_not_released(
    drafted: Draft, passed: Pass, reviewers: People
) -> None:
    item = passed(drafted(deadline_kind="land_plan", shown_until=date(2024, 4, 6)), ReviewLevel.FINAL)
    with pytest.raises(Refused, match="征地补偿安置方案公告的公告期不得少于30日，现为29日"):
        actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=NOON, checked=EVERY_CHECK)
    assert not GateRecord.objects.exists()
    actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=moment("2024-03-07 18:00"), checked=EVERY_CHECK)
    assert GateRecord.objects.get().shown_until == date(2024, 4, 6)
