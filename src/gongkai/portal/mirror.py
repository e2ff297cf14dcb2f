"""A copy of the public site as plain files: what any web server can show while the database is down.

`?page=2` of a list becomes `page-2/`; what needs the running site (search, forms, filters) leads to a page saying so.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote, urlsplit

from django.core.handlers.wsgi import WSGIHandler
from django.db.models import Max
from django.utils.html import escape

from gongkai.ledger.models import Event
from gongkai.portal.asking import Answer, ask
from gongkai.portal.keeping import RELEASES, WIDE, pages_showing

START = ("/", "/units/", "/sitemap/", "/accessibility/")
LIVE_ONLY = ("/admin/", "/accounts/", "/search/", "/apply/", "/mailbox/", "/zhaocuo/", "/elder/", "/contrast/",
             "/api/", "/feeds/", "/patterns/", "/check/", "/proof/")  # fmt: skip
RESTING = "/resting/"  # the page that says what cannot be done now
LINK = re.compile(r'(\s(?:href|src|action)=")([^"#]*)(#[^"]*)?(")')
CSS_LINK = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
NOTICE = '<p class="notice" role="status">网站正在维护，您看到的是已公开信息的副本；检索、申请和写信暂不可用。</p>'
ITEM = re.compile(r"/items/\d+/")
STATE = "mirror.json"
LEADS_ON = (
    '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>{name}</title>'
    '<meta http-equiv="refresh" content="0; url={to}"><a href="{to}">{name}</a></html>'
)


@dataclass(slots=True)
class Mirror:
    """A folder that follows the site; `tell` hears of progress: (addresses done, addresses known)."""

    folder: Path
    tell: Callable[[int, int], None] = lambda done, known: None
    written: set[str] = field(default_factory=set)

    def bring_up(self) -> int:
        """Write what changed since the last time, or everything; returns how many addresses were written.

        A run that was interrupted begins again where the ledger stood at the last complete one.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        last = Event.objects.aggregate(last=Max("id"))["last"] or 0
        seen = self._seen()
        if seen is None:
            self._crawl(START, follow=True)
        elif seen < last:
            self._crawl(*self._changed(seen, last))
        self._rest()
        (self.folder / STATE).write_text(json.dumps({"seen": last}))
        return len(self.written)

    def _seen(self) -> int | None:
        try:
            return int(json.loads((self.folder / STATE).read_text())["seen"])
        except (OSError, ValueError, KeyError):
            return None

    def _changed(self, seen: int, last: int) -> tuple[Iterable[str], bool]:
        events = Event.objects.filter(pk__gt=seen, pk__lte=last)
        rows = list(events.values_list("name", "subject_type", "subject_id"))
        if any(name.startswith(WIDE) for name, *_ in rows):
            return START, True
        items = {pk for name, kind, pk in rows if name in RELEASES and kind == "disclosure.item"}
        return (pages_showing(items) if items else ()), False

    def _crawl(self, begin: Iterable[str], follow: bool) -> None:
        """Write these addresses and, when following, all they lead to; else only their further pages and files."""
        waiting, known = deque(begin), set(begin)
        handler = WSGIHandler()
        while waiting:
            address = waiting.popleft()
            answer = ask(handler, address)
            if answer.status in {301, 302}:
                found = [answer.location]
            elif answer.status not in {200, 410}:
                self._forget(address)
                continue
            else:
                found = self._write(address, answer)
            for one in found:
                if one not in known and (follow or belongs(one, address)):
                    known.add(one)
                    waiting.append(one)
            self.tell(len(known) - len(waiting), len(known))

    def _write(self, address: str, answer: Answer) -> list[str]:
        self.written.add(address)
        place = self.folder / file_of(address)
        place.parent.mkdir(parents=True, exist_ok=True)
        if ITEM.fullmatch(
            address
        ):  # attachments are copied again by the links of the page; of a withdrawn one none stay
            shutil.rmtree(place.parent / "files", ignore_errors=True)
        if answer.kind == "text/html":
            page, found = turned(answer.body.decode(), address)
            place.write_text(page)
            return found
        if answer.name:
            safe = Path(answer.name).name
            place.with_name(safe).write_bytes(answer.body)
            place.write_text(LEADS_ON.format(to=quote(safe), name=escape(safe)))
            return []
        place.write_bytes(answer.body)
        if answer.kind == "text/css":
            return [joined(address, one or other) for one, other in CSS_LINK.findall(answer.body.decode())]
        return []

    def _forget(self, address: str) -> None:
        (self.folder / file_of(address)).unlink(missing_ok=True)

    def _rest(self) -> None:
        """The page that answers for everything that needs the running site."""
        home = self.folder / "index.html"
        page = home.read_text() if home.exists() else ""
        words = f'<main id="content" tabindex="-1"><h1>暂不可用</h1>{NOTICE}<p><a href="/">回到首页</a></p></main>'
        place = self.folder / RESTING.strip("/") / "index.html"
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(re.sub(r'<main id="content".*?</main>', lambda _: words, page, flags=re.DOTALL))


def belongs(found: str, address: str) -> bool:
    """Whether an address is a further page or a file of another, or part of the look."""
    return urlsplit(found).path.startswith((urlsplit(address).path, "/static/")) if address != "/" else False


def joined(address: str, link: str) -> str:
    """A link of a style sheet as an address of the site."""
    return link if link.startswith("/") else str(Path(address).parent / link)


def turned(page: str, address: str) -> tuple[str, list[str]]:
    """A page with its links leading to files, and the addresses it leads to."""
    found: list[str] = []

    def turn(match: re.Match[str]) -> str:
        before, link, anchor, after = match.groups()
        target = _target(link.replace("&amp;", "&"), address)
        if target is None:
            return match.group()
        if target != RESTING:
            found.append(target)
        return f"{before}{link_to(target)}{anchor or ''}{after}"

    page = LINK.sub(turn, page)
    return page.replace('<main id="content" tabindex="-1">', f'<main id="content" tabindex="-1">{NOTICE}', 1), found


def _target(link: str, address: str) -> str | None:
    """The address of the site behind a link, RESTING for what is not copied; None for other sites' and anchors."""
    if not link or link.startswith(("http:", "https:", "mailto:", "tel:", "data:", "//")):
        return None
    if link.startswith("?"):
        link = f"{urlsplit(address).path}{link}"
    path, query = urlsplit(link).path, dict(parse_qsl(urlsplit(link).query))
    if not path.startswith("/") or path.startswith(LIVE_ONLY) or set(query) - {"page"}:
        return RESTING
    return f"{path}?page={query['page']}" if query.get("page", "1") not in {"", "1"} else path


def link_to(address: str) -> str:
    """How a page of the copy leads to an address."""
    place = file_of(address)
    return "/" + quote(str(place.parent) + "/" if place.name == "index.html" else str(place)).removeprefix("./")


def file_of(address: str) -> Path:
    """The file of an address: a folder's index.html; an attachment's file under the address."""
    path, query = urlsplit(address).path, dict(parse_qsl(urlsplit(address).query))
    parts = [part for part in unquote(path).split("/") if part not in {"", ".", ".."}]
    if query.get("page"):
        parts.append(f"page-{int(query['page'])}")
    if path.endswith("/"):
        parts.append("index.html")
    return Path(*parts) if parts else Path("index.html")
