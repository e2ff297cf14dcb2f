"""The crawler: every byte that the public gets is compared with the gate's records; nothing unknown is found."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.disclosure import actions
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, Item, ItemAttachment
from gongkai.disclosure.queries import is_intact
from gongkai.disclosure.tables import EVERY_CHECK
from gongkai.files.actions import store
from gongkai.orgs.models import Person
from gongkai.portal.following import rebuild_index
from tests.cast import moment
from tests.crawling import Pages
from tests.files import plain_pdf
from tests.items import Draft, Pass

NOON = moment("2024-03-08 12:00")
People = dict[ReviewLevel, Person]
# a mark for each standing; it is in title, summary, body, file name and file of one item
HIDDEN = ("草稿暗记", "在审暗记", "退回暗记", "待发暗记", "撤下暗记", "期满暗记", "更正暗记")
SHOWN = "公开明记"


@pytest.fixture
def county_of_marks(drafted: Draft, passed: Pass, reviewers: People, drafter: Person) -> dict[str, Item]:
    """One item for each standing, each with its own mark everywhere."""

    def item(mark: str, **more: object) -> Item:
        made = drafted(title=f"{mark}的通知", summary=f"{mark}概述", body=[("text", f"<p>{mark}正文</p>")], **more)
        changed = made.get_latest_revision_as_object()
        upload = SimpleUploadedFile(f"{mark}附件.pdf", plain_pdf(mark))
        changed.attachments = [ItemAttachment(file=store(upload, by=drafter, at=NOON), title=f"{mark}附件")]
        actions.revise(changed, by=drafter, at=moment("2024-03-06 11:30"))
        return Item.objects.get(pk=made.pk)

    office = reviewers[ReviewLevel.PUBLISH]
    found = {"草稿暗记": item("草稿暗记"), "在审暗记": passed(item("在审暗记"), ReviewLevel.FINAL)}
    found["退回暗记"] = passed(item("退回暗记"), ReviewLevel.FIRST)
    actions.return_(found["退回暗记"], reason="不妥", by=reviewers[ReviewLevel.SECRECY], at=NOON)
    found["待发暗记"] = passed(item("待发暗记"), ReviewLevel.FINAL)
    actions.approve(found["待发暗记"], by=office, at=NOON, checked=EVERY_CHECK, release_at=moment("2024-03-20 09:00"))
    found["撤下暗记"] = passed(item("撤下暗记"))
    actions.withdraw(found["撤下暗记"], reason="有误", by=office, at=NOON)
    found["期满暗记"] = passed(item("期满暗记", has_names=True, shown_until=date(2024, 3, 10)))
    actions.expire(found["期满暗记"], today=date(2024, 3, 11), at=moment("2024-03-11 00:01"))
    found[SHOWN] = passed(item(SHOWN))
    changed = found[SHOWN].get_latest_revision_as_object()
    changed.title, changed.body = "更正暗记的通知", [("text", "<p>更正暗记正文</p>")]
    actions.revise(changed, by=drafter, at=NOON)
    rebuild_index()
    return found


def test_nothing_unknown_is_public(county_of_marks: dict[str, Item], reader: Client) -> None:
    got = Pages(reader, (*HIDDEN, SHOWN)).crawl()
    assert len(got) > 40
    leaks = [
        (address, mark)
        for address, (_, content) in got.items()
        for mark in HIDDEN
        if mark in without_question(address, content.decode(errors="replace"))
    ]
    assert leaks == []
    assert any(SHOWN in content.decode(errors="replace") for _, content in got.values())
    compare_with_the_gate(got)


def without_question(address: str, text: str) -> str:
    """A page of results repeats what was asked; that is the visitor's own word."""
    for asked in re.findall(r"[?&]q=([^&]*)", unquote(address)):
        text = text.replace(asked, "")
    for mark in re.findall(r"q=([^&\"<]*)", unquote(text)):
        text = text.replace(mark, "")
    return text


def compare_with_the_gate(got: dict[str, tuple[int, bytes]]) -> None:
    """Each item page shows exactly its record's text; each file is one that a record covers; every title is known."""
    records = {record.item_id: record for record in GateRecord.objects.current()}
    hashes = {bound["sha256"] for record in records.values() for bound in record.attachments}
    for address, (status, content) in got.items():
        page = re.fullmatch(r"/items/(\d+)/", address)
        file = re.fullmatch(r"/items/(\d+)/files/\d+/", address)
        if page and status == 200:
            record = records[int(page[1])]
            assert is_intact(record)
            assert record.body_html in content.decode()
        if file and status == 200:
            assert sha256(content).hexdigest() in hashes, address
        if (page or file) and status != 200:
            assert status in (404, 410), address
            assert int((page or file)[1]) not in records, address
        for item_id in re.findall(r'href="/items/(\d+)/"', content.decode(errors="replace")):
            assert int(item_id) in records or status == 410, (address, item_id)
