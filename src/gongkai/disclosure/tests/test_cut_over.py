"""A list of historic items goes out when five people passed exactly this list; nothing else goes out with it."""

from __future__ import annotations

import hashlib
from datetime import date
from io import BytesIO

import pdfplumber
import pytest
from django.conf import LazySettings
from django.test import Client

from gongkai.disclosure import actions
from gongkai.disclosure.actions.cut_over import approve_list, release_list, set_aside
from gongkai.disclosure.actions.intake import begin_intake, judge_rows, open_intake, take_in_items
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, Deposit, GateRecord, Intake, IntakeRow, Item
from gongkai.disclosure.queries import is_intact
from gongkai.disclosure.queries.intake import digest_of
from gongkai.disclosure.queries.paper import list_approval_html
from gongkai.disclosure.reactions import file_list_approval
from gongkai.disclosure.rules.cut_over import why_not_eligible, why_not_review_list
from gongkai.disclosure.rules.intake import read_table
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.disclosure.tasks import compare_all, go_on_with_intakes
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint, moment
from tests.items import SECRECY, at_desk

AT = moment("2024-03-06 10:00")
TABLE = (
    "名称,正文,公开日期\n关于防汛的通知,请做好防汛准备。,2019-06-01\n关于抗旱的通知,请做好抗旱准备。,2019-07-02\n"
    "新近的通知,新近的正文。,2024-02-01\n联系人名单,张三的身份证号是990101199003070210。,2019-08-01\n"
)
People = dict[ReviewLevel, Person]


@pytest.fixture
def batch(route: None, water: Organisation, column: ColumnPage, drafter: Person, settings: LazySettings) -> Intake:
    """Four drafts, two of which are eligible."""
    settings.GONGKAI_CUT_OVER = "2024-01-01"
    found = list(read_table("旧站.csv", TABLE.encode()))
    opened = open_intake(water, name="旧站.csv", found=found, column=column, code="A20-15", by=drafter, at=AT)
    begin_intake(opened, by=drafter, at=AT)
    take_in_items(opened, at=AT)
    judge_rows(opened, at=AT)
    return opened


def passing(batch: Intake, people: People, *levels: ReviewLevel) -> Intake:
    """The list passes these levels; all of them without any."""
    for level in levels or tuple(people):
        opinion = SECRECY if level == ReviewLevel.SECRECY else {}
        batch = approve_list(batch, digest=digest_of(batch), checked=EVERY_CHECK, by=people[level], at=AT, **opinion)
    return batch


def test_only_what_was_public_before_the_day_and_is_clean_stands_on_the_list(batch: Intake) -> None:
    assert [row.title for row in batch.rows.eligible()] == ["关于防汛的通知", "关于抗旱的通知"]
    why = {row.title: row.obstacles for row in batch.rows.left_inside()}
    assert "不早于平台切换日期" in why["新近的通知"][0]
    assert "身份证" in "".join(why["联系人名单"])


def test_a_list_goes_out_after_five_people_and_not_before(batch: Intake, reviewers: People, client: Client) -> None:
    for level in reviewers:
        assert release_list(batch, at=AT) == 0
        assert go_on_with_intakes(at=AT) == ""
        assert not GateRecord.objects.exists()
        batch = passing(batch, reviewers, level)
    assert go_on_with_intakes(at=AT) == "成批公开2条"
    records = list(GateRecord.objects.order_by("published_at"))
    assert [(one.title, one.published_at) for one in records] == [
        ("关于防汛的通知", moment("2019-06-01 12:00")), ("关于抗旱的通知", moment("2019-07-02 12:00")),
    ]  # fmt: skip
    assert [one["level"] for one in records[0].approvals] == list(reviewers)
    assert len({one["by"] for one in records[0].approvals} | {batch.by_id}) == 6
    assert all(is_intact(one) for one in records)
    assert compare_all(at=AT) == ""
    line = Event.objects.named("item.published").first()
    assert (line.by, line.at, line.details["intake"]) == (reviewers[ReviewLevel.PUBLISH], AT, batch.pk)
    page = client.get(f"/items/{records[0].item_id}/").content.decode()
    assert "请做好防汛准备" in page
    assert "2019年6月1日（原网站公开，2024年3月6日迁入）" in page
    assert Item.objects.get(title="关于防汛的通知").live
    assert not GateRecord.objects.filter(title__in=["新近的通知", "联系人名单"]).exists()


