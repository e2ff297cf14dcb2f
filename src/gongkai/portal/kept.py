"""Finished pages kept as files, each under the address it answers; any web server can hand them out.

Whoever drops pages takes the next turn; a page that was begun in an earlier turn is never kept, so that what a slow
request read before a withdrawal cannot come back after it.
"""

from __future__ import annotations

import contextlib
import fcntl
import gzip
import hashlib
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from django.conf import settings

HOST = re.compile(r"[a-z0-9.-]{1,120}(_\d{1,5})?")
MOST_HOSTS = 16  # names under which one installation is known; made-up ones are not kept
LONGEST = 200  # bytes of one part of an address
FILE = "index.html"
PACKAGE = Path(__file__).resolve().parents[1]
MADE_OF = {".py", ".html", ".css", ".js", ".svg"}  # the files of the program that a page may come from


def root() -> Path:
    """The folder of this installation's kept pages."""
    return Path(settings.GONGKAI_PAGES_DIR)


def place_of(host: str, path: str) -> Path | None:
    """The file of an address; None for an address that is never kept. `host` is what `host_of` gave."""
    parts = unquote(path).strip("/").split("/") if path != "/" else []
    if not path.endswith("/") or not HOST.fullmatch(host) or any(_is_odd(part) for part in parts):
        return None
    return root() / "pages" / host / Path(*parts) / FILE if parts else root() / "pages" / host / FILE


def _is_odd(part: str) -> bool:
    return not part or part.startswith(".") or "\0" in part or "\\" in part or len(part.encode()) > LONGEST


def host_of(scheme: str, host: str) -> str:
    """The folder for a scheme and host, as nginx can write it: https-www.yunxi.example, http-127.0.0.1_8000."""
    return f"{scheme}-{host.lower()}".replace(":", "_")


def read(place: Path) -> bytes | None:
    """A kept page; None where there is none."""
    try:
        return place.read_bytes()
    except OSError:
        return None


def turn() -> int:
    """How often pages were dropped so far."""
    try:
        return int((root() / "turn").read_text())
    except (OSError, ValueError):
        return 0


def keep(place: Path, content: bytes, *, begun_in: int) -> bool:
    """Keep a page that was begun in this turn, beside it compressed; False where pages were dropped since.

    A process of an older version that still runs beside the new one keeps nothing either.
    """
    with _lock():
        if turn() != begun_in or make() not in {"", this_make()} or not _is_known(place):
            return False
        place.parent.mkdir(parents=True, exist_ok=True)
        _write(place.with_name(f"{FILE}.gz"), gzip.compress(content, 6, mtime=0))
        _write(place, content)
        return True


def _is_known(place: Path) -> bool:
    hosts = root() / "pages"
    host = hosts / place.relative_to(hosts).parts[0]
    return host.is_dir() or not hosts.is_dir() or sum(1 for _ in hosts.iterdir()) < MOST_HOSTS


def _write(place: Path, content: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=".")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    os.chmod(name, 0o644)  # the web server reads them
    os.replace(name, place)


def drop(paths: Iterable[str]) -> None:
    """Drop these addresses under every host; whatever is being rendered meanwhile is not kept."""
    with _next_turn():
        hosts = root() / "pages"
        for host in hosts.iterdir() if hosts.is_dir() else ():
            for path in paths:
                place = place_of(host.name, path)
                if place:
                    place.unlink(missing_ok=True)
                    place.with_name(f"{FILE}.gz").unlink(missing_ok=True)


def drop_all() -> None:
    """Drop every page."""
    with _next_turn():
        shutil.rmtree(root() / "pages", ignore_errors=True)


def seen() -> int | None:
    """The last line of the ledger that the pages follow; None at the very beginning."""
    try:
        return int((root() / "seen").read_text())
    except (OSError, ValueError):
        return None


def note_seen(last: int) -> None:
    """Remember up to which line of the ledger the pages are right."""
    with _lock():
        _write(root() / "seen", str(last).encode())


def day() -> str:
    """The day for which the pages were rendered, as 2024-03-05; empty at the very beginning."""
    try:
        return (root() / "day").read_text()
    except OSError:
        return ""


def note_day(today: str) -> None:
    """Remember the day for which pages are rendered from now on."""
    with _lock():
        _write(root() / "day", today.encode())


def make() -> str:
    """The make of the program that the pages were rendered by; empty at the very beginning."""
    try:
        return (root() / "make").read_text()
    except OSError:
        return ""


def note_make(made: str) -> None:
    """Remember by which make of the program pages are rendered from now on."""
    with _lock():
        _write(root() / "make", made.encode())


def this_make() -> str:
    """What tells this version of the program, and of what the settings say of the site, from every other."""
    told = repr((settings.GONGKAI_SITE, getattr(settings, "GONGKAI_SAMPLE_DATA", False)))
    return hashlib.sha256(f"{_code()}{told}".encode()).hexdigest()


@cache
def _code() -> str:
    whole = hashlib.sha256()
    for path in sorted(path for path in PACKAGE.rglob("*") if path.suffix in MADE_OF and "tests" not in path.parts):
        whole.update(path.relative_to(PACKAGE).as_posix().encode())
        whole.update(path.read_bytes())
    return whole.hexdigest()


@contextlib.contextmanager
def _lock() -> Iterator[None]:
    root().mkdir(parents=True, exist_ok=True)
    with (root() / "lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


@contextlib.contextmanager
def _next_turn() -> Iterator[None]:
    with _lock():
        _write(root() / "turn", str(turn() + 1).encode())
        yield
