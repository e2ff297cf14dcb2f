"""The screens of routes and absences: what is set there is what holds, and never below the law."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, ReviewRoute, StandIn
from gongkai.disclosure.tables import LEVELS_IN_ORDER, REVIEWERS
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from tests.cast import Appoint
from tests.items import at_desk

People = dict[ReviewLevel, Person]
ROUTES, ABSENCES = "disclosure_desk:routes", "disclosure_desk:absences"


@pytest.fixture
def publisher(reviewers: People) -> Client:
    return at_desk(reviewers[ReviewLevel.PUBLISH])


def filled_in(**changes: object) -> dict[str, object]:
    """The form of a route as a browser sends it: the ordinary one with these changes."""
    given: dict[str, object] = {}
    for level in LEVELS_IN_ORDER:
        role = REVIEWERS.get(level, Role.LEADER)
        given |= {f"{level}_role": role, f"{level}_unit": "", f"{level}_person": "", f"{level}_days": 1}
        given[f"{level}_checks"] = ""
    return given | changes


def test_a_route_is_set_shown_changed_and_ended(
    route: None, publisher: Client, column: ColumnPage, water: Organisation, county: Organisation, appoint: Appoint
) -> None:
    central = appoint("张志强", Role.SECRECY_REVIEWER, county)
    given = filled_in(
        unit=water.pk, column=column.pk, with_leader="on", secrecy_unit=county.pk, secrecy_person=central.pk,
        first_days=3, first_checks="已征求财政局意见\n\n已核对附表",
    )  # fmt: skip
    page = publisher.post(reverse("disclosure_desk:route_new"), given, follow=True).content.decode()
    made = ReviewRoute.objects.in_force().get()
    assert [one.level for one in made.levels.order_by("pk")] == list(LEVELS_IN_ORDER)
    assert made.levels.get(level="first").extra_checks == ["已征求财政局意见", "已核对附表"]
    assert made.levels.get(level="secrecy").person == central
    for words in ("县水利局·通知公告", "保密审查：县政府张志强", "3个工作日，另核对2项"):
        assert words in page, words
    shown = publisher.get(reverse("disclosure_desk:route", args=[made.pk])).content.decode()
    assert "已核对附表" in shown
    publisher.post(reverse("disclosure_desk:route", args=[made.pk]), given | {"first_days": 5})
    changed = ReviewRoute.objects.in_force().get()
    assert (changed.pk != made.pk, changed.levels.get(level="first").within_days) == (True, 5)
    publisher.post(reverse("disclosure_desk:route_end", args=[changed.pk]))
    assert not ReviewRoute.objects.in_force().exists()


def test_a_wrong_route_says_why_and_keeps_what_was_typed(
    route: None, publisher: Client, water: Organisation, drafter: Person
) -> None:
    given = filled_in(unit=water.pk, first_person=drafter.pk, first_checks="长" * 61)
    page = publisher.post(reverse("disclosure_desk:route_new"), given).content.decode()
    assert "初审初校的指定人在审核单位没有" in page
    assert "每行须为1至60字" in page
    assert "长" * 61 in page
    assert not ReviewRoute.objects.exists()
    page = publisher.post(reverse("disclosure_desk:route_new"), filled_in(first_days=99)).content.decode()
    assert "20" in page
    assert not ReviewRoute.objects.exists()


def test_routes_are_the_offices_alone(route: None, drafter: Person, reviewers: People) -> None:
    for name in (ROUTES, "disclosure_desk:route_new"):
        assert at_desk(drafter).get(reverse(name)).status_code in (302, 403)
    assert "审核路线" not in at_desk(drafter).get(reverse("disclosure_desk:hub")).content.decode().split("<main", 1)[-1]


def test_one_arranges_ones_own_absence_and_ends_it(reviewers: People, drafter: Person) -> None:
    absent, deputy = reviewers[ReviewLevel.FIRST], reviewers[ReviewLevel.FINAL]
    today = timezone.localdate()
    given = {
        "absent": absent.pk, "deputy": deputy.pk, "starts_on": today, "ends_on": today + timedelta(days=3),
        "reason": "出差",
    }  # fmt: skip
    page = at_desk(absent).post(reverse(ABSENCES), given, follow=True).content.decode()
    assert "代岗中" in page
    row = StandIn.objects.get()
    assert at_desk(drafter).post(reverse("disclosure_desk:absence_end", args=[row.pk])).status_code == 404
    assert "周海涛" not in at_desk(drafter).get(reverse(ABSENCES)).content.decode().split("安排代岗")[0]
    at_desk(absent).post(reverse("disclosure_desk:absence_end", args=[row.pk]))
    assert StandIn.objects.get().ended_at is not None


def test_nobody_is_sent_away_by_a_colleague(reviewers: People, drafter: Person, publisher: Client) -> None:
    absent, deputy = reviewers[ReviewLevel.FIRST], reviewers[ReviewLevel.SECOND]
    today = timezone.localdate()
    given = {"absent": absent.pk, "deputy": deputy.pk, "starts_on": today, "ends_on": today, "reason": ""}
    at_desk(drafter).post(reverse(ABSENCES), given)
    assert not StandIn.objects.exists()
    page = publisher.post(reverse(ABSENCES), given).content.decode()
    assert "请填写代岗原因" in page
    publisher.post(reverse(ABSENCES), given | {"reason": "病假"})
    assert StandIn.objects.get().absent == absent