def test_the_whole_list_has_one_sheet_kept_with_each_of_its_items(
    batch: Intake, reviewers: People, drafter: Person
) -> None:
    batch = passing(batch, reviewers)
    release_list(batch, at=AT)
    records = list(GateRecord.objects.order_by("pk"))
    event = Event.objects.about(batch).named("intake.released").get()
    file_list_approval(event)
    file_list_approval(event)
    kept = list(Deposit.objects.order_by("record_id"))
    line = Event.objects.about(batch).named("intake.approval_kept").get()
    assert [one.record_id for one in kept] == [one.pk for one in records]
    assert {one.file_id for one in kept} == {kept[0].file_id}
    assert {one.sha256 for one in kept} == {line.details["sha256"]}
    assert (line.details["first"], line.details["last"], line.details["items"]) == (records[0].pk, records[1].pk, 2)
    html = list_approval_html(batch, records)
    for approval in Event.objects.about(batch).named("intake.approved"):
        assert f"台账第{approval.pk}条 {approval.hash[:16]}" in html
    for words in (*(one.content_hash for one in records), batch.digest, SECRECY["basis"], "2019年6月1日"):
        assert words in html, words
    for one in kept:
        desk, item = at_desk(drafter), one.record.item_id
        page = desk.get(f"/admin/snippets/disclosure/item/{item}/records/{one.record_id}/").content.decode()
        assert f"/admin/disclosure/intakes/{batch.pk}/" in page
        content = desk.get(f"/admin/snippets/disclosure/item/{item}/kept/{one.pk}/").content
        assert hashlib.sha256(content).hexdigest() == one.sha256
    with pdfplumber.open(BytesIO(content)) as pdf:
        said = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    for words in (*(str(one) for one in reviewers.values()), str(drafter), *(one.title for one in records)):
        assert words in said, words


def test_a_sheet_that_could_not_be_made_is_made_at_the_desk(batch: Intake, reviewers: People, drafter: Person) -> None:
    release_list(passing(batch, reviewers), at=AT)
    records = list(GateRecord.objects.order_by("pk"))
    at_desk(drafter).post(f"/admin/snippets/disclosure/item/{records[0].item_id}/records/{records[0].pk}/file/")
    assert sorted(Deposit.objects.values_list("record", flat=True)) == [one.pk for one in records]


def test_nobody_passes_twice_or_what_they_brought_or_another_list(
    batch: Intake, reviewers: People, drafter: Person, appoint: Appoint, water: Organisation
) -> None:
    appoint(drafter.full_name, Role.FIRST_REVIEWER, water)
    first = reviewers[ReviewLevel.FIRST]
    for who, digest, checked, words in (
        (drafter, digest_of(batch), EVERY_CHECK, "撰稿人不得审核"),
        (reviewers[ReviewLevel.FINAL], digest_of(batch), EVERY_CHECK, "您不承担"),
        (first, "0" * 64, EVERY_CHECK, "清单与您看到的不同"),
        (first, digest_of(batch), (), "逐项核对后勾选"),
    ):
        with pytest.raises(Refused, match=words):
            approve_list(batch, digest=digest, checked=checked, by=who, at=AT)
    batch = passing(batch, reviewers, ReviewLevel.FIRST)
    with pytest.raises(Refused, match="保密审查须填写结论"):
        approve_list(batch, digest=digest_of(batch), checked=EVERY_CHECK, by=reviewers[ReviewLevel.SECRECY], at=AT)
    appoint(first.full_name, Role.SECRECY_REVIEWER, water)
    with pytest.raises(Refused, match="两个审核级次"):
        passing(batch, {ReviewLevel.SECRECY: first}, ReviewLevel.SECRECY)


