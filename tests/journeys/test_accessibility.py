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
    pytest.mark.xdist_group("browser"),
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
@pytest.mark.parametrize("width", [DESKTOP, PHONE])
def test_t100_t101_axe_finds_no_barrier(surf: Surf, width: int, elder: bool) -> None:
    page = surf(width=width, elder=elder)
    complaints = []
    page.on("console", lambda said: complaints.append(said.text) if "Content Security Policy" in said.text else None)
    barriers = {
        name: [(one["id"], one["nodes"][0]["html"]) for one in found]
        for name in visits(page)
        if (found := Axe().run(page).response["violations"])
    }
    assert barriers == {}
    assert complaints == []


@pytest.mark.parametrize("elder", [False, True], ids=["plain", "elder"])
def test_t104_nothing_sticks_out_sideways_on_a_narrow_screen(surf: Surf, elder: bool) -> None:
    page = surf(width=NARROW, elder=elder)
    widths = {name: page.evaluate("document.documentElement.scrollWidth") for name in visits(page)}
    assert {name: width for name, width in widths.items() if width > NARROW} == {}


def test_the_keyboard_reaches_the_text_first_and_always_sees_where_it_is(surf: Surf) -> None:
    page = surf()
    for name in visits(page):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "跳到正文", name
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id") == "content", name
        page.keyboard.press("Tab")
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid", name


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
