"""Kept pages: the same bytes as rendered anew, dropped exactly where something changed, never personal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from gongkai.disclosure.actions import withdraw
from gongkai.disclosure.choices import Block, Genre
from gongkai.disclosure.models import GateRecord
from gongkai.ledger.actions import Entry, record, record_all
from gongkai.orgs.actions import amend_organisation, name_leader, part_with_leader
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.portal import keeping, kept
from gongkai.portal.tasks import bring_pages_up
from gongkai.portal.tests.conftest import LetOut
from tests.cast import Appoint, moment
from tests.items import Draft, at_desk, filled
from tests.releases import TheSite

NOON = moment("2024-03-08 12:00")

PAGES = (
    "/", "/xxgk/", "/zhengce/", "/dongtai/", "/xxgk/gonggao/", "/xxgk/caizheng/", "/zhengce/wenjian/", "/units/",
    "/sitemap/", "/accessibility/", "/released/2024/notice/", "/released/2024/news/",
    *(f"/xxgk/shuiliju/{block}/" for block in Block),
    *(f"/xxgk/zhengfuban/{block}/" for block in Block),
)  # fmt: skip


@pytest.fixture(autouse=True)
def keeping_on(settings: Any, tmp_path: Path) -> None:
    settings.GONGKAI_KEEP_PAGES = True
    settings.GONGKAI_PAGES_DIR = tmp_path / "pages"


@pytest.fixture
def office_person(appoint: Appoint, county: Organisation) -> Person:
    return appoint("吴敏", Role.DISCLOSURE_OFFICE, county)


def looked_again() -> None:
    keeping._looked["at"] = 0.0


def crawl(reader: Client, addresses: tuple[str, ...]) -> dict[str, bytes]:
    looked_again()
    return {address: reader.get(address).content for address in addresses}


def rendered_anew(addresses: tuple[str, ...], settings: Any) -> dict[str, bytes]:
    settings.GONGKAI_KEEP_PAGES = False
    pages = {address: Client().get(address).content for address in addresses}
    settings.GONGKAI_KEEP_PAGES = True
    return pages


def are_kept(reader: Client, addresses: tuple[str, ...]) -> set[str]:
    looked_again()
    return {one for one in addresses if kept.read(kept.place_of("http-testserver", one)) is not None}


def test_a_kept_page_is_handed_out_without_the_database(out: LetOut, reader: Client) -> None:
    out()
    first = crawl(reader, PAGES)
    assert are_kept(reader, PAGES) == set(PAGES)
    reader.get("/")
    with CaptureQueriesContext(connection) as asked:
        again = reader.get("/")
    assert (again.content, again["X-Kept"], len(asked)) == (first["/"], "1", 0)
    assert "Content-Security-Policy" in again
    assert reader.head("/").content == b""


def test_a_release_drops_the_pages_that_show_it_and_only_those(
    out: LetOut, reader: Client, settings: Any, publisher: Person
) -> None:
    out()
    crawl(reader, PAGES)
    released = out(at=moment("2024-05-06 10:00"))
    record("item.published", released.item, by=publisher, at=moment("2024-05-06 10:00"))
    keeping.follow()
    dropped = set(PAGES) - are_kept(reader, PAGES)
    assert dropped == {"/", "/xxgk/", "/xxgk/gonggao/", "/xxgk/shuiliju/statutory/", "/released/2024/notice/"}
    assert crawl(reader, PAGES) == rendered_anew(PAGES, settings)


def test_a_withdrawal_leaves_no_trace_on_any_kept_page(
    out: LetOut, reader: Client, settings: Any, office_person: Person, site: TheSite
) -> None:
    both = (site.columns["gonggao"], site.columns["wenjian"])
    gone = out(title="即将撤下的通知", columns=both)
    for genre in (Genre.GUIDE, Genre.ANNUAL_REPORT, Genre.REGIME):
        out(genre=genre)
    addresses = (*PAGES, gone.get_absolute_url())
    assert any("即将撤下的通知" in page.decode() for page in crawl(reader, addresses).values())
    withdraw(gone.item, reason="内容有误", by=office_person, at=moment("2024-05-07 10:00"))
    keeping.follow()
    assert not are_kept(reader, (gone.get_absolute_url(),))
    after = crawl(reader, addresses)
    assert after == rendered_anew(addresses, settings)
    assert [one for one in PAGES if "即将撤下的通知" in after[one].decode()] == []
    assert reader.get(gone.get_absolute_url()).status_code == 410


@pytest.mark.parametrize("genre", [Genre.GUIDE, Genre.REGIME, Genre.ANNUAL_REPORT, Genre.NEWS])
def test_every_block_that_lists_a_genre_is_dropped(
    out: LetOut, reader: Client, settings: Any, publisher: Person, genre: Genre
) -> None:
    crawl(reader, PAGES)
    released = out(genre=genre)
    record("item.published", released.item, by=publisher, at=moment("2024-05-06 10:00"))
    keeping.follow()
    assert crawl(reader, PAGES) == rendered_anew(PAGES, settings)


def test_what_a_slow_request_began_before_a_withdrawal_is_not_kept() -> None:
    place = kept.place_of("http-testserver", "/units/")
    begun = kept.turn()
    kept.drop(["/"])
    assert kept.keep(place, b"old", begun_in=begun) is False
    assert kept.read(place) is None
    assert kept.keep(place, b"new", begun_in=kept.turn()) is True


def test_nothing_personal_and_no_query_is_kept(out: LetOut, reader: Client, office_person: Person) -> None:
    out()
    reader.force_login(office_person, backend="gongkai.orgs.permissions.RoleBackend")
    reader.get("/")
    elder = Client()
    elder.cookies["elder"] = "1"
    elder.get("/units/")
    Client().get("/xxgk/gonggao/?year=2024")
    Client().get("/search/?q=饮水")
    Client().get("/apply/")
    Client().get("/nothing/")
    assert are_kept(reader, ("/", "/units/", "/xxgk/gonggao/", "/search/", "/apply/", "/nothing/")) == set()
    Client().get("/units/")
    assert b'data-mode="elder"' in elder.get("/units/").content


def test_a_draft_is_previewed_beside_the_kept_pages_and_never_among_them(
    drafted: Draft, drafter: Person, settings: Any
) -> None:
    item = drafted()
    where = reverse("wagtailsnippets_disclosure_item:preview_on_edit", args=[item.pk])
    browser = at_desk(drafter)
    assert browser.post(where, filled(item, title="预览的标题")).json()["is_valid"]
    for question in ("", "?in_preview_panel=true"):
        assert "预览的标题" in browser.get(where + question).content.decode()
    assert "预览的标题" not in Client().get("/").content.decode()
    assert not [
        one
        for one in settings.GONGKAI_PAGES_DIR.rglob("*")
        if one.is_file() and "预览的标题".encode() in one.read_bytes()
    ]


def test_a_renamed_organ_or_a_changed_tree_drops_everything(
    out: LetOut, reader: Client, water: Organisation, publisher: Person
) -> None:
    out()
    crawl(reader, PAGES)
    record("organ.renamed", water, by=publisher, at=moment("2024-05-06 10:00"))
    keeping.follow()
    assert are_kept(reader, PAGES) == set()


def test_other_events_drop_nothing(out: LetOut, reader: Client, publisher: Person) -> None:
    released = out()
    crawl(reader, PAGES)
    record("item.revised", released.item, by=publisher, at=moment("2024-05-06 10:00"))
    keeping.follow()
    assert are_kept(reader, PAGES) == set(PAGES)


def test_a_new_day_drops_everything(out: LetOut, reader: Client) -> None:
    out()
    crawl(reader, PAGES)
    kept.note_day("2024-03-05")
    keeping.follow()
    assert are_kept(reader, PAGES) == set()


def test_odd_addresses_have_no_file() -> None:
    for path in ("/a/../b/", "/.git/", "/a//b/", "/a", "/%2e%2e/", "/a%00b/", "/a\\b/", f"/{'长' * 80}/"):
        assert kept.place_of("http-testserver", path) is None, path
    assert kept.place_of("http-../x", "/") is None


def test_made_up_hosts_do_not_fill_the_disk() -> None:
    for number in range(kept.MOST_HOSTS + 5):
        kept.keep(kept.place_of(f"http-h{number}.example", "/"), b"x", begun_in=kept.turn())
    assert len(list((kept.root() / "pages").iterdir())) == kept.MOST_HOSTS


def test_a_page_tampered_with_at_the_gate_is_not_kept(out: LetOut, reader: Client) -> None:
    released = out()
    GateRecord.objects.filter(pk=released.pk).update(title="被改动")
    assert reader.get(released.get_absolute_url()).status_code == 503
    assert are_kept(reader, (released.get_absolute_url(),)) == set()


def test_the_clock_catches_up_with_what_a_dead_process_left(out: LetOut, reader: Client, publisher: Person) -> None:
    released = out()
    crawl(reader, PAGES)
    at = moment("2024-05-06 10:00")
    record_all([Entry("item.published", released.item, at, publisher)], react=False)
    bring_pages_up(at=at)
    assert "/" not in are_kept(reader, PAGES)


def test_t020_whoever_left_office_is_named_nowhere(reader: Client, county: Organisation, site: TheSite) -> None:
    facts = {"name": "何示例", "post": "县长", "charge": "全面工作", "career": "2022年起任。", "phone": "", "place": 1}
    addresses = ("/leaders/", "/organs/", "/units/", "/sitemap/", "/", "/xxgk/")
    leader = name_leader(county, facts=facts, by=None, at=NOON)
    amend_organisation(county, facts={"head": "何示例"}, by=None, at=NOON)
    looked_again()
    named = {address for address in addresses if "何示例" in reader.get(address).content.decode()}
    assert named == {"/leaders/", "/organs/"}
    part_with_leader(leader, on=NOON.date(), by=None, at=NOON)
    amend_organisation(county, facts={"head": "吴示例"}, by=None, at=NOON)
    looked_again()
    assert [address for address in addresses if "何示例" in reader.get(address).content.decode()] == []
    assert "吴示例" in reader.get("/organs/").content.decode()


def test_what_another_version_rendered_is_dropped_and_not_kept_again(
    reader: Client, site: TheSite, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    looked_again()
    reader.get("/units/")
    place = kept.place_of("http-testserver", "/units/")
    assert kept.read(place) is not None
    monkeypatch.setattr(kept, "_code", lambda: "the next version")
    keeping.drop_what_another_made()  # as the new version does when it starts
    assert kept.read(place) is None
    monkeypatch.undo()
    assert not kept.keep(place, b"old", begun_in=kept.turn())  # by a process of the old version that still runs
    settings.GONGKAI_SITE = settings.GONGKAI_SITE | {"phone": "0990-5559999"}
    looked_again()
    assert "0990-5559999" in reader.get("/units/").content.decode()
    assert kept.read(place) is not None


def test_the_make_tells_versions_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "PACKAGE", tmp_path)
    makes = set()
    for text in ("<p>1</p>", "<p>2</p>", "<p>2</p>"):
        (tmp_path / "page.html").write_text(text)
        kept._code.cache_clear()
        makes.add(kept.this_make())
    kept._code.cache_clear()
    assert len(makes) == 2
