"""Every address of the interface answers as its description says, whatever it is asked."""

from __future__ import annotations

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given
from hypothesis import settings as drawn

from gongkai.config.wsgi import application
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation
from tests.cast import Appoint, moment
from tests.releases import let_out, plant, sample

PLAIN = {"Accept-Encoding": "identity"}  # schemathesis does not unpack what comes to it without a network


@pytest.mark.usefixtures("open_connection")
def test_the_description_holds(
    county: Organisation, office: Organisation, water: Organisation, appoint: Appoint, settings: Any
) -> None:
    settings.GONGKAI_API_PER_MINUTE = 1_000_000
    releases = sample(30, plant(office, [office, water]), moment("2024-06-30 18:00"))
    let_out(releases, by=appoint("吴晓明", Role.DISCLOSURE_OFFICE, county))
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    operations = [found.ok() for found in schema.get_all_operations()]
    for operation in operations:

        @given(case=operation.as_strategy())
        @drawn(max_examples=25, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        def holds(case: schemathesis.Case) -> None:
            case.call_and_validate(headers=PLAIN)

        holds()
    assert len(operations) >= 9
