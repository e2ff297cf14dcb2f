"""The copy of the site: whole, its links lead to files, nothing withdrawn stays, only what changed is written again."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from gongkai.disclosure.actions import withdraw
from gongkai.disclosure.models import GateRecord
from gongkai.ledger.actions import record
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.portal.mirror import Mirror, file_of, turned
from gongkai.portal.tests.conftest import LetOut
from tests.cast import Appoint, moment
from tests.releases import TheSite, let_out, sample

pytestmark = pytest.mark.usefixtures("open_connection")


@pytest.fixture
def folder(tmp_path: Path, settings: Any) -> Path:
    settings.WAGTAILADMIN_BASE_URL = "http://testserver"
    return tmp_path / "mirror"


@pytest.fixture
def many(site: TheSite, publisher: Person) -> list[GateRecord]:
    return let_out(sample(60, site, moment("2024-06-30 18:00")), by=publisher)


@pytest.fixture
def office_person(appoint: Appoint, county: Organisation) -> Person:
    return appoint("吴敏", Role.DISCLOSURE_OFFICE, county)


def pages(folder: Path) -> dict[str, str]:
    return {str(place.relative_to(folder)): place.read_text() for place in folder.rglob("*.html")}


def test_every_link_of_the_copy_leads_to_a_file(folder: Path, many: list[GateRecord]) -> None:
    Mirror(folder).bring_up()
    copied = pages(folder)
    assert {f"items/{one.item_id}/index.html" for one in many} <= set(copied)
    missing = {
        (name, link)
        for name, page in copied.items()
        for link in re.findall(r'(?:href|src)="(/[^"#]*)', page)
        if not (folder / unquote(link).strip("/")).exists()
    }
    assert missing == set()
    assert all("网站正在维护" in page for name, page in copied.items() if "<main" in page)


def test_the_further_pages_of_a_list_are_folders(folder: Path, many: list[GateRecord]) -> None:
    Mirror(folder).bring_up()
    lists = [name for name in pages(folder) if "/page-2/" in name]
    assert lists
    assert 'href="/page-' not in pages(folder)[lists[0]]


def test_only_what_changed_is_written_again(
    folder: Path, many: list[GateRecord], out: LetOut, publisher: Person, office_person: Person
) -> None:
    Mirror(folder).bring_up()
    assert Mirror(folder).bring_up() == 0
    released = out(title="新公开的通知", at=moment("2024-07-01 10:00"))
    record("item.published", released.item, by=publisher, at=moment("2024-07-01 10:00"))
    mirror = Mirror(folder)
    mirror.bring_up()
    assert f"/items/{released.item_id}/" in mirror.written
    assert "/xxgk/gonggao/" in mirror.written
    assert not {f"/items/{one.item_id}/" for one in many} & mirror.written
    withdraw(released.item, reason="内容有误", by=office_person, at=moment("2024-07-02 10:00"))
    Mirror(folder).bring_up()
    assert [name for name, page in pages(folder).items() if "新公开的通知" in page and "items/" not in name] == []
    assert "内容有误" in pages(folder)[f"items/{released.item_id}/index.html"]
    assert "请于3月20日前" not in pages(folder)[f"items/{released.item_id}/index.html"]


def test_what_needs_the_running_site_says_so(folder: Path, many: list[GateRecord]) -> None:
    Mirror(folder).bring_up()
    assert "暂不可用" in pages(folder)["resting/index.html"]
    assert 'href="/resting/"' in pages(folder)["index.html"]
    assert 'href="/apply/' not in pages(folder)["index.html"]


def test_links_are_turned_one_by_one() -> None:
    page = (
        '<a href="?page=2">下一页</a><a href="?year=2024">筛选</a><a href="https://x.example/">外站</a>'
        '<a href="/items/7/#top">信息</a><a href="#content">跳到正文</a><a href="?page=1">首页</a>'
    )
    copied, found = turned(page, "/xxgk/gonggao/")
    assert re.findall(r'href="([^"]*)"', copied) == [
        "/xxgk/gonggao/page-2/", "/resting/", "https://x.example/", "/items/7/#top", "#content", "/xxgk/gonggao/",
    ]  # fmt: skip
    assert found == ["/xxgk/gonggao/?page=2", "/items/7/", "/xxgk/gonggao/"]


def test_no_address_leaves_the_folder() -> None:
    assert file_of("/../../etc/passwd") == Path("etc/passwd")
    assert file_of("/%2e%2e/%2e%2e/x/") == Path("x/index.html")
