"""One page of each public kind, as screenshots, accessibility checks and crawls visit them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PublicPage:
    """A kind of page, and where one of it is found: an address, or the first link on another page that matches."""

    name: str
    address: str
    link: str = ""  # CSS selector of a link on that page


UNIT = 'main a[href*="/xxgk/"]'  # a unit's site, on the list of units
ITEM = '.rows a[href^="/items/"]'  # an item, in any list

PUBLIC_PAGES = (
    PublicPage("home", "/"),
    PublicPage("channel", "/zhengce/"),
    PublicPage("column", "/zhengce/", "main h2 a"),
    PublicPage("item", "/zhengce/", ITEM),
    PublicPage("units", "/units/"),
    *(
        PublicPage(f"unit-{block}", "/units/", UNIT + f"|{block}/")
        for block in ("guide", "rules", "statutory", "annual", "apply")
    ),
    PublicPage("search-empty", "/search/"),
    PublicPage("search", "/search/?q=通知"),
    PublicPage("search-nothing", "/search/?q=没有这样的话"),
    PublicPage("search-near", "/search/?q=tongzhi"),
    PublicPage("catalogue", "/catalogue/"),
    PublicPage("organs", "/organs/"),
    PublicPage("leaders", "/leaders/"),
    PublicPage("leaving", "/leave/?to=https://news.example/1"),
    PublicPage("released", "/", ".figures a"),
    PublicPage("site-map", "/sitemap/"),
    PublicPage("checkup", "/check/"),
    PublicPage("accessibility", "/accessibility/"),
    PublicPage("account", "/accounts/open/"),
    PublicPage("not-found", "/nothing/"),
)
