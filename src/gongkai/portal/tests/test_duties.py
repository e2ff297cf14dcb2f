"""What every public page owes: tags, footer, name, emblem, policy (国办发〔2017〕47号, 国办秘函〔2019〕19号)."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from gongkai.portal.tests.conftest import LetOut
from gongkai.portal.tests.test_pages import PAGES

SITE_TAGS = {"SiteName", "SiteDomain", "SiteIDCode"}
COLUMN_TAGS = {"ColumnName", "ColumnDescription", "ColumnKeywords", "ColumnType"}
ARTICLE_TAGS = {"ArticleTitle", "PubDate", "ContentSource"}
OPTIONAL = {"Keywords", "Author", "Description", "Image", "Url"}
ELSEWHERE = {"viewport", "robots"}
COLUMN_PAGES = re.compile("(channel|column|unit|empty column|catalogue node|organs|leaders)( |$)")


def tags_of(page: str) -> dict[str, str]:
    return dict(re.findall(r'<meta name="(\w+)" content="([^"]*)">', page))


@pytest.fixture
def pages(out: LetOut, reader: Client) -> dict[str, str]:
    """Every kind of page, with what it says."""
    item = f"/items/{out().item_id}/"
    return {
        name: reader.get(address).content.decode()
        for name, address in (PAGES | {"item": item, "not found": "/nothing/", "sign in": "/accounts/login/"}).items()
    }


def test_t080_every_page_has_the_three_site_tags(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        tags = tags_of(page)
        assert {tag: tags.get(tag) for tag in SITE_TAGS} == {
            "SiteName": "云溪县人民政府网",
            "SiteDomain": "www.yunxi.example",
            "SiteIDCode": "6599990001",
        }, name
        assert re.fullmatch(r"\d{10}|bm\d{8}", tags["SiteIDCode"])


def test_t081_columns_have_seven_tags_items_ten_and_others_three(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        wanted = set(SITE_TAGS)
        if COLUMN_PAGES.match(name) or name == "item":
            wanted |= COLUMN_TAGS
        if name == "item":
            wanted |= ARTICLE_TAGS
        assert set(tags_of(page)) - OPTIONAL - ELSEWHERE == wanted, name


def test_t080_t081_no_tag_is_empty(pages: dict[str, str]) -> None:
    for name, page in pages.items():
        for tag, value in tags_of(page).items():
            assert value.strip() not in ("", "null", "None"), f"{name}: {tag}"


def test_t082_the_date_of_publication_is_the_one_that_is_shown(pages: dict[str, str]) -> None:
    tags = tags_of(pages["item"])
    assert tags["PubDate"] == "2024-03-07 10:30"
    assert "发布时间：<time" in pages["item"]
    assert re.search(r"发布时间：<time[^>]*>2024-03-07 10:30</time>", pages["item"])
    assert tags["ContentSource"] == "云溪县水利局"
    assert tags["ArticleTitle"] == "关于开展2024年农村饮水安全排查的通知"
    assert tags["Url"].startswith("http://testserver/items/")


def test_t084_t086_every_page_bears_the_name_and_the_footer_duties(pages: dict[str, str]) -> None:
    duties = (
        "党政机关标识", "网站标识码", "6599990001", "示例ICP备00000000号", "示例公网安备00000000000000号", "主办单位",
        "云溪县人民政府办公室", "联系电话", "我为政府网站找错", "/zhaocuo/", "/sitemap/", "/accessibility/",
    )  # fmt: skip
    for name, page in pages.items():
        footer = page[page.index("<footer") :]
        assert [duty for duty in duties if duty not in footer] == [], name
        assert "云溪县人民政府网" in page[page.index("<header") : page.index("</header>")], name


def test_t085_the_home_page_shows_the_emblem(pages: dict[str, str]) -> None:
    mark = re.search(r"<(?:img|svg)[^>]*(?:alt|aria-label)=\"国徽[^>]*>", pages["home"])
    assert mark
    assert int(re.search(r'width="(\d+)"', mark.group()).group(1)) >= 32
    assert mark.start() < pages["home"].index("<main")


def test_sample_data_is_marked_on_every_page(pages: dict[str, str]) -> None:
    assert [name for name, page in pages.items() if "示例数据" not in page] == []


def test_a_real_county_bears_no_sample_mark(out: LetOut, reader: Client, settings: object) -> None:
    settings.GONGKAI_SAMPLE_DATA = False
    item = f"/items/{out().item_id}/"
    assert [address for address in [*PAGES.values(), item] if "示例" in body_of(reader, address)] == []


def body_of(reader: Client, address: str) -> str:
    """A page up to the footer, whose registration numbers are set to samples."""
    page = reader.get(address).content.decode()
    return page[: page.index('<p class="footer-records">')]


def test_pages_hold_no_inline_script_or_style(pages: dict[str, str]) -> None:
    inline = r"<script(?![^>]*\bsrc=)|<style|<[a-z][^<>]*\s(?:style|on[a-z]+)\s*=|javascript:"
    assert {name: found for name, page in pages.items() if (found := re.findall(inline, page))} == {}


def test_t154_pages_load_nothing_from_elsewhere(pages: dict[str, str]) -> None:
    loads = r"<(?:script|link|img|iframe|source)[^<>]*\s(?:src|href)=\"(?!/[^/])(?!http://testserver/)[^\"]*\""
    assert {name: found for name, page in pages.items() if (found := re.findall(loads, page))} == {}


def test_the_policy_of_public_pages_is_strict(out: LetOut, reader: Client) -> None:
    item = f"/items/{out().item_id}/"
    for address in [*PAGES.values(), item, "/nothing/"]:
        answer = reader.get(address)
        policy = answer["Content-Security-Policy"]
        assert "unsafe" not in policy, address
        assert "*" not in policy, address
        for part in ("default-src 'self'", "script-src 'self'", "style-src 'self'", "object-src 'none'"):
            assert part in policy, address
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in answer


def test_a_title_cannot_carry_code(out: LetOut, reader: Client) -> None:
    record = out(title='<script>alert(1)</script>"><img src=x onerror=alert(1)>', summary='"><b>')
    for address in ("/", "/xxgk/", "/xxgk/gonggao/", f"/items/{record.item_id}/", "/search/?q=alert"):
        page = reader.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "<img src=x" not in page, address
