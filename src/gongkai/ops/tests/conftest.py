"""The sample county, built once for the tests of a file and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytest_django.plugin import DjangoDbBlocker

from gongkai.ops.demo.county import build
from tests.cast import moment
from tests.kept import kept

TODAY = date(2026, 11, 23)
LOADED_AT = moment("2026-11-23 09:30")
SMALL = 0.02  # of everything that can be scaled


def built(blocker: DjangoDbBlocker, scale: float) -> Iterator[None]:
    """A county in a transaction that is rolled back at the end."""
    with kept(blocker):
        build(today=TODAY, at=LOADED_AT, scale=scale)
        yield


@pytest.fixture(scope="module")
def small_county(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Every organ, state and age, but few items."""
    yield from built(django_db_blocker, SMALL)


@pytest.fixture(scope="module")
def whole_county(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The county as `gongkai demo` loads it."""
    yield from built(django_db_blocker, 1.0)
