"""Fixtures for every room's tests."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django import DjangoDbBlocker

from gongkai.ops.messages import compile_messages

pytest_plugins = ["tests.cast", "tests.items"]

SHARED = Path(__file__).resolve().parent.parent / "shared"


def pytest_addoption(parser: pytest.Parser) -> None:
    """The second run, on the second database, need not repeat what no database can change."""
    parser.addoption("--only-database", action="store_true", help="only what a database can change")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave what a database can change, where only that is asked for; what is loaded by now stays loaded."""
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)  # sweeping all of Django, Wagtail and the tests took a quarter of the time
    if not config.getoption("--only-database"):
        return
    kept, left = [], []
    for item in items:
        (kept if _depends_on_database(item) else left).append(item)
    items[:] = kept
    config.hook.pytest_deselected(items=left)


def _depends_on_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("drawn"):
        return False
    names = getattr(item, "fixturenames", ())
    return "django_db_setup" in names or item.get_closest_marker("django_db") is not None


def pytest_configure(config: pytest.Config) -> None:
    """Compile the translations once, before any worker starts: the .mo files are not kept in git."""
    if not hasattr(config, "workerinput"):
        compile_messages()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The test database, in which SQLite may empty the ledger after a test that commits (PostgreSQL truncates)."""
    from django.db import connection

    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            connection.cursor().execute("DROP TRIGGER IF EXISTS ledger_event_no_delete")


@pytest.fixture(autouse=True)
def ground(request: pytest.FixtureRequest) -> None:
    """Wagtail's roots, which go with everything else when an earlier test that commits was over."""
    marker = request.node.get_closest_marker("django_db")
    if "transactional_db" not in request.fixturenames and not (marker and marker.kwargs.get("transaction")):
        return
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # a browser driven from this thread keeps a loop in it
    request.getfixturevalue("transactional_db")
    from wagtail.models import Collection, Locale, Page, Site

    Locale.objects.get_or_create(language_code="zh-hans")
    for model, words in ((Page, {"title": "根", "slug": "root"}), (Collection, {"name": "根"})):
        if not model.objects.filter(depth=1).exists():
            model.add_root(**words)
    Site.objects.get_or_create(
        is_default_site=True, defaults={"hostname": "localhost", "root_page": Page.get_first_root_node()}
    )


@pytest.fixture(autouse=True)
def nothing_left() -> Iterator[None]:
    """Search index and cache stand beside the database, which a test's end rolls back; so they are emptied as well."""
    yield
    from django.conf import settings
    from django.core.cache import cache

    from gongkai.portal.embedded import Embedded, is_used

    cache.clear()  # with the pace at which an address applied
    if is_used(settings.GONGKAI_SEARCH_DIR):
        Embedded(settings.GONGKAI_SEARCH_DIR).clear()


@pytest.fixture
def open_connection() -> Iterator[None]:
    """A request asked within the process leaves the test's transaction open, as with Django's test client."""
    from django.core.signals import request_finished, request_started
    from django.db import close_old_connections

    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of inputs beside the project; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("needs ../shared beside the project, which is absent")
    return SHARED


@pytest.fixture(scope="session")
def sample_report(shared: Path) -> Path:
    """The real 2024 annual report as a text extract."""
    return shared / "samples" / "shawan-annual-report-2024.txt"
