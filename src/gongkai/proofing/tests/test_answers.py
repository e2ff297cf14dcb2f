"""An error stands in the way of a submission until it is put right, signed for, or its word is on the unit's list."""

from __future__ import annotations

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from gongkai.disclosure import actions
from gongkai.disclosure.models import Item, ItemAttachment
from gongkai.disclosure.queries import findings_of, standing
from gongkai.files.actions import store
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.actions import ignore, waive
from gongkai.proofing.models import FileProof, Waiver, WordList
from gongkai.proofing.queries import lists_for
from gongkai.proofing.rules import Allowed, Part, Spot, spots_in, without_allowed
from tests.cast import moment
from tests.items import Draft, at_desk

NOON = moment("2024-03-08 12:00")
WRONG = "<p>第一段没有问题。</p><p>进一步优化营商环镜,激发市场主体活力。</p>"
RIGHT = "<p>第一段没有问题。</p><p>进一步优化营商环境，激发市场主体活力。</p>"


def spots(item: Item) -> dict[str, Spot]:
    """What is found in the latest draft, by rule."""
    return {seen.spot.rule: seen.spot for seen in findings_of(item.get_latest_revision_as_object())}


def page(item: Item, person: Person, **posted: str) -> str:
    """The item's page, or what it answers to a finding's form."""
    address = f"/admin/snippets/disclosure/item/{item.pk}/"
    if not posted:
        return at_desk(person).get(address).content.decode()
    mark = posted.pop("mark")
    return at_desk(person).post(f"{address}proof/{mark}/", posted, follow=True).content.decode()


def test_t122_an_open_error_is_refused_with_its_place_and_what_to_do(drafted: Draft, drafter: Person) -> None:
    item = drafted(body=[("text", WRONG)])
    with pytest.raises(Refused) as refused:
        actions.submit(item, by=drafter, at=NOON)
    (half,) = [reason for reason in refused.value.reasons if "半角" in reason]
    assert half.startswith("正文第2段“进一步优化营商环镜【,】激发市场主体活力。”")
    assert "建议改为“，”" in half
    assert standing(Item.objects.get()) == "草稿"


def test_a_text_put_right_goes_and_the_ledger_says_by_what_it_was_read(drafted: Draft, drafter: Person) -> None:
    item = drafted(body=[("text", RIGHT)])
    actions.submit(item, by=drafter, at=NOON)
    event = Event.objects.named("item.submitted").get()
    assert set(event.details["proofed_by"]) == {"engine", "lists"}


def test_t122_a_signature_lets_one_place_pass_and_lapses_with_its_words(drafted: Draft, drafter: Person) -> None:
    item = drafted(body=[("text", "<p>学习,提高认识。</p>")])
    spot = spots(item)["P-HALF"]
    assert "■ 1 处错误" in page(item, drafter)
    answered = page(item, drafter, mark=spot.mark, verb="waive", reason="原文件如此，照录原文")
    assert "已签字放行" in answered
    assert "照录原文" in answered
    waiver = Waiver.objects.get()
    assert (waiver.by, Event.objects.named("finding.waived").get().details["rule"]) == (drafter, "P-HALF")
    actions.submit(item, by=drafter, at=NOON)

    actions.recall(item, by=drafter, at=NOON)
    changed = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    changed.body = [("text", "<p>加强学习,提高认识。</p>")]
    actions.revise(changed, by=drafter, at=NOON)
    with pytest.raises(Refused, match="加强学习【,】"):
        actions.submit(item, by=drafter, at=NOON)


def test_a_signature_needs_a_reason_and_keeps_what_was_typed(drafted: Draft, drafter: Person) -> None:
    item = drafted(body=[("text", "<p>学习,提高认识。</p>")])
    spot = spots(item)["P-HALF"]
    answered = page(item, drafter, mark=spot.mark, verb="waive", reason="对")
    assert "请写明理由" in answered
    assert 'value="对"' in answered
    assert not Waiver.objects.exists()
    assert "已经不在稿件里" in page(item, drafter, mark="0" * 16, verb="waive", reason="理由写在这里")


