"""In a real browser: no barrier that axe can find, no sideways scrolling, no complaint in the console."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Route, sync_playwright

pytestmark = [pytest.mark.journey, pytest.mark.drawn]
HOST = "http://testserver"
POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'"
TYPES = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}
MODES = {"normal": {}, "elder": {"elder": "1"}, "contrast": {"contrast": "1"}}


def answer(route: Route) -> None:
    """Answer the browser from the theme itself, under the strict policy."""
    address = urlsplit(route.request.url)
    if address.path.startswith("/static/"):
        found = finders.find(address.path.removeprefix("/static/"))
        route.fulfill(path=found, content_type=TYPES[found.rpartition(".")[2]])
        return
    reader = Client(raise_request_exception=False, headers={"cookie": route.request.headers.get("cookie", "")})
    page = reader.get(address.path)
    headers = {"content-type": "text/html; charset=utf-8", "content-security-policy": POLICY}
    route.fulfill(status=page.status_code, body=page.content, headers=headers)


@pytest.fixture(scope="module")
def browser():
    """Chromium, once for this file."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def visit(browser):
    """Open an address at a width in a mode; gives the page and what the console complained of."""
    opened = []

    def open_page(address: str, width: int, mode: str):
        context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=False)
        opened.append(context)
        context.add_cookies([{"name": key, "value": value, "url": HOST} for key, value in MODES[mode].items()])
        page = context.new_page()
        complaints = []
        page.on("console", lambda line: complaints.append(line.text) if line.type == "error" else None)
        page.route("**/*", answer)
        page.goto(HOST + address)
        return page, complaints

    yield open_page
    for context in opened:
        context.close()


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("address", ["/patterns/", "/", "/item/", "/login/"])
def test_axe_finds_no_barrier_and_nothing_sticks_out_sideways(visit, address, mode):
    page, complaints = visit(address, 1280, mode)
    found = Axe().run(page).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found] == []
    for width in (768, 390, 320):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert complaints == []


def test_elder_mode_sets_the_text_a_third_larger_and_in_one_column(visit):
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    columns = "getComputedStyle(document.querySelector('.layout')).gridTemplateColumns.split(' ').length"
    plain, _ = visit("/item/", 1280, "normal")
    elder, _ = visit("/item/", 1280, "elder")
    assert plain.evaluate(columns) == 2
    assert elder.evaluate(columns) == 1
    assert elder.evaluate(size) / plain.evaluate(size) == pytest.approx(1.35, abs=0.01)


def test_the_keyboard_reaches_the_skip_link_first_and_sees_where_it_is(visit):
    page, _ = visit("/item/", 1280, "normal")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_print_leaves_the_navigation_out_and_keeps_organ_and_number(visit):
    page, _ = visit("/item/", 1280, "normal")
    page.emulate_media(media="print")
    assert not page.locator(".site-nav").is_visible()
    assert not page.locator(".utility").is_visible()
    assert page.locator(".site-name").is_visible()
    assert page.locator(".document-no").is_visible()
