"""Nothing but gated content is served, and only while it is what was approved."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from gongkai.disclosure import actions
from gongkai.disclosure.choices import Genre, ReviewLevel
from gongkai.disclosure.models import GateRecord, Item, ItemAttachment
from gongkai.disclosure.tables import EVERY_CHECK, REVIEWERS
from gongkai.files.actions import store
from gongkai.files.models import StoredFile
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.portal.tests.conftest import LetOut
from tests.cast import Appoint, moment
from tests.files import plain_pdf
from tests.releases import TheSite

PDF = plain_pdf()
LISTS = ("/", "/xxgk/", "/xxgk/gonggao/", "/xxgk/shuiliju/statutory/", "/released/2024/notice/", "/search/?q=蓄水池")
NAMES = ("赵春梅", "钱卫东", "孙丽", "周海涛", "吴晓明")
TITLE = "关于南山蓄水池除险加固的公告"


@pytest.fixture
def written(site: TheSite, appoint: Appoint, water: Organisation) -> Item:
    """A draft of the water bureau with one attachment."""
    drafter = appoint("郑雪", Role.DRAFTER, water)
    actions.establish_review_route(by=None, at=moment("2024-01-02 10:00"))
    stored = store(SimpleUploadedFile("蓄水池名单.pdf", PDF), by=drafter, at=moment("2024-03-06 10:00"))
    item = Item(
        unit=water, issuer=water, title=TITLE, summary="南山蓄水池加固。", genre=Genre.NOTICE, catalogue_code="A20-10",
        written_on=date(2024, 3, 5), body=[("text", "<p>加固工程于2024年4月1日开工。</p>")],
    )  # fmt: skip
    item.columns = [site.columns["gonggao"]]
    item.attachments = [ItemAttachment(file=stored, title="蓄水池名单")]
    actions.draft(item, by=drafter, at=moment("2024-03-06 11:00"))
    return item


@pytest.fixture
def reviewers(appoint: Appoint, water: Organisation, county: Organisation) -> dict[ReviewLevel, Person]:
    """One person for each level."""
    return {
        level: appoint(name, role, county if role == Role.DISCLOSURE_OFFICE else water)
        for name, (level, role) in zip(NAMES, REVIEWERS.items(), strict=True)
    }


def pass_all(item: Item, reviewers: dict[ReviewLevel, Person], *, day: str = "2024-03-07") -> GateRecord:
    """The whole route, by its own verbs."""
    actions.submit(item, by=item.author, at=moment(f"{day} 09:00"))
    for level, reviewer in reviewers.items():
        secrecy = {"conclusion": "clear", "basis": "保守国家秘密法第三十五条"}
        actions.approve(
            item,
            by=reviewer,
            at=moment(f"{day} 10:30"),
            checked=EVERY_CHECK,
            **(secrecy if level == ReviewLevel.SECRECY else {}),
        )
    return GateRecord.objects.current().get(item=item)


@pytest.fixture
def passed(written: Item, reviewers: dict, django_capture_on_commit_callbacks) -> GateRecord:
    """The draft, released; everything that follows a release has followed."""
    with django_capture_on_commit_callbacks(execute=True):
        return pass_all(written, reviewers)


def test_a_draft_is_nowhere(written: Item, reader: Client) -> None:
    assert [address for address in LISTS if TITLE in reader.get(address).content.decode()] == []
    assert reader.get(f"/items/{written.pk}/").status_code == 404
    assert reader.get(f"/items/{written.pk}/files/0/").status_code == 404


def test_a_release_is_on_its_page_in_its_lists_and_found(passed: GateRecord, reader: Client) -> None:
    for address in LISTS:
        if address != "/released/2024/notice/":
            assert f"/items/{passed.item_id}/" in reader.get(address).content.decode(), address
    assert "于2024年4月1日开工" in reader.get(f"/items/{passed.item_id}/").content.decode()


def test_an_attachment_is_the_file_that_was_approved(passed: GateRecord, reader: Client) -> None:
    address = f"/items/{passed.item_id}/files/0/"
    assert f'<a href="{address}" download>蓄水池名单</a>' in reader.get(f"/items/{passed.item_id}/").content.decode()
    answer = reader.get(address)
    content = b"".join(answer.streaming_content)
    assert sha256(content).hexdigest() == passed.attachments[0]["sha256"]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert reader.get(f"/items/{passed.item_id}/files/1/").status_code == 404
    assert reader.head(address).status_code == 200


def test_a_withdrawn_item_is_gone_from_everywhere_and_says_why(
    passed: GateRecord, reviewers: dict, reader: Client, django_capture_on_commit_callbacks
) -> None:
    office = reviewers[ReviewLevel.PUBLISH]
    actions.withdraw(passed.item, reason="附件含个人信息", by=office, at=moment("2024-03-08 12:00"))
    assert [address for address in LISTS if TITLE in reader.get(address).content.decode()] == []
    page = reader.get(f"/items/{passed.item_id}/")
    assert page.status_code == 410
    assert "附件含个人信息" in page.content.decode()
    assert "2024年3月8日" in page.content.decode()
    assert TITLE not in page.content.decode()
    assert reader.get(f"/items/{passed.item_id}/files/0/").status_code == 410


def test_a_corrected_item_shows_only_its_new_text(
    passed: GateRecord, reviewers: dict, reader: Client, django_capture_on_commit_callbacks
) -> None:
    item = Item.objects.get().get_latest_revision_as_object()
    item.title, item.body = "关于南山蓄水池除险加固的更正公告", [("text", "<p>工程改于2024年5月6日动工。</p>")]
    actions.revise(item, by=item.author, at=moment("2024-03-08 10:00"))
    assert "于2024年4月1日开工" in reader.get(f"/items/{item.pk}/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        pass_all(Item.objects.get(), reviewers, day="2024-03-09")
    page = reader.get(f"/items/{item.pk}/").content.decode()
    assert "2024年5月6日动工" in page
    assert "2024年4月1日开工" not in page
    assert reader.get("/search/?q=2024年4月1日开工").context["rows"].paginator.count == 0
    assert reader.get("/search/?q=2024年5月6日动工").context["rows"].paginator.count == 1
    assert reader.get("/xxgk/gonggao/").context["rows"].paginator.count == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("body_html", "<p>改过的正文</p>"), ("title", "改过的标题"), ("doc_no", "云政发〔2024〕9号"), ("attachments", [])],
)
def test_a_record_changed_behind_the_gate_is_withheld(passed: GateRecord, reader: Client, field, value) -> None:
    GateRecord.objects.filter(pk=passed.pk).update(**{field: value})
    for address in (f"/items/{passed.item_id}/", f"/items/{passed.item_id}/files/0/"):
        answer = reader.get(address)
        assert answer.status_code == 503, address
        assert "已暂停展示" in answer.content.decode()
        assert "改过的" not in answer.content.decode()


def test_a_changed_draft_changes_nothing_public(passed: GateRecord, reader: Client) -> None:
    Item.objects.update(title="改过的标题", body=[("text", "<p>改过的正文</p>")])
    for address in (*LISTS, f"/items/{passed.item_id}/"):
        assert "改过的" not in reader.get(address).content.decode(), address


def test_a_file_changed_on_disk_is_withheld(passed: GateRecord, reader: Client) -> None:
    path = Path(StoredFile.objects.get().file.path)
    path.chmod(0o600)
    path.write_bytes(PDF.replace(b"Annex", b"Annax"))
    assert reader.get(f"/items/{passed.item_id}/files/0/").status_code == 503
    path.unlink()
    assert reader.get(f"/items/{passed.item_id}/files/0/").status_code == 503


def test_a_stored_file_whose_hash_was_changed_is_withheld(passed: GateRecord, reader: Client) -> None:
    StoredFile.objects.update(sha256="0" * 64)
    assert reader.get(f"/items/{passed.item_id}/files/0/").status_code == 503


def test_stored_files_have_no_address_of_their_own(passed: GateRecord, reader: Client) -> None:
    name = StoredFile.objects.get().file.name
    for address in (f"/no-public-files/{name}", f"/media/{name}", f"/static/{name}", f"/static/../files/{name}"):
        assert reader.get(address).status_code == 404, address


def test_bodies_come_out_of_the_gate_without_code(out: LetOut, reader: Client) -> None:
    record = out(body_html='<p onclick="x()">正文</p><script>alert(1)</script><a href="javascript:x()">甲</a>')
    page = reader.get(f"/items/{record.item_id}/").content.decode()
    assert "onclick" not in page
    assert "alert(1)" not in page
    assert "javascript:" not in page