def test_an_ignored_word_is_learnt_by_the_unit_and_by_no_other(
    drafted: Draft, drafter: Person, water: Organisation, township: Organisation
) -> None:
    item = drafted(body=[("text", "<p>进一步优化营商环镜。</p>")])
    spot = spots(item)["C-SPELL"]
    assert "环镜" in spot.word
    ignore(spot, unit=water, word="营商环镜", reason="本县平台的名称", by=drafter, at=NOON)
    assert "C-SPELL" not in spots(item)
    assert set(lists_for(water)) == {"县水利局"}
    assert lists_for(township) == {}
    assert WordList.objects.get().version == 1
    with pytest.raises(Refused, match="已经在本单位的词表里"):
        ignore(spot, unit=water, word="营商环镜", reason="本县平台的名称", by=drafter, at=NOON)


def test_personal_data_is_never_learnt_and_is_kept_masked(drafted: Draft, drafter: Person, water: Organisation) -> None:
    item = drafted(body=[("text", "<p>联系人手机13800000000。</p>")])
    spot = spots(item)["S-PERSON"]
    with pytest.raises(Refused, match="只能逐处签字放行"):
        ignore(spot, unit=water, word="13800000000", reason="办公手机可以公开", by=drafter, at=NOON)
    waiver = waive(item, spot, unit=water, reason="办公手机可以公开", by=drafter, at=NOON)
    assert "13800000000" not in waiver.context


def test_only_the_secrecy_reviewer_lets_a_secrecy_mark_pass(
    drafted: Draft, drafter: Person, water: Organisation
) -> None:
    spot = spots(drafted(body=[("text", "<p>机密★10年</p>")]))["S-MARK"]
    with pytest.raises(Refused, match="只能由本单位保密审查员"):
        waive(Item.objects.get(), spot, unit=water, reason="科普文章里的举例", by=drafter, at=NOON)


def test_titles_tables_pictures_and_attachments_are_read_too(drafted: Draft, drafter: Person) -> None:
    item = drafted(title="关于加强学习,提高认识的通知", summary="加强学习,提高认识。")
    draft = item.get_latest_revision_as_object()
    table = {"columns": [{"type": "cell", "heading": "项目"}], "rows": [{"values": ["加强学习,提高认识"]}]}
    picture = '<p>见图。</p><img alt="学习,提高">'
    draft.body = json.dumps([{"type": "table", "value": table}, {"type": "generated", "value": picture}])
    upload = SimpleUploadedFile("要求.txt", "加强学习,提高认识。\n".encode())
    file = store(upload, by=drafter, at=NOON)
    draft.attachments = [ItemAttachment(file=file, title="学习,要求")]
    actions.revise(draft, by=drafter, at=NOON)
    assert "要求：还没有校对" in page(item, drafter)

    with pytest.raises(Refused):
        actions.submit(item, by=drafter, at=NOON)
    found = findings_of(Item.objects.get().get_latest_revision_as_object())
    where = [seen.spot.where for seen in found if seen.spot.rule == "P-HALF"]
    assert where == ["名称", "内容概述", "表格1第2行", "图片说明", "附件名称", "附件《学习,要求》正文第1段"]
    assert FileProof.objects.get().problem == ""


def test_a_word_covers_only_what_lies_inside_it() -> None:
    def check(text: str) -> list:
        from gongkai.proofing.queries import reader

        return reader().check(text)

    (spot,) = spots_in([Part("正文", "加强学习,提高认识", "段")], check)
    assert list(without_allowed([spot], [Allowed("学习,提")])) == []
    assert list(without_allowed([spot], [Allowed("学习,提", "C-SPELL")])) == [spot]
    assert list(without_allowed([spot], [Allowed("提高")])) == [spot]
