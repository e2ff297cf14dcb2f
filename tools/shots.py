"""Full-page screenshots of every kind of public page into shots/: `make shots`, or `python -m tools.shots URL`.

Without an address, the sample county is opened on a free port (loaded first where it is not yet) and closed again.
"""

from __future__ import annotations

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Browser, Page

from tests.browser import DESKTOP, PHONE, chromium, find, reader
from tests.public_pages import PUBLIC_PAGES

SHOTS = Path(__file__).resolve().parents[1] / "shots"
START_WITHIN = 240  # seconds, the loading of the county included


def main() -> None:
    """Take them all, at two widths, plain and in 长者模式, and one item as it is printed."""
    SHOTS.mkdir(exist_ok=True)
    address = sys.argv[1] if len(sys.argv) > 1 else ""
    with server(address) as url, chromium() as browser:
        for width in (DESKTOP, PHONE):
            for mode in ("plain", "elder"):
                take(browser, url, width, mode)
        print_item(browser, url)
    print(f"{len(list(SHOTS.glob('*.png')))} pictures in {SHOTS.name}/")


def take(browser: Browser, url: str, width: int, mode: str) -> None:
    """One picture of each kind of page."""
    context = reader(browser, url, width=width, elder=mode == "elder")
    page = context.new_page()
    for kind in PUBLIC_PAGES:
        page.goto(find(page, kind.address, kind.link))
        page.screenshot(path=SHOTS / f"{kind.name}-{width}-{mode}.png", full_page=True)
    context.close()


def print_item(browser: Browser, url: str) -> None:
    """An item as paper has it, as PDF and as a picture."""
    context = reader(browser, url)
    page: Page = context.new_page()
    item = next(kind for kind in PUBLIC_PAGES if kind.name == "item")
    page.goto(find(page, item.address, item.link))
    page.pdf(path=SHOTS / "item-print.pdf", format="A4")
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 794, "height": 1123})  # A4 at 96 dpi
    page.screenshot(path=SHOTS / "item-print.png", full_page=True)
    context.close()


@contextmanager
def server(address: str) -> Iterator[str]:
    """The server at this address, or one of our own while it is needed."""
    if address:
        yield address.rstrip("/")
        return
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [Path(sys.executable).with_name("gongkai"), "demo", "--port", str(port)]
    process = subprocess.Popen(command)  # noqa: S603  (our own program)
    try:
        yield wait_for(f"http://127.0.0.1:{port}")
    finally:
        process.terminate()
        process.wait(30)


def wait_for(url: str) -> str:
    """The address, once it answers."""
    for _ in range(START_WITHIN * 2):
        try:
            urlopen(f"{url}/robots.txt", timeout=1).close()  # noqa: S310  (our own server)
            return url
        except (URLError, OSError):
            time.sleep(0.5)
    raise SystemExit(f"{url} does not answer")


if __name__ == "__main__":
    main()
