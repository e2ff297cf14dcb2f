"""Nothing but gated content is served, and only while it is what was approved."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from django.test import Client

from gongkai.disclosure import actions
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, Item
from gongkai.files.models import StoredFile
from gongkai.portal.tests.conftest import PDF, TITLE, LetOut, pass_all
from tests.cast import moment

LISTS = ("/", "/xxgk/", "/xxgk/gonggao/", "/xxgk/shuiliju/statutory/", "/released/2024/notice/", "/search/?q=蓄水池")


def test_a_draft_is_nowhere(written: Item, reader: Client) -> None:
    assert [address for address in LISTS if TITLE in reader.get(address).content.decode()] == []
    assert reader.get(f"/items/{written.pk}/").status_code == 404
    assert reader.get(f"/items/{written.pk}/files/0/").status_code == 404


def test_a_release_is_on_its_page_in_its_lists_and_found(gated: GateRecord, reader: Client) -> None:
    for address in LISTS:
        if address != "/released/2024/notice/":
            assert f"/items/{gated.item_id}/" in reader.get(address).content.decode(), address
    assert "于2024年4月1日开工" in reader.get(f"/items/{gated.item_id}/").content.decode()


def test_an_attachment_is_the_file_that_was_approved(gated: GateRecord, reader: Client) -> None:
    address = f"/items/{gated.item_id}/files/0/"
    assert f'<a href="{address}" download>蓄水池名单</a>' in reader.get(f"/items/{gated.item_id}/").content.decode()
    answer = reader.get(address)
    content = b"".join(answer.streaming_content)
    assert sha256(content).hexdigest() == gated.attachments[0]["sha256"]
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert reader.get(f"/items/{gated.item_id}/files/1/").status_code == 404
    assert reader.head(address).status_code == 200


def test_a_withdrawn_item_is_gone_from_everywhere_and_says_why(
    gated: GateRecord, reviewers: dict, reader: Client, django_capture_on_commit_callbacks
) -> None:
    office = reviewers[ReviewLevel.PUBLISH]
    actions.withdraw(gated.item, reason="附件含个人信息", by=office, at=moment("2024-03-08 12:00"))
    assert [address for address in LISTS if TITLE in reader.get(address).content.decode()] == []
    page = reader.get(f"/items/{gated.item_id}/")
    assert page.status_code == 410
    assert "附件含个人信息" in page.content.decode()
    assert "2024年3月8日" in page.content.decode()
    assert TITLE not in page.content.decode()
    assert reader.get(f"/items/{gated.item_id}/files/0/").status_code == 410


def test_a_corrected_item_shows_only_its_new_text(
    gated: GateRecord, reviewers: dict, reader: Client, django_capture_on_commit_callbacks
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
def test_a_record_changed_behind_the_gate_is_withheld(gated: GateRecord, reader: Client, field, value) -> None:
    GateRecord.objects.filter(pk=gated.pk).update(**{field: value})
    for address in (f"/items/{gated.item_id}/", f"/items/{gated.item_id}/files/0/"):
        answer = reader.get(address)
        assert answer.status_code == 503, address
        assert "已暂停展示" in answer.content.decode()
        assert "改过的" not in answer.content.decode()


def test_a_changed_draft_changes_nothing_public(gated: GateRecord, reader: Client) -> None:
    Item.objects.update(title="改过的标题", body=[("text", "<p>改过的正文</p>")])
    for address in (*LISTS, f"/items/{gated.item_id}/"):
        assert "改过的" not in reader.get(address).content.decode(), address


def test_a_file_changed_on_disk_is_withheld(gated: GateRecord, reader: Client) -> None:
    path = Path(StoredFile.objects.get(name="蓄水池名单.pdf").file.path)
    path.chmod(0o600)
    path.write_bytes(PDF.replace(b"Annex", b"Annax"))
    assert reader.get(f"/items/{gated.item_id}/files/0/").status_code == 503
    path.unlink()
    assert reader.get(f"/items/{gated.item_id}/files/0/").status_code == 503


def test_a_stored_file_whose_hash_was_changed_is_withheld(gated: GateRecord, reader: Client) -> None:
    StoredFile.objects.update(sha256="0" * 64)
    assert reader.get(f"/items/{gated.item_id}/files/0/").status_code == 503


def test_stored_files_have_no_address_of_their_own(gated: GateRecord, reader: Client) -> None:
    name = StoredFile.objects.get(name="蓄水池名单.pdf").file.name
    for address in (f"/no-public-files/{name}", f"/media/{name}", f"/static/{name}", f"/static/../files/{name}"):
        assert reader.get(address).status_code == 404, address


def test_bodies_come_out_of_the_gate_without_code(out: LetOut, reader: Client) -> None:
    record = out(body_html='<p onclick="x()">正文</p><script>alert(1)</script><a href="javascript:x()">甲</a>')
    page = reader.get(f"/items/{record.item_id}/").content.decode()
    assert "onclick" not in page
    assert "alert(1)" not in page
    assert "javascript:" not in page
