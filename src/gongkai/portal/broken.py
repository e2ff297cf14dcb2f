"""Broken links of the public pages: every page is asked for as a reader would, and every link on it within the site."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.core.handlers.wsgi import WSGIHandler

from gongkai.portal.asking import Answer, ask
from gongkai.portal.mirror import LINK, LIVE_ONLY, START

ONE_OF_MANY = ("/search/", "/feeds/", "/admin/", "/elder/", "/contrast/")  # the same view under endless questions
FIRST_BAD = 400


@dataclass(frozen=True, slots=True)
class Broken:
    """A link that leads nowhere."""

    page: str
    link: str
    status: int


def broken_links(*, tell: Callable[[int, int], None] = lambda done, known: None) -> list[Broken]:
    """The broken links of the whole site, those of the home page first; `tell` hears (addresses done, known).

    Pages of forms and the machine interface are tried, not followed. Links that leave the site are not tried: the
    machine may have no way out.
    """
    handler = WSGIHandler()
    waiting, known = deque(START), dict.fromkeys(START, 0)
    links: dict[str, list[str]] = {}
    while waiting:
        address = waiting.popleft()
        answer = ask(handler, address)
        known[address] = answer.status
        links[address] = _links_of(address, answer)
        for link in links[address]:
            if link not in known:
                known[link] = 0
                waiting.append(link)
        tell(len(known) - len(waiting), len(known))
    found = [Broken(page, link, known[link]) for page, there in links.items() for link in there]
    return [one for one in found if one.status >= FIRST_BAD]


def _links_of(address: str, answer: Answer) -> list[str]:
    if answer.status in {301, 302}:
        return [answer.location] if answer.location else []
    if answer.status >= FIRST_BAD or answer.kind != "text/html" or address.startswith(LIVE_ONLY):
        return []
    found = (_within(link.replace("&amp;", "&"), address) for _, link, *_ in LINK.findall(answer.body.decode()))
    return list(dict.fromkeys(link for link in found if link))


def _within(link: str, address: str) -> str:
    """The address within the site that a link leads to; empty for all others, and for filters of a list."""
    if link.startswith("?"):
        link = f"{urlsplit(address).path}{link}"
    parts = urlsplit(link)
    if parts.scheme or parts.netloc or not parts.path.startswith("/") or parts.path.startswith(ONE_OF_MANY):
        return ""
    return link if parts.query.startswith("page=") else parts.path
