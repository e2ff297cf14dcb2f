"""T-020: after a change of head or duties the old words are nowhere, and their history is kept."""

from __future__ import annotations

from django.test import Client

from gongkai.ledger.models import Event
from gongkai.orgs.actions import amend_organisation
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation
from tests.cast import Appoint, moment
from tests.releases import TheSite

NOON = moment("2024-03-08 12:00")


def test_t020_the_old_name_is_nowhere_and_its_history_is_kept(
    site: TheSite, water: Organisation, appoint: Appoint, county: Organisation, client: Client
) -> None:
    admin = appoint("系统员", Role.SYSTEM_ADMIN, county)
    for name, duties in (("旧负责人甲", "原职能暗记"), ("新负责人乙", "新职能")):
        amend_organisation(water, facts={"head": name, "duties": duties}, by=admin, at=NOON)
    addresses = ["/units/", "/xxgk/shuiliju/guide/", "/xxgk/shuiliju/", "/api/v1/units/", "/sitemap/"]
    said = "".join(client.get(address).content.decode() for address in addresses)
    assert "新负责人乙" in said
    assert "旧负责人甲" not in said
    assert "原职能暗记" not in said
    assert client.get("/search/?q=旧负责人甲").context["rows"].paginator.count == 0
    changes = [line.details for line in Event.objects.about(water).named("organ.amended")]
    assert changes[-1]["before"]["head"] == "旧负责人甲"
