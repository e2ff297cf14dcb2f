"""Every door that an officer is shown opens, and behind it everything is said in Chinese."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Error, Page

from gongkai.files.tables import ACCEPTED
from gongkai.ops.demo.people import COUNTY_WIDE, IN_EVERY_UNIT
from tests.journeys.conftest import Visitor

pytestmark = [pytest.mark.journey, pytest.mark.drawn]
ACCOUNTS = [name for name, _ in (*IN_EVERY_UNIT, *COUNTY_WIDE)]
LINKED = 12  # at most so many pages from each menu entry
NOT_WORDS = re.compile(  # addresses, mail addresses, hashes, codes with digits or capitals
    r"https?://\S+|\S+@\S+|\S*\.example\S*|\b[0-9a-f]{8,}…?|\b(?=\w*[\d_-])[\w-]+|\b[A-Z]+\b"
)
WORD = re.compile(r"[A-Za-z]{2,}")
KNOWN = {*ACCOUNTS, *(suffix[1:] for suffix in ACCEPTED), "docx", "html", "Word", "gongkai", "serve", "clock"}
SAID = """() => [
  document.body.innerText,
  ...['aria-label', 'title', 'placeholder', 'alt'].flatMap(
    name => [...document.querySelectorAll(`[${name}]`)].map(one => one.getAttribute(name))),
].join('\\n')"""


def test_every_menu_entry_opens_and_speaks_chinese(officer: Visitor) -> None:
    seen: set[str] = set()
    english: dict[str, list[str]] = {}
    for account in ACCOUNTS:
        page = officer(account)
        for entry in menu_of(page):
            if not is_new(entry, seen):
                assert page.context.request.get(entry).status < 400, (account, entry)
                continue
            english |= words_of(page, entry)
            for address in linked_from(page):
                if is_new(address, seen):
                    english |= words_of(page, address)
        page.context.close()
    assert english == {}


def menu_of(page: Page) -> list[str]:
    """Every address of the menu, its submenus and the account's own menu."""
    menu = page.locator("#wagtail-sidebar-props").text_content() or ""
    found = {address for address in re.findall(r'"(/admin/[^"]*)"', menu) if "logout" not in address}
    return ["/admin/", *sorted(found)]


def linked_from(page: Page) -> list[str]:
    """The pages of the desk that this page leads to, one of each kind, a few."""
    links = page.locator("main a[href]").evaluate_all("all => all.filter(a => a.checkVisibility()).map(a => a.href)")
    home = page.url.split("/admin/")[0]
    kinds = {kind_of(link): link for link in links if link.startswith(f"{home}/admin/") and "logout" not in link}
    return list(kinds.values())[:LINKED]


def kind_of(address: str) -> str:
    """The address without its numbers, its query and its host: pages of one kind look alike."""
    return re.sub(r"/\d+", "/N", re.sub(r"^https?://[^/]+|[?#].*$", "", address))


def is_new(address: str, seen: set[str]) -> bool:
    """Whether no page of this kind was read yet; it counts as read from now on."""
    if kind_of(address) in seen:
        return False
    seen.add(kind_of(address))
    return True


def words_of(page: Page, address: str) -> dict[str, list[str]]:
    """The English words on a page, if there are any; an address that hands out a file has none."""
    try:
        answer = page.goto(address)
    except Error:  # a file, which the browser takes along instead of showing it
        assert page.context.request.get(address).status < 400, address
        return {}
    assert answer.status < 400, address
    if "text/html" not in answer.headers["content-type"]:
        return {}
    words = set(WORD.findall(NOT_WORDS.sub(" ", page.evaluate(SAID)))) - KNOWN
    return {kind_of(address): sorted(words)} if words else {}
