"""What the room's tests share: a small site, and records that the gate let out."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from gongkai.disclosure.models import GateRecord
from gongkai.orgs.models import Organisation, Person
from tests.releases import Release, TheSite, let_out, plant

LetOut = Callable[..., GateRecord]


@pytest.fixture
def site(county: Organisation, office: Organisation, water: Organisation, township: Organisation) -> TheSite:
    return plant(office, [office, water, township])


@pytest.fixture
def publisher(db: None) -> Person:
    return Person.objects.create(username="publisher", full_name="吴晓明")


@pytest.fixture
def out(site: TheSite, water: Organisation, publisher: Person) -> LetOut:
    """Let one notice of the water bureau out, in 公示公告, with these changes."""

    def out(**changes: object) -> GateRecord:
        facts = {"unit": water, "columns": (site.columns["gonggao"],)} | changes
        return let_out([Release(**facts)], by=publisher)[0]

    return out


@pytest.fixture
def reader() -> Client:
    """Somebody with a browser."""
    return Client()
