"""One act on many cases at the desk: each judged by itself, each with a line of its own."""

from __future__ import annotations

import pytest

from gongkai.applications.choices import State
from gongkai.applications.models import Case
from gongkai.ledger.models import Event
from tests.cast import moment


@pytest.fixture(autouse=True)
def in_october(monkeypatch):
    """It is the eighth of October 2024, ten in the morning."""
    monkeypatch.setattr("django.utils.timezone.now", lambda: moment("2024-10-08 10:00"))


def test_three_are_given_to_a_unit_and_the_one_that_cannot_be_says_why(client, desk):
    cases = [desk.submitted() for _ in range(3)]
    other = desk.correcting()
    client.force_login(desk.registrar)
    page = client.get("/admin/applications/?state=registered&all=1").content.decode()
    assert page.count("checked") == 3
    chosen = [case.pk for case in [*cases, other]]
    address = "/admin/applications/bulk/dispatch/"
    asked = client.get(address, {"case": chosen}).content.decode()
    assert "共 4 件" in asked
    said = client.post(address, {"case": chosen, "unit": desk.water.pk}, follow=True).content.decode()
    assert "已办理 3 件，未办理 1 件" in said
    assert "当前为“待补正”，不能办理“交办”" in said
    assert Event.objects.named("case.dispatched").count() == 3
    assert {case.state for case in Case.objects.filter(pk__in=[one.pk for one in cases])} == {State.PROCESSING}
    again = client.post(address, {"case": chosen, "unit": ""})
    assert again.status_code == 422
    assert Event.objects.named("case.dispatched").count() == 3


def test_only_the_head_extends_many_at_once_and_the_rule_holds_for_each(client, desk):
    cases = [desk.dispatched(), desk.dispatched()]
    extend = {"case": [case.pk for case in cases], "days": "15", "reason": "检索量大"}
    for who, taken in ((desk.registrar, 0), (desk.office_head, 2), (desk.office_head, 2)):
        client.force_login(who)
        client.post("/admin/applications/bulk/extend/", extend)
        assert Event.objects.named("case.extended").count() == taken


def test_what_is_out_of_reach_or_not_offered_is_not_there(client, desk, township_handler, supervisor):
    case = desk.submitted()
    client.force_login(township_handler)
    assert (
        client.post("/admin/applications/bulk/dispatch/", {"case": case.pk, "unit": desk.water.pk}).status_code == 302
    )
    assert not Event.objects.named("case.dispatched").exists()
    assert client.get("/admin/applications/bulk/approve/", {"case": case.pk}).status_code == 404
    client.force_login(supervisor)
    assert "批量办理" not in client.get("/admin/applications/").content.decode()
