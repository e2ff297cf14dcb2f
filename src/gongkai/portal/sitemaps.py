"""What search engines are told exists (sitemaps.org): the pages of the site's tree, and every public item."""

from __future__ import annotations

from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.models import Page

from gongkai.disclosure.choices import Block
from gongkai.disclosure.models import ChannelPage, ColumnPage, GateRecord, HomePage, StandingPage, UnitSitePage
from gongkai.portal.queries.lists import EVER
from gongkai.portal.queries.tree import address_in, site_roots

KINDS = (HomePage, ChannelPage, ColumnPage, StandingPage)
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
        return self._found

    @cached_property
    def _found(self) -> list[tuple[str, datetime | None]]:
        roots, kinds = site_roots(), ContentType.objects.get_for_models(*KINDS, UnitSitePage)
        live = Page.objects.live().public().filter(content_type__in=kinds.values()).order_by("path")
        pages, units = [], []
        for url_path, changed_at, kind in live.values_list("url_path", "last_published_at", "content_type"):
            address = address_in(url_path, roots)
            if kind == kinds[UnitSitePage].pk:
                units += [(f"{address}{block}/", None) for block in Block]
            else:
                pages.append((address, changed_at))
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
        return GateRecord.objects.current().filter(EVER).only("item_id", "published_at").order_by("published_at", "id")

    def lastmod(self, item: GateRecord) -> datetime:
        """When this release became public."""
        return item.published_at

    def get_latest_lastmod(self) -> datetime | None:
        """When the newest of all became public; the framework would read them all for it."""
        return GateRecord.objects.current().order_by("-published_at").values_list("published_at", flat=True).first()


SECTIONS: dict[str, type[Sitemap]] = {"pages": Pages, "items": Items}