def test_an_item_set_aside_voids_what_was_passed(batch: Intake, reviewers: People, drafter: Person) -> None:
    batch = passing(batch, reviewers, ReviewLevel.FIRST, ReviewLevel.SECRECY)
    row = batch.rows.eligible().first()
    for who, reason, words in ((drafter, "旧", "由该单位的审核人办理"), (reviewers[ReviewLevel.SECOND], "", "理由")):
        with pytest.raises(Refused, match=words):
            set_aside(row, reason=reason, by=who, at=AT)
    set_aside(row, reason="已被新文件代替", by=reviewers[ReviewLevel.SECOND], at=AT)
    with pytest.raises(Refused, match="您不承担该单位的初审初校"):
        passing(batch, reviewers, ReviewLevel.SECOND)
    passing(batch, reviewers)
    assert go_on_with_intakes(at=AT) == "成批公开1条"
    assert not GateRecord.objects.filter(item=row.item_id).exists()


@pytest.mark.parametrize("in_the_shell", [False, True], ids=["in the editor", "in the shell"])
def test_what_changed_after_the_review_stays_inside(
    batch: Intake, reviewers: People, drafter: Person, in_the_shell: bool
) -> None:
    passing(batch, reviewers)
    if in_the_shell:
        Item.objects.filter(title="关于防汛的通知").update(summary="悄悄改了")
    else:
        changed = Item.objects.get(title="关于防汛的通知").get_latest_revision_as_object()
        changed.summary = "悄悄改了"
        actions.revise(changed, by=drafter, at=AT)
    release_list(batch, at=AT)
    assert [one.title for one in GateRecord.objects.all()] == ["关于抗旱的通知"]
    assert "有改动" in IntakeRow.objects.get(item__title="关于防汛的通知").obstacles[0]


def test_approvals_written_into_the_row_let_nothing_out(batch: Intake, drafter: Person) -> None:
    forged = [{"level": level, "by": drafter.pk, "digest": digest_of(batch)} for level in ReviewLevel]
    Intake.objects.filter(pk=batch.pk).update(approvals=forged, passed_at=AT, digest=digest_of(batch))
    release_list(batch, at=AT)
    assert not GateRecord.objects.exists()


def test_without_a_day_of_cut_over_nothing_goes_out_as_a_batch(
    batch: Intake, reviewers: People, settings: LazySettings
) -> None:
    settings.GONGKAI_CUT_OVER = ""
    batch.rows.update(seen=False)
    judge_rows(batch, at=AT)
    with pytest.raises(Refused, match="没有可以成批公开的信息"):
        passing(batch, reviewers, ReviewLevel.FIRST)


def test_every_reason_is_given_at_once() -> None:
    day = date(2024, 1, 1)
    fine = {"lacking": [], "has_files": False, "has_route": False, "is_changed": False}
    assert why_not_eligible(published_on=date(2023, 12, 31), cut_over=day, **fine) == []
    bad = {"lacking": ["请填写名称"], "has_files": True, "has_route": True, "is_changed": True}
    assert len(why_not_eligible(published_on=day, cut_over=day, **bad)) == 5
    assert len(why_not_review_list(is_begun=True, is_whole=True, is_passed=True, eligible=0, is_same=False)) == 3


def test_on_the_desk_each_level_passes_the_list_it_sees(batch: Intake, reviewers: People, drafter: Person) -> None:
    address = f"/admin/disclosure/intakes/{batch.pk}/"
    assert "撰稿人不得审核" in at_desk(drafter).get(address).content.decode()
    for level, person in reviewers.items():
        desk = at_desk(person)
        seen = desk.get(address)
        sent = {"verb": "approve", "digest": seen.context["digest"]}
        refused = desk.post(address, sent)
        assert (refused.status_code, "逐项核对后勾选" in refused.content.decode()) == (422, True)
        checked = [key for key, _ in seen.context["opinion"].fields["checked"].choices]
        opinion = SECRECY if level == ReviewLevel.SECRECY else {}
        assert desk.post(address, sent | opinion | {"checked": checked}).status_code == 302
    assert GateRecord.objects.count() == 2
