"""The sample county behind a running site, and browsers that tell what went wrong on every page they open."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, ConsoleMessage, Request, Response, sync_playwright
from playwright.sync_api import Page as Tab

from gongkai.ops.demo.county import build
from gongkai.ops.demo.people import PASSWORD
from gongkai.orgs.models import Person
from tests.items import at_desk
from tests.journeys import county_copies

# Playwright keeps an event loop in the thread of the test; Django takes that for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
SMALL = 0.02  # of everything that can be scaled
DESKTOP, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
AT_HAND = ("data:", "blob:", "about:")
SAID_BY_THE_ANSWER = "Failed to load resource"  # the console repeats what the response already tells


@pytest.fixture
def sample_county(transactional_db: None, tmp_path_factory: pytest.TempPathFactory) -> None:
    """云溪县 as it stands today: built for the first journey of this process, copied for the next."""
    kept = tmp_path_factory.getbasetemp() / "county"
    if kept.exists():
        county_copies.take_out(kept)
    else:
        now = timezone.now()
        build(today=timezone.localdate(now), at=now, scale=SMALL)
        county_copies.put_away(kept)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The browser, once for each file (two files at once would share an event loop)."""
    program = shutil.which("chromium")
    if program is None:
        pytest.skip("needs a browser: install the Debian package chromium")
    with sync_playwright() as playwright:
        options = ["--no-sandbox", "--disable-dev-shm-usage", "--lang=zh-CN"]
        browser = playwright.chromium.launch(executable_path=program, args=options)
        yield browser
        browser.close()


class Watch:
    """What must not happen on any page: an error in the console, a failed request, a request to another host."""

    def __init__(self, home: str) -> None:
        self.home = home
        self.complaints: list[str] = []

    def over(self, page: Tab) -> None:
        """Listen to a page."""
        page.on("request", self._asked)
        page.on("response", self._answered)
        page.on("console", self._spoke)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.home, *AT_HAND)):
            self.complaints.append(f"another host: {request.url}")

    def _answered(self, response: Response) -> None:
        refused_on_purpose = response.request.is_navigation_request() and response.status < 500
        if response.status >= 400 and not refused_on_purpose:
            self.complaints.append(f"{response.status}: {response.url}")

    def _spoke(self, said: ConsoleMessage) -> None:
        if said.type == "error" and not said.text.startswith(SAID_BY_THE_ANSWER):
            self.complaints.append(f"console: {said.text[:300]}")


Visitor = Callable[..., Tab]


@pytest.fixture
def visitor(chromium: Browser, sample_county: None, live_server) -> Iterator[Visitor]:
    """Somebody with a browser of their own: `visitor(viewport=PHONE, java_script_enabled=False)` gives their page."""
    watch, contexts = Watch(live_server.url), []

    def visitor(**options: object) -> Tab:
        options = {"viewport": DESKTOP, "locale": "zh-CN", "timezone_id": "Asia/Shanghai"} | options
        context = chromium.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.set_default_timeout(60_000)  # a busy machine
        page = context.new_page()
        watch.over(page)
        return page

    yield visitor
    for context in contexts:
        context.close()
    assert watch.complaints == []


@pytest.fixture
def officer(visitor: Visitor, live_server) -> Visitor:
    """Somebody of the county, signed in: `officer("xinxiyuan")` gives their start page.

    The first of a test signs in by the form, those who follow come with their session.
    """
    came: list[str] = []

    def officer(username: str) -> Tab:
        page = visitor()
        came.append(username)
        if len(came) > 1:
            session = at_desk(Person.objects.get(username=username)).cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
            page.goto("/admin/")
            return page
        page.goto("/accounts/login/")
        page.get_by_label("用户名").fill(username)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url("**/admin/")
        return page

    return officer
