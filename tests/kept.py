"""What the tests of one file share: built once, in a transaction that is taken back at the file's end."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker


@contextmanager
def kept(blocker: DjangoDbBlocker) -> Iterator[None]:
    """Rows written here are there for every test of a module-wide fixture; each test's own changes are its own."""
    with blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)
