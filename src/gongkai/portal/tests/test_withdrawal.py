"""T-124: one act takes a text down everywhere; the reason is said, the evidence is kept."""

from __future__ import annotations

import gzip
import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.urls import reverse
from django.utils.module_loading import import_string

from gongkai.disclosure import actions
from gongkai.disclosure.choices import DepositKind, ReviewLevel
from gongkai.disclosure.models import Deposit, GateRecord, Item
from gongkai.ledger.models import Event, FailedReaction
from gongkai.orgs.models import Organisation, Person
from gongkai.portal import kept
from gongkai.portal.keeping import follow
from gongkai.portal.mirror import Mirror
from gongkai.portal.tests.conftest import PDF, TITLE
from tests.cast import Appoint, moment
from tests.crawling import Pages
from tests.items import at_desk

WORDS = (TITLE, "加固工程于2024年4月1日开工", "蓄水池名单")
REASON = "附件含个人信息"
Ending = Callable[[], Any]
NOON = moment("2024-03-08 12:00")


@pytest.fixture(autouse=True)
def the_whole_site(settings: Any, tmp_path: Path) -> None:
    """Pages are kept, as they are in production."""
    settings.GONGKAI_KEEP_PAGES = True
    settings.GONGKAI_PAGES_DIR = tmp_path / "pages"
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"


@pytest.fixture
def withdraw(gated: GateRecord, reviewers: dict, django_capture_on_commit_callbacks: Any) -> Callable[[], GateRecord]:
    """The one act of withdrawal, with all that follows from it; gives the release that ended."""

    def _withdraw() -> GateRecord:
        with django_capture_on_commit_callbacks(execute=True):
            actions.withdraw(gated.item, reason=REASON, by=reviewers[ReviewLevel.PUBLISH], at=NOON)
        assert not FailedReaction.objects.exists()
        return GateRecord.objects.get(pk=gated.pk)

    return _withdraw


@pytest.fixture
def taken_down(gated: GateRecord, reader: Client, withdraw: Callable[[], GateRecord]) -> tuple[GateRecord, bytes]:
    """The release after its withdrawal, and its page as it was served just before."""
    page = reader.get(gated.get_absolute_url()).content
    return withdraw(), page


def bring_copy_up(folder: Path) -> None:
    """The copy asks the site within this process; a test's connection must outlive that."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    Mirror(folder).bring_up()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def holds(content: bytes) -> bool:
    """Whether anything of the text or its attachment is in these bytes."""
    return PDF in content or any(word.encode() in content for word in WORDS)


def held_on_disk(folder: Path) -> list[str]:
    """The files below a folder that hold anything of it, compressed ones too."""
    found = {str(place.relative_to(folder)): place.read_bytes() for place in folder.rglob("*") if place.is_file()}
    return [name for name, one in found.items() if holds(gzip.decompress(one) if one[:2] == b"\x1f\x8b" else one)]


@pytest.fixture
def expire(written: Item, django_capture_on_commit_callbacks: Any) -> Callable[[], None]:
    """The list's last day is over; the draft was given that day before it was reviewed."""
    written.has_names, written.shown_until = True, date(2024, 3, 20)
    actions.revise(written, by=written.author, at=moment("2024-03-06 11:30"))

    def _expire() -> None:
        with django_capture_on_commit_callbacks(execute=True):
            assert import_string("gongkai.disclosure.tasks.expire_due")(at=moment("2024-03-21 00:01")) == "下线1条"
        assert not FailedReaction.objects.exists()

    return _expire


@pytest.mark.parametrize("how", ["withdraw", "expire"])
def test_nothing_serves_it_after_the_act(
    how: str, expire: Ending, gated: GateRecord, withdraw: Ending, reader: Client, tmp_path: Path
) -> None:
    follow()
    before = Pages(reader, (TITLE,)).crawl()
    bring_copy_up(tmp_path / "mirror")
    assert sum(holds(content) for _, content in before.values()) > 8
    assert held_on_disk(kept.root() / "pages")
    assert held_on_disk(tmp_path / "mirror")
    {"withdraw": withdraw, "expire": expire}[how]()
    assert held_on_disk(kept.root() / "pages") == []
    for address in before:
        if "q=" in address:
            continue
        answer = reader.get(address)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        assert not holds(content), address
    assert reader.get(f"/search/?q={TITLE}").context["rows"].paginator.count == 0
    bring_copy_up(tmp_path / "mirror")
    assert held_on_disk(tmp_path / "mirror") == []


