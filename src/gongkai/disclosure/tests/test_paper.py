"""审批单 on paper: everybody who signed, each attachment's secrecy conclusion, kept for good with its hash."""

from __future__ import annotations

import hashlib
from io import BytesIO

import pdfplumber
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from gongkai.disclosure import actions
from gongkai.disclosure.choices import DepositKind, ReviewLevel
from gongkai.disclosure.models import Deposit, GateRecord, Item, ItemAttachment, ReviewTaskState
from gongkai.disclosure.queries.paper import approval_html, approval_pdf
from gongkai.disclosure.reactions import file_approval
from gongkai.disclosure.rules import why_not_conclude_files
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.files.actions import store
from gongkai.ledger.actions import record
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Person
from tests.cast import moment
from tests.files import plain_pdf
from tests.items import SECRECY, Draft, Pass, at_desk

NOON = moment("2024-03-07 12:00")
People = dict[ReviewLevel, Person]


@pytest.fixture
def with_two_files(drafted: Draft) -> Item:
    item = drafted()
    latest = item.get_latest_revision_as_object()
    for name in ("排查表", "联系表"):
        stored = store(SimpleUploadedFile(f"{name}.pdf", plain_pdf(name)), by=item.author, at=NOON)
        latest.attachments.add(ItemAttachment(file=stored, title=name))
    actions.revise(latest, by=item.author, at=NOON)
    return Item.objects.get(pk=item.pk)


def files_by_title(item: Item) -> dict[str, int]:
    return {one.title: one.file_id for one in item.get_latest_revision_as_object().attachments.all()}


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ({}, 2),
        ({7: {"conclusion": "clear", "basis": " "}}, 1),
        ({7: {"conclusion": "secret", "basis": "第三十五条"}}, 1),
        ({8: {"conclusion": "clear", "basis": "第三十五条"}}, 2),
        ({7: {"conclusion": "cleared", "basis": "第三十五条"}}, 0),
    ],
)
def test_each_attachment_wants_conclusion_and_basis(said: dict, reasons: int) -> None:
    assert len(why_not_conclude_files({7: "排查表"}, said)) == reasons


def test_the_secrecy_review_speaks_of_each_attachment(with_two_files: Item, passed: Pass, reviewers: People) -> None:
    item = passed(with_two_files, ReviewLevel.FIRST)
    numbers = files_by_title(item)
    reviewer = reviewers[ReviewLevel.SECRECY]
    said = {numbers["排查表"]: SECRECY}
    with pytest.raises(Refused) as refused:
        actions.approve(item, by=reviewer, at=NOON, checked=EVERY_CHECK, **SECRECY, files=said)
    assert [reason[:8] for reason in refused.value.reasons] == ["附件《联系表》须", "附件《联系表》须"]
    page = at_desk(reviewer).get(reverse("wagtailsnippets_disclosure_item:item", args=[item.pk])).content.decode()
    assert f'name="file_{numbers["联系表"]}_basis"' in page
    pressed = {"decision": "approve", "checked": ["each", "marks"], "conclusion": "clear", "basis": "第三十五条"}
    for name, number in numbers.items():
        pressed |= {f"file_{number}_conclusion": "clear", f"file_{number}_basis": f"{name}的依据"}
    at_desk(reviewer).post(reverse("wagtailsnippets_disclosure_item:review", args=[item.pk]), pressed)
    state = ReviewTaskState.objects.get(task__name="保密审查", status="approved")
    assert [(one["title"], one["basis"]) for one in state.file_opinions] == [
        ("排查表", "排查表的依据"),
        ("联系表", "联系表的依据"),
    ]
    line = Event.objects.about(item).named("item.approved").last()
    assert line.details["files"] == state.file_opinions


def test_an_attachment_without_secrecy_review_does_not_pass_the_gate(
    with_two_files: Item, passed: Pass, reviewers: People
) -> None:
    item = passed(with_two_files, ReviewLevel.FINAL)
    state = ReviewTaskState.objects.get(task__name="保密审查")
    ReviewTaskState.objects.filter(pk=state.pk).update(file_opinions=state.file_opinions[:1])
    with pytest.raises(Refused, match="附件《联系表》未经保密审查"):
        actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=NOON, checked=EVERY_CHECK)
    assert not GateRecord.objects.exists()


def test_the_sheet_is_kept_with_everybody_who_signed(
    with_two_files: Item, passed: Pass, reviewers: People, drafter: Person
) -> None:
    item = passed(with_two_files)
    released = GateRecord.objects.get()
    GateRecord.objects.filter(pk=released.pk).update(proofed_by={"engine": "m1+0a1b", "lists": {"县政府": "3:ff00"}})
    event = Event.objects.about(item).named("item.published").get()
    file_approval(event)
    file_approval(event)
    deposit = Deposit.objects.get(kind=DepositKind.APPROVAL)
    content = deposit.file.file.open("rb").read()
    line = Event.objects.about(item).named("item.approval_kept").get()
    assert hashlib.sha256(content).hexdigest() == deposit.sha256 == line.details["sha256"]
    with pdfplumber.open(BytesIO(content)) as pdf:
        said = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    for words in (*(str(one) for one in reviewers.values()), str(drafter), "排查表", "联系表", "m1+0a1b"):
        assert words in said, words
    html = approval_html(GateRecord.objects.get())
    for approval in released.approvals:
        signed = Event.objects.get(pk=approval["signed"]["line"])
        assert (signed.name, signed.details["level"], signed.by_id) == (
            "item.approved",
            approval["level"],
            approval["by"],
        )
        assert f"台账第{signed.pk}条 {signed.hash[:16]}" in html
    for words in (released.content_hash, f"公开记录第{released.pk}号", released.index_no, "保密审查员", "县水利局",
                  "文字、标点、格式已初校", "2024年3月7日"):  # fmt: skip
        assert words in html, words
    assert approval_pdf(GateRecord.objects.get()) == content


def test_the_sheet_is_downloaded_at_the_desk_or_made_there(drafted: Draft, passed: Pass, drafter: Person) -> None:
    item = passed(drafted())
    released = GateRecord.objects.get()
    desk = at_desk(drafter)
    sheet = reverse("wagtailsnippets_disclosure_item:approval_sheet", args=[item.pk, released.pk])
    assert "生成并留存" in desk.get(sheet).content.decode()
    desk.post(reverse("wagtailsnippets_disclosure_item:file_approval", args=[item.pk, released.pk]))
    deposit = Deposit.objects.get()
    address = reverse("wagtailsnippets_disclosure_item:deposit", args=[item.pk, deposit.pk])
    assert address in desk.get(sheet).content.decode()
    answer = desk.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert hashlib.sha256(answer.content).hexdigest() == deposit.sha256


def test_the_release_keeps_by_what_it_was_proofread(drafted: Draft, passed: Pass, reviewers: People) -> None:
    item = passed(drafted(), ReviewLevel.FINAL)
    made = {"engine": "m2+9f", "lists": {"县水利局": "1:aa"}}
    record("item.submitted", item, by=item.author, at=NOON, proofed_by=made)
    actions.approve(item, by=reviewers[ReviewLevel.PUBLISH], at=NOON, checked=EVERY_CHECK)
    assert GateRecord.objects.get().proofed_by == made
