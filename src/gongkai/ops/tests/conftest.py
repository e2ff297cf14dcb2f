"""The sample county, built once for the tests of a file and taken away again."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from gongkai.applications.models import Case
from gongkai.disclosure.models import GateRecord
from gongkai.disclosure.queries import PUBLIC_FIELDS
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


def digest_of_the_county() -> str:
    """Everything public and the course of every case."""
    records = GateRecord.objects.order_by("published_at", "index_no").values_list("published_at", *PUBLIC_FIELDS)
    cases = Case.objects.order_by("submitted_at", "pk").values_list("state", "outcome", "due_on", "description")
    return hashlib.sha256(repr((list(records), list(cases))).encode()).hexdigest()


@pytest.fixture(scope="session")
def digest_kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file where all processes of a run keep the small county's digest, once one of them has built it."""
    own = tmp_path_factory.getbasetemp()
    return (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "county.sha256"


@pytest.fixture(scope="module")
def small_county(django_db_setup: None, django_db_blocker: DjangoDbBlocker, digest_kept: Path) -> Iterator[None]:
    """Every organ, state and age, but few items."""
    for _ in built(django_db_blocker, SMALL):
        digest_kept.write_text(digest_of_the_county())
        yield


@pytest.fixture(scope="module")
def whole_county(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The county as `gongkai demo` loads it."""
    yield from built(django_db_blocker, 1.0)
