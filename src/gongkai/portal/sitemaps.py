"""What search engines are told exists (sitemaps.org): the pages of the site's tree, and every public item."""

from __future__ import annotations

from datetime import datetime

from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from wagtail.models import Page

from gongkai.disclosure.choices import Block
from gongkai.disclosure.models import ChannelPage, ColumnPage, GateRecord, HomePage, StandingPage, UnitSitePage

LISTS = (
    "/units/",
    "/leaders/",
    "/organs/",
    "/catalogue/",
    "/sitemap/",
    "/apply/",
    "/mailbox/",
    "/mailbox/letters/",
)  # what is not in the tree and leads on


class Pages(Sitemap):
    """Home, channels, columns, standing texts, the five blocks of each unit's site."""

    def items(self) -> list[tuple[str, datetime | None]]:
        """The address of each page and when it was last changed by hand."""
        live = Page.objects.live().public().type(HomePage, ChannelPage, ColumnPage, StandingPage)
        pages = [(page.url, page.last_published_at) for page in live.order_by("path")]
        units = [
            (f"{page.url}{block}/", None)
            for page in UnitSitePage.objects.live().public().order_by("path")
            for block in Block
        ]
        return [*pages, *units, *((address, None) for address in LISTS)]

    def location(self, item: tuple[str, datetime | None]) -> str:
        """The address of a page."""
        return item[0]

    def lastmod(self, item: tuple[str, datetime | None]) -> datetime | None:
        """When it was last changed."""
        return item[1]


class Items(Sitemap):
    """Every public item at its permanent address; a file for each ten thousand, the oldest first, so that they stay."""

    limit = 10_000

    def items(self) -> QuerySet[GateRecord]:
        """The releases in force."""
        return GateRecord.objects.current().only("item_id", "published_at").order_by("id")

    def lastmod(self, item: GateRecord) -> datetime:
        """When this release became public."""
        return item.published_at


SECTIONS: dict[str, type[Sitemap]] = {"pages": Pages, "items": Items}
