"""The county is the same whenever and wherever it is built."""

from __future__ import annotations

import hashlib

import pytest
from django.db import transaction

from gongkai.applications.models import Case
from gongkai.disclosure.models import GateRecord
from gongkai.disclosure.queries import PUBLIC_FIELDS
from gongkai.ops.demo.county import build
from gongkai.ops.tests.conftest import LOADED_AT, SMALL, TODAY


def digest_of_a_county() -> str:
    """Everything public and the course of every case, of a county that is built and taken away again."""
    with transaction.atomic():
        build(today=TODAY, at=LOADED_AT, scale=SMALL)
        public = list(
            GateRecord.objects.order_by("published_at", "index_no").values_list("published_at", *PUBLIC_FIELDS)
        )
        cases = list(
            Case.objects.order_by("submitted_at", "pk").values_list("state", "outcome", "due_on", "description")
        )
        transaction.set_rollback(True)
    return hashlib.sha256(repr((public, cases)).encode()).hexdigest()


@pytest.mark.django_db
def test_two_loads_with_the_same_today_give_the_same_county() -> None:
    assert digest_of_a_county() == digest_of_a_county()
