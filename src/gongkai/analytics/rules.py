"""What counts as a visit: one person opening one public page. No cookie, no script; read from the web server's log."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from gongkai.lib.clock import beijing_date

FIELDS = 7  # time, method, path, status, content type, address, agent; tabs between them
MOMENT = "[%d/%b/%Y:%H:%M:%S %z]"
OPENED = {"200", "304"}
INSIDE = ("/admin/", "/accounts/", "/api/", "/feeds/", "/static/", "/patterns/", "/healthz")  # no public pages
ATTACHMENT = re.compile(r"^/items/\d+/files/")
MACHINES = re.compile(
    r"bot|spider|crawl|slurp|archiv|scan|monitor|probe|check|fetch|preview|headless|phantom|selenium|playwright"
    r"|curl|wget|python|java/|okhttp|go-http|httpclient|libwww|perl|ruby|php/|node|axios|postman|feed|rss",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """One line of the log, as far as it matters."""

    day: date  # in Beijing
    method: str
    path: str
    status: str
    kind: str  # content type
    address: str
    agent: str


def opened(line: str) -> Opened | None:
    """A line of the log in our format; None for a line that is none (cut off, or another format)."""
    parts = line.rstrip("\n").split("\t", FIELDS - 1)
    if len(parts) != FIELDS:
        return None
    try:
        at = datetime.strptime(parts[0], MOMENT)  # noqa: DTZ007  (the format has the zone)
    except ValueError:
        return None
    return Opened(beijing_date(at), *parts[1:])


def is_machine(agent: str) -> bool:
    """Whether a program asked: it says so, or says nothing."""
    return agent.strip() in {"", "-"} or bool(MACHINES.search(agent))


def is_visit(line: Opened) -> bool:
    """Whether a line is somebody opening a public page (PV; 年度报告“网站总访问量”与网站年度报表同一口径)."""
    return (
        line.method == "GET"
        and line.status in OPENED
        and (line.kind.startswith("text/html") or line.status == "304")
        and line.path.endswith("/")
        and not line.path.startswith(INSIDE)
        and not ATTACHMENT.match(line.path)
        and not is_machine(line.agent)
    )


@dataclass(slots=True)
class Day:
    """What one day came to."""

    visits: int = 0  # pages opened
    visitors: int = 0  # different pairs of address and browser
    machines: int = 0  # pages that programs asked for, not counted
    unreadable: int = 0  # lines that could not be read, on the day of the line before


def count(lines: Iterable[str]) -> dict[date, Day]:
    """The days of a log. Addresses are compared while counting and kept nowhere."""
    days: dict[date, Day] = {}
    met: set[tuple[date, str, str]] = set()
    last: date | None = None
    for text in lines:
        line = opened(text)
        if line is None:
            if last is not None:
                days[last].unreadable += 1
            continue
        last = line.day
        day = days.setdefault(line.day, Day())
        if is_visit(line):
            day.visits += 1
            met.add((line.day, line.address, line.agent))
        elif is_machine(line.agent):
            day.machines += 1
    for one, *_ in met:
        days[one].visitors += 1
    return days
