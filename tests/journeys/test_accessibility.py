"""Every kind of public page in a real browser: no barrier that axe can find, reachable by keyboard, on any screen."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import Browser, Page

from gongkai.orgs.models import Person
from tests.browser import CHROMIUM, DESKTOP, NARROW, PHONE, chromium, find, reader
from tests.public_pages import PUBLIC_PAGES
from tests.releases import found_county, let_out, plant, sample

os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")  # Playwright keeps an event loop in the test's thread
pytestmark = [
    pytest.mark.journey,
    pytest.mark.drawn,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs Chromium: {CHROMIUM} is not there"),
]
Surf = Callable[..., Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture
def surf(browser: Browser, transactional_db: None, live_server) -> Iterator[Surf]:
    """Somebody who looks at a small county's pages: `surf(width=390, elder=True)` gives a page at the start."""
    organs = found_county(4)
    site = plant(organs[0], organs)
    let_out(sample(60, site, timezone.now()), by=Person.objects.create(username="publisher", full_name="吴晓明"))
    contexts = []

    def surf(**options: object) -> Page:
        contexts.append(reader(browser, live_server.url, **options))
        return contexts[-1].new_page()

    yield surf
    for context in contexts:
        context.close()


def visits(page: Page) -> Iterator[str]:
    """Open one page of each kind, one after the other; gives what kind it is."""
    for kind in PUBLIC_PAGES:
        page.goto(find(page, kind.address, kind.link))
        yield kind.name


@pytest.mark.parametrize("elder", [False, True], ids=["plain", "elder"])
def test_t100_t101_t104_every_kind_of_page_is_open_to_everybody(surf: Surf, elder: bool) -> None:
    """Each kind is opened once in a mode, walked into by keyboard, and looked at on three screens."""
    page = surf(elder=elder)
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    faults = {name: found for name in visits(page) if (found := [*lost_keys(page), *barriers(page), *too_wide(page)])}
    assert faults == {}
    assert complaints == []


def lost_keys(page: Page) -> Iterator[str]:
    """Where the keyboard does not reach the text first, or does not see where it is."""
    page.keyboard.press("Tab")
    if (skip := page.evaluate("document.activeElement.textContent")) != "跳到正文":
        yield f"first stop: {skip}"
    page.keyboard.press("Enter")
    if (reached := page.evaluate("document.activeElement.id")) != "content":
        yield f"behind the skip link: {reached}"
    page.keyboard.press("Tab")
    if (outline := page.evaluate("getComputedStyle(document.activeElement).outlineStyle")) != "solid":
        yield f"outline: {outline}"


def barriers(page: Page) -> Iterator[str]:
    """What axe finds, on a desk and on a telephone."""
    for width in (DESKTOP, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        for one in Axe().run(page).response["violations"]:
            yield f"{width} px: {one['id']}: {one['nodes'][0]['html']}"


def too_wide(page: Page) -> Iterator[str]:
    """Whether anything has to be pushed sideways on the narrowest screen, where the page is left wide again."""
    page.set_viewport_size({"width": NARROW, "height": 900})
    if (width := page.evaluate("document.documentElement.scrollWidth")) > NARROW:
        yield f"{width} px wide on {NARROW} px"
    page.set_viewport_size({"width": DESKTOP, "height": 900})


def test_t102_the_keyboard_walks_through_a_page_and_out_again(surf: Surf) -> None:
    page = surf()
    page.goto("/search/?q=通知")
    stops = page.locator("a[href], button:visible, input:visible, select:visible").count()
    page.evaluate("document.body.dataset.stops = 0")
    page.evaluate("document.addEventListener('focusin', () => document.body.dataset.stops++)")
    for _ in range(stops):
        page.keyboard.press("Tab")
    assert int(page.evaluate("document.body.dataset.stops")) == stops


def test_filters_and_search_work_without_scripts(browser: Browser, surf: Surf, live_server) -> None:
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False, locale="zh-CN")
    page = context.new_page()
    page.goto("/")
    page.get_by_role("combobox", name="检索全县政府信息").fill("通知")
    page.get_by_role("button", name="检索").click()
    page.get_by_label("单位").select_option("县水利局")
    page.get_by_label("排列").select_option("按时间")
    page.get_by_role("button", name="筛选").click()
    assert "unit=shuiliju" in urlsplit(page.url).query
    assert page.locator("input[type=search]").input_value() == "通知"
    page.goto("/xxgk/shuiliju/statutory/")
    page.get_by_label("类别", exact=True).select_option("财政预算、决算信息")
    page.get_by_role("button", name="筛选").click()
    assert page.get_by_role("heading", name="财政预算、决算信息").is_visible()
    context.close()


def test_t103_elder_mode_is_one_click_away_stays_and_leaves_again(surf: Surf) -> None:
    page = surf()
    page.goto("/")
    page.get_by_role("link", name="长者模式").click()
    page.goto("/units/")
    assert page.locator("html").get_attribute("data-mode") == "elder"
    page.get_by_role("link", name="退出长者模式").click()
    assert urlsplit(page.url).path == "/units/"
    assert page.locator("html").get_attribute("data-mode") is None
