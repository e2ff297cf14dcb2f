"""The number of database queries of a page does not grow with the number of items."""

from __future__ import annotations

import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from gongkai.orgs.models import Person
from gongkai.portal import following, keeping
from gongkai.portal.tests.conftest import LetOut
from gongkai.portal.tests.test_pages import PAGES
from tests.cast import moment
from tests.releases import TheSite, let_out, sample

MOST = 10  # queries of a page that is rendered, whatever its kind
OF_OTHER_ROOMS = {
    "mailbox": "/mailbox/",
    "published letters": "/mailbox/letters/",
    "registers": "/registers/",
    "applying": "/apply/",
    "newest as Atom": "/feeds/newest.atom",
    "unit as JSON": "/feeds/units/shuiliju.json",
    "catalogue as table": "/feeds/catalogue.csv",
    "search as Atom": "/feeds/search.atom?q=饮水",
    "index of sitemaps": "/sitemap.xml",
    "sitemap of pages": "/sitemap-pages.xml",
    "sitemap of items": "/sitemap-items.xml",
}


def counted(reader: Client, addresses: dict[str, str]) -> dict[str, int]:
    """Queries of each page, the second time it is asked for."""
    counts = {}
    for name, address in addresses.items():
        reader.get(address)
        following._looked["at"] = keeping._looked["at"] = time.monotonic()  # a slow machine would look again
        with CaptureQueriesContext(connection) as asked:
            reader.get(address)
        counts[name] = len(asked)
    return counts


def test_pages_ask_no_more_at_two_hundred_items_than_at_forty(
    site: TheSite, publisher: Person, out: LetOut, reader: Client, settings: object
) -> None:
    settings.GONGKAI_SITE = {**settings.GONGKAI_SITE, "window": "gonggao"}  # the home page with all it can hold
    addresses = PAGES | OF_OTHER_ROOMS | {"item": f"/items/{out().item_id}/"}
    let_out(sample(40, site, moment("2024-06-30 18:00")), by=publisher)
    few = counted(reader, addresses)
    let_out(sample(160, site, moment("2024-06-28 18:00"), seed=8), by=publisher)
    many = counted(reader, addresses)
    assert many == few
    assert {name: count for name, count in many.items() if count > MOST} == {}
