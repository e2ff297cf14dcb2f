"""A real browser for journeys and screenshots."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
READER = {"locale": "zh-CN", "timezone_id": "Asia/Shanghai"}
DESKTOP, PHONE, NARROW = 1280, 390, 320  # px


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=str(CHROMIUM), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        yield browser
        browser.close()


def reader(browser: Browser, base_url: str, *, width: int = DESKTOP, elder: bool = False) -> BrowserContext:
    """Somebody in the county with a screen of this width, in 长者模式 if wanted."""
    context = browser.new_context(base_url=base_url, viewport={"width": width, "height": 900}, **READER)
    if elder:
        context.add_cookies([{"name": "elder", "value": "1", "url": base_url}])
    return context


def find(page: Page, address: str, link: str = "") -> str:
    """The address of a kind of page: the one given, or that of the first link there that matches `link`.

    `link` is a CSS selector, and after `|` what is to be added to the address found.
    """
    if not link:
        return address
    selector, _, below = link.partition("|")
    page.goto(address)
    return page.locator(selector).first.get_attribute("href") + below
