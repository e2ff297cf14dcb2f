"""An attachment is X-rayed before it goes out: clean, masked, or concluded about with a reason."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.disclosure import actions
from gongkai.disclosure.models import GateRecord, Item, ItemAttachment
from gongkai.files.actions import conclude, store
from gongkai.files.models import Conclusion, Examination, StoredFile
from gongkai.files.queries import why_not_publish
from gongkai.files.tests.zoo.specimen import ID, SECRET
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person
from tests.cast import Appoint, moment
from tests.items import Draft, Pass, at_desk

NOON = moment("2024-03-07 12:00")
ROLL = f"序号\t姓名\t身份证号\n1\t张小明\t{ID}\n".encode()


def with_file(item: Item, content: bytes, name: str = "名单.csv") -> StoredFile:
    stored = store(SimpleUploadedFile(name, content), by=item.author, at=NOON)
    latest = item.get_latest_revision_as_object()
    latest.attachments.add(ItemAttachment(file=stored, title="名单"))
    actions.revise(latest, by=item.author, at=NOON)
    return stored


def of_file(name: str, item: Item, stored: StoredFile) -> str:
    return reverse(f"wagtailsnippets_disclosure_item:{name}", args=[item.pk, stored.pk])


@pytest.mark.parametrize("content", [ROLL, SECRET.encode(), "内部资料，注意保存".encode()])
def test_what_hides_something_does_not_pass(drafted: Draft, passed: Pass, content: bytes) -> None:
    item = drafted()
    with_file(item, content, "名单.txt")
    with pytest.raises(Refused, match="保密审查员"):
        passed(item)
    assert not GateRecord.objects.exists()
    assert Examination.objects.count() == 1
    page = at_desk(item.author).get(reverse("wagtailsnippets_disclosure_item:item", args=[item.pk])).content.decode()
    assert "附件现在还不能公开" in page


def test_a_clean_attachment_passes(drafted: Draft, passed: Pass) -> None:
    item = drafted()
    with_file(item, "项目,金额\n道路,300\n".encode())
    passed(item)
    assert GateRecord.objects.get().attachments[0]["name"] == "名单.csv"
    assert Event.objects.filter(name="file.examined").count() == 1


def test_a_masked_copy_takes_its_place_and_passes(drafted: Draft, passed: Pass) -> None:
    item = drafted()
    stored = with_file(item, ROLL)
    answer = at_desk(item.author).post(of_file("xray_mask", item, stored), follow=True)
    assert "已生成脱敏件" in answer.content.decode()
    passed(Item.objects.get(pk=item.pk))
    (bound,) = GateRecord.objects.get().attachments
    public = StoredFile.objects.get(pk=bound["file"])
    assert public.pk != stored.pk
    assert ID.encode() not in public.file.read()
    assert public.masked_from.original == stored


def test_a_reasoned_conclusion_lets_it_pass(drafted: Draft, passed: Pass, appoint: Appoint) -> None:
    item = drafted()
    stored = with_file(item, "咨询电话 13900001234".encode(), "说明.txt")
    reviewer = appoint("保某", Role.SECRECY_REVIEWER, item.unit)
    page = at_desk(reviewer).post(of_file("xray_examine", item, stored), follow=True).content.decode()
    assert "139******34" in page
    assert "13900001234" not in page
    given = {"reason": "这是单位对外的咨询电话", "basis": "条例第十五条", "assessment": "号码由单位统一配发"}
    at_desk(reviewer).post(of_file("xray_conclude", item, stored), given)
    assert Conclusion.objects.get().concluded_by == reviewer
    passed(item)
    assert GateRecord.objects.exists()


def test_the_author_concludes_nothing(drafted: Draft) -> None:
    item = drafted()
    stored = with_file(item, SECRET.encode(), "说明.txt")
    desk = at_desk(item.author)
    desk.post(of_file("xray_examine", item, stored))
    answer = desk.post(of_file("xray_conclude", item, stored), {"reason": "没有关系的", "basis": "无"})
    assert "只有本单位的保密审查员" in answer.content.decode()
    assert not Conclusion.objects.exists()


def test_t119_personal_data_needs_an_assessment(drafted: Draft, appoint: Appoint) -> None:
    item = drafted()
    stored = with_file(item, ROLL)
    reviewer: Person = appoint("保某", Role.SECRECY_REVIEWER, item.unit)
    at_desk(reviewer).post(of_file("xray_examine", item, stored))
    with pytest.raises(Refused, match="影响评估"):
        conclude(stored, may_conclude=True, reason="依法必须公示", basis="某办法", assessment="", by=reviewer, at=NOON)


def test_a_file_of_another_unit_is_not_shown(drafted: Draft, appoint: Appoint, office: object) -> None:
    item = drafted()
    stored = with_file(item, ROLL)
    stranger = appoint("别某", Role.SECRECY_REVIEWER, office)
    assert at_desk(stranger).get(of_file("xray", item, stored)).status_code in (302, 403)


def test_a_file_without_an_xray_is_refused(drafted: Draft) -> None:
    stored = with_file(drafted(), ROLL)
    assert why_not_publish([stored]) == ["附件“名单.csv”尚未透视，请重新送审"]
