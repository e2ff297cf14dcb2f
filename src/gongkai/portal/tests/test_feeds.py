"""Feeds, tables and sitemaps hold what is public now, and nothing else."""

from __future__ import annotations

import csv
import io
import json

from django.test import Client
from lxml import etree

from gongkai.disclosure.actions import withdraw
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation
from gongkai.portal.tests.conftest import LetOut
from tests.cast import Appoint, moment
from tests.releases import TheSite

ATOM = {"a": "http://www.w3.org/2005/Atom"}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def titles(reader: Client, address: str) -> list[str]:
    return etree.fromstring(reader.get(address).content).xpath("//a:entry/a:title/text()", namespaces=ATOM)


def test_each_list_has_its_feed(out: LetOut, reader: Client, site: TheSite) -> None:
    out(title="关于停水的通知")
    number = site.columns["gonggao"].pk
    for address in (
        "/feeds/newest.atom",
        f"/feeds/columns/{number}.atom",
        "/feeds/units/shuiliju.atom",
        "/feeds/genres/notice.atom",
        "/feeds/search.atom?q=停水",
    ):
        assert titles(reader, address) == ["关于停水的通知"], address
    assert titles(reader, "/feeds/genres/news.atom") == []
    assert titles(reader, "/feeds/search.atom?q=没有这样的话") == []


def test_an_entry_is_known_by_its_permanent_address(out: LetOut, reader: Client) -> None:
    record = out()
    answer = reader.get("/feeds/newest.atom")
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    ids = etree.fromstring(answer.content).xpath("//a:entry/a:id/text()", namespaces=ATOM)
    assert ids == [f"http://testserver/items/{record.item_id}/"]
    entry = json.loads(reader.get("/feeds/newest.json").content)["items"][0]
    assert entry["id"] == ids[0]
    assert entry["date_modified"] == record.published_at.isoformat(timespec="seconds")


def test_a_table_opens_in_a_spreadsheet_and_runs_nothing(out: LetOut, reader: Client) -> None:
    record = out(title="=1+1的通知")
    answer = reader.get("/feeds/newest.csv")
    heading, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert answer.content.startswith(b"\xef\xbb\xbf")
    assert heading[:3] == ["索引号", "名称", "公开单位"]
    assert row[:3] == [record.index_no, "'=1+1的通知", "云溪县水利局"]


def test_what_is_taken_down_leaves_feeds_and_sitemap(
    out: LetOut, reader: Client, appoint: Appoint, county: Organisation
) -> None:
    record = out()
    assert f"/items/{record.item_id}/" in reader.get("/sitemap-items.xml").content.decode()
    withdraw(
        record.item,
        reason="内容有误",
        by=appoint("吴敏", Role.DISCLOSURE_OFFICE, county),
        at=moment("2024-03-09 10:00"),
    )
    for address in ("/feeds/newest.atom", "/feeds/newest.json", "/feeds/newest.csv", "/sitemap-items.xml"):
        assert f"/items/{record.item_id}/" not in reader.get(address).content.decode(), address


def test_the_sitemap_lists_each_page_once_and_every_address_answers(out: LetOut, reader: Client) -> None:
    out()
    index = etree.fromstring(reader.get("/sitemap.xml").content).xpath("//s:loc/text()", namespaces=MAP)
    assert index == ["http://testserver/sitemap-pages.xml", "http://testserver/sitemap-items.xml"]
    places = [
        place
        for one in index
        for place in etree.fromstring(reader.get(one.removeprefix("http://testserver")).content).xpath(
            "//s:loc/text()", namespaces=MAP
        )
    ]
    assert len(places) == len(set(places)) > 20
    for place in places:
        assert reader.get(place.removeprefix("http://testserver")).status_code == 200, place
    assert "Sitemap: http://testserver/sitemap.xml" in reader.get("/robots.txt").content.decode()


def test_who_holds_the_feed_already_gets_nothing_again(out: LetOut, reader: Client) -> None:
    record = out()
    first = reader.get("/feeds/newest.atom")
    again = reader.get("/feeds/newest.atom", headers={"if-none-match": first["ETag"]})
    assert again.status_code == 304
    out(at=moment("2024-05-06 10:00"))
    assert reader.get("/feeds/newest.atom", headers={"if-none-match": first["ETag"]}).status_code == 200
    assert record.published_at.strftime("%Y") in first["Last-Modified"]


def test_unknown_feeds_are_not_found(out: LetOut, reader: Client) -> None:
    for address in (
        "/feeds/newest.xml", "/feeds/columns/99999999999999999999999.atom", "/feeds/units/nobody.atom",
        "/feeds/genres/nothing.atom", "/sitemap-nothing.xml",
    ):  # fmt: skip
        assert reader.get(address).status_code == 404, address


def test_pages_name_their_feeds(out: LetOut, reader: Client, site: TheSite) -> None:
    out()
    number = site.columns["gonggao"].pk
    for address, feed in {
        "/": "/feeds/newest.atom",
        "/xxgk/gonggao/": f"/feeds/columns/{number}.atom",
        "/xxgk/shuiliju/statutory/": "/feeds/units/shuiliju.atom",
        "/search/?q=饮水": "/feeds/search.atom?q=%E9%A5%AE%E6%B0%B4",
    }.items():
        assert '<link rel="alternate" type="application/atom+xml"' in (page := reader.get(address).content.decode())
        assert f'href="http://testserver{feed}"' in page, address
