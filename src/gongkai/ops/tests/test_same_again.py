"""The county is the same whenever and wherever it is built."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import transaction

from gongkai.ops.demo.county import build
from gongkai.ops.tests.conftest import LOADED_AT, SMALL, TODAY, digest_of_the_county


def digest_of_another_county() -> str:
    """The digest of a county that is built and taken away again."""
    with transaction.atomic():
        build(today=TODAY, at=LOADED_AT, scale=SMALL)
        digest = digest_of_the_county()
        transaction.set_rollback(True)
    return digest


@pytest.mark.django_db
def test_two_loads_with_the_same_today_give_the_same_county(digest_kept: Path) -> None:
    """The first one is that of the neighbours' tests, in this process or another, where they came before."""
    first = digest_kept.read_text() if digest_kept.exists() else digest_of_another_county()
    assert digest_of_another_county() == first
