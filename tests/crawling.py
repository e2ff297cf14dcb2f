"""A crawler: every address that a reader can reach from the doors of the site, with what was answered there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from urllib.parse import urldefrag, urljoin, urlsplit

from django.test import Client

from gongkai.disclosure.models import Item

MOST = 600  # addresses


class Pages:
    """Everything reachable from the first page, the map, the feeds, the search and the API."""

    def __init__(self, client: Client, words: Iterable[str] = ()) -> None:
        self.client, self.got = client, {}
        self.queue = ["/", "/sitemap.xml", "/sitemap/", "/units/", "/api/v1/items/", "/api/v1/changes/",
                      "/api/v1/reports/", "/feeds/newest.atom", "/feeds/newest.json", "/feeds/newest.csv"]  # fmt: skip
        self.queue += [f"/search/?q={word}" for word in words]
        self.queue += [f"/items/{item.pk}/" for item in Item.objects.all()]
        self.queue += [f"/items/{item.pk}/files/0/" for item in Item.objects.all()]
        self.queue += [f"/api/v1/items/{item.pk}/" for item in Item.objects.all()]

    def crawl(self) -> dict[str, tuple[int, bytes]]:
        """Address → status and bytes."""
        while self.queue and len(self.got) < MOST:
            address = self.queue.pop(0)
            if address in self.got:
                continue
            answer = self.client.get(address)
            content = b"".join(answer.streaming_content) if answer.streaming else answer.content
            self.got[address] = (answer.status_code, content)
            if not answer.get("Content-Type", "").startswith("application/pdf"):
                self.queue += [one for one in links(address, content.decode(errors="replace")) if one not in self.got]
        return self.got


def links(address: str, text: str) -> Iterator[str]:
    """Every address of this site that a page, a feed or an answer names."""
    for found in re.findall(r"""(?:href|src|action)=["']([^"'#]+)|<loc>([^<]+)|"(?:url|next)": ?"([^"]+)""", text):
        whole = urldefrag(urljoin(f"http://testserver{address}", unescape(next(one for one in found if one)))).url
        parts = urlsplit(whole)
        if parts.netloc in ("testserver", "localhost") and not parts.path.startswith(("/static/", "/admin/")):
            yield parts.path + (f"?{parts.query}" if parts.query else "")
