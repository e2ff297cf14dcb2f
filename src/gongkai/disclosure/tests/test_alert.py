"""突发事件提示: every page points to one published item until its time; never to what is not public."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from gongkai.disclosure import actions
from gongkai.disclosure.models import Alert, Item
from gongkai.disclosure.tasks import end_alerts
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint
from tests.items import at_desk
from tests.releases import Release, let_out, plant


@pytest.fixture
def warned(county: Organisation, office: Organisation, water: Organisation) -> Item:
    """A published warning of the water bureau."""
    plant(office, [office, water])
    by = Person.objects.create(username="publisher", full_name="吴晓明")
    return let_out([Release(water, title="暴雨橙色预警信号")], by=by)[0].item


@pytest.fixture
def keeper(appoint: Appoint, county: Organisation) -> Person:
    return appoint("何静", Role.DISCLOSURE_OFFICE, county)


def pages() -> list[str]:
    return [Client().get(address).content.decode() for address in ("/", "/xxgk/", "/units/", "/search/", "/apply/")]


def test_the_banner_is_on_every_page_until_its_time_and_the_item_is_one(warned: Item, keeper: Person) -> None:
    now = timezone.now()
    alert = actions.raise_alert(warned, word="暴雨橙色预警", until=now + timedelta(hours=6), by=keeper, at=now)
    assert all("alert-banner" in page and f'href="/items/{warned.pk}/"' in page for page in pages())
    assert end_alerts(at=now + timedelta(hours=5)) == ""
    assert end_alerts(at=now + timedelta(hours=7)) == "解除1条"
    assert not any("alert-banner" in page for page in pages())
    assert Alert.objects.get(pk=alert.pk).ended_at is not None
    names = list(Event.objects.about(warned).values_list("name", flat=True))
    assert names[-2:] == ["item.alert_raised", "item.alert_ended"]


def test_what_was_taken_down_is_pointed_to_no_longer(warned: Item, keeper: Person) -> None:
    now = timezone.now()
    actions.raise_alert(warned, word="预警", until=now + timedelta(hours=6), by=keeper, at=now)
    actions.withdraw(warned, reason="预警解除", by=keeper, at=now)
    assert not any("alert-banner" in page for page in pages())


def test_a_wrong_alert_is_refused_with_every_reason(warned: Item, keeper: Person, appoint: Appoint, water) -> None:
    now, drafter = timezone.now(), appoint("郑雪", Role.DRAFTER, water)
    with pytest.raises(Refused) as refused:
        actions.raise_alert(warned, word=" ", until=now, by=drafter, at=now)
    assert len(refused.value.reasons) == 3
    with pytest.raises(Refused, match="7日"):
        actions.raise_alert(warned, word="预警", until=now + timedelta(days=8), by=keeper, at=now)
    alert = actions.raise_alert(warned, word="预警", until=now + timedelta(days=7), by=keeper, at=now)
    with pytest.raises(Refused, match="先解除"):
        actions.raise_alert(warned, word="预警", until=now + timedelta(days=1), by=keeper, at=now)
    with pytest.raises(Refused, match="终审人"):
        actions.end_alert(alert, by=drafter, at=now)
    with pytest.raises(Refused, match="终审人"):
        actions.end_alert(alert, by=None, at=now)  # its time is not over
    actions.end_alert(alert, by=keeper, at=now)
    with pytest.raises(Refused, match="已经解除"):
        actions.end_alert(alert, by=keeper, at=now)
    actions.withdraw(warned, reason="预警解除", by=keeper, at=now)
    with pytest.raises(Refused, match="已经公开"):
        actions.raise_alert(warned, word="预警", until=now + timedelta(days=1), by=keeper, at=now)


def test_the_desk_sets_and_ends_it(warned: Item, keeper: Person, appoint: Appoint, water: Organisation) -> None:
    desk = at_desk(keeper)
    assert "突发事件提示" in desk.get("/admin/disclosure/").text
    until = timezone.localtime() + timedelta(hours=3)
    given = {"item": warned.pk, "word": "暴雨橙色预警", "until": f"{until:%Y-%m-%dT%H:%M}"}
    wrong = desk.post("/admin/disclosure/alerts/", given | {"item": 10**9})
    assert "请核对网址里的数字" in wrong.text
    assert 'value="暴雨橙色预警"' in wrong.text
    assert desk.post("/admin/disclosure/alerts/", given).status_code == 302
    assert "暴雨橙色预警" in desk.get("/admin/disclosure/alerts/").text
    alert = Alert.objects.get()
    assert at_desk(appoint("郑雪", Role.DRAFTER, water)).post(
        f"/admin/disclosure/alerts/{alert.pk}/end/"
    ).status_code in (302, 403)
    assert Alert.objects.standing().exists()
    desk.post(f"/admin/disclosure/alerts/{alert.pk}/end/")
    assert not Alert.objects.standing().exists()
