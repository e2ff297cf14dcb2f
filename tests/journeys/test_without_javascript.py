"""Everything that the public does works in a browser without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.conftest import PHONE, Visitor

pytestmark = [pytest.mark.journey, pytest.mark.drawn]


@pytest.fixture
def reader(visitor: Visitor) -> Page:
    """Somebody with a telephone whose browser runs no scripts."""
    return visitor(viewport=PHONE, is_mobile=True, java_script_enabled=False)


def test_the_public_reads_searches_and_writes_without_scripts(reader: Page) -> None:
    reads_by_column(reader)
    reads_by_unit_and_class(reader)
    searches_and_turns_the_page(reader)
    writes_a_letter(reader)
    switches_the_appearance(reader)


def reads_by_column(reader: Page) -> None:
    """First page, channel, column, a year of it, an item."""
    reader.goto("/")
    reader.get_by_role("link", name="政府信息公开", exact=True).first.click()
    reader.goto("/xxgk/gonggao/")
    year = reader.get_by_label("年份")
    year.select_option(index=1)
    reader.get_by_role("button", name="筛选").click()
    assert "year=" in reader.url
    reader.locator("main li a[href^='/items/']").first.click()
    expect(reader.get_by_text("索引号").first).to_be_visible()


def reads_by_unit_and_class(reader: Page) -> None:
    """A unit's five blocks, and one class of the catalogue."""
    reader.goto("/units/")
    reader.get_by_role("link", name="云溪县教育局", exact=True).first.click()
    for block in ("政府信息公开指南", "政府信息公开制度", "法定主动公开内容", "政府信息公开年报", "依申请公开"):
        reader.get_by_role("main").get_by_role("link", name=block).first.click()
        expect(reader.get_by_role("heading", level=1)).to_be_visible()


def searches_and_turns_the_page(reader: Page) -> None:
    """Two characters, and the second page of what they find."""
    reader.goto("/")
    reader.locator("input[type=search]").first.fill("云溪")
    reader.get_by_role("search").first.get_by_role("button").click()
    expect(reader.locator("main a[href^='/items/']").first).to_be_visible()
    reader.get_by_role("link", name="下一页").click()
    assert "page=2" in reader.url
    expect(reader.locator("main a[href^='/items/']").first).to_be_visible()


def writes_a_letter(reader: Page) -> None:
    """The mailbox answers a form that lacks something with what was typed, and a whole one with a receipt."""
    reader.goto("/mailbox/")
    reader.get_by_role("main").get_by_role("link", name="写信").first.click()
    reader.get_by_label("标题").fill("校车停靠点")
    reader.get_by_role("main").get_by_role("button").last.click()
    expect(reader.get_by_role("alert")).to_be_visible()
    expect(reader.get_by_label("标题")).to_have_value("校车停靠点")


def switches_the_appearance(reader: Page) -> None:
    """Large type stays on from page to page."""
    reader.goto("/")
    reader.get_by_text("长者模式").first.click()
    reader.goto("/units/")
    expect(reader.locator("html")).to_have_attribute("data-mode", "elder")