def test_its_address_says_why_and_programs_are_told(taken_down, reader: Client) -> None:
    record, _ = taken_down
    page = reader.get(record.get_absolute_url())
    assert page.status_code == 410
    assert REASON in page.content.decode()
    assert record.index_no in page.content.decode()
    assert reader.get(f"{record.get_absolute_url()}files/0/").status_code == 410
    gone = reader.get(f"/api/v1/items/{record.item_id}/")
    assert (gone.status_code, gone.json()["detail"]) == (410, REASON)
    assert reader.get("/api/v1/changes/").json()["changes"][-1]["state"] == "withdrawn"


def test_the_evidence_is_what_the_public_saw(taken_down) -> None:
    record, page = taken_down
    deposit = Deposit.objects.get(record=record, kind=DepositKind.EVIDENCE)
    content = deposit.file.file.open("rb").read()
    line = Event.objects.about(record.item).named("item.evidence_kept").get()
    assert hashlib.sha256(content).hexdigest() == deposit.sha256 == line.details["sha256"]
    with zipfile.ZipFile(BytesIO(content)) as bundle:
        index = json.loads(bundle.read("index.json"))
        assert bundle.read("page.html") == page
        assert bundle.read("attachments/01-蓄水池名单.pdf") == PDF
        assert hashlib.sha256(bundle.read("content.json")).hexdigest() == record.content_hash
        for name, listed in index["files"].items():
            assert hashlib.sha256(bundle.read(name)).hexdigest() == listed["sha256"], name
    assert (index["reason"], index["by"], index["problems"]) == (REASON, "吴晓明", [])
    ended = Event.objects.about(record.item).named("item.withdrawn").get()
    assert index["ledger"]["ended"] == ended.hash
    again = actions.keep_evidence(record, page=b"other", event=ended, at=NOON)
    assert again == deposit


def test_a_lost_file_is_said_and_stops_nothing(
    gated: GateRecord, reviewers: dict, django_capture_on_commit_callbacks
) -> None:
    from gongkai.files.models import StoredFile

    Path(StoredFile.objects.get(name="蓄水池名单.pdf").file.path).unlink()
    with django_capture_on_commit_callbacks(execute=True):
        actions.withdraw(gated.item, reason=REASON, by=reviewers[ReviewLevel.PUBLISH], at=NOON)
    with zipfile.ZipFile(Deposit.objects.get(kind=DepositKind.EVIDENCE).file.file.open("rb")) as bundle:
        assert json.loads(bundle.read("index.json"))["problems"] == ["attachments/01-蓄水池名单.pdf：文件缺失"]


def address_of(deposit: Deposit) -> str:
    return reverse("wagtailsnippets_disclosure_item:deposit", args=[deposit.record.item_id, deposit.pk])


def test_who_may_open_the_evidence(taken_down, reviewers: dict, appoint: Appoint, water: Organisation) -> None:
    deposit = Deposit.objects.get(kind=DepositKind.EVIDENCE)
    office, drafter = reviewers[ReviewLevel.PUBLISH], Person.objects.get(full_name="郑雪")
    answer = at_desk(office).get(address_of(deposit))
    assert hashlib.sha256(answer.content).hexdigest() == deposit.sha256
    page = reverse("wagtailsnippets_disclosure_item:item", args=[deposit.record.item_id])
    assert "撤下证据" in at_desk(office).get(page).content.decode()
    assert address_of(deposit) not in at_desk(drafter).get(page).content.decode()
    assert at_desk(drafter).get(address_of(deposit)).status_code != 200


def test_evidence_changed_on_disk_is_not_handed_out(taken_down, reviewers: dict) -> None:
    deposit = Deposit.objects.get(kind=DepositKind.EVIDENCE)
    place = Path(deposit.file.file.path)
    place.chmod(0o600)
    place.write_bytes(b"other")
    answer = at_desk(reviewers[ReviewLevel.PUBLISH]).get(address_of(deposit), follow=True)
    assert "与存入时的散列值不一致" in answer.content.decode()
