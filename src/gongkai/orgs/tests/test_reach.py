"""Who may enter, how far a role reaches, and who may hold what together."""

from __future__ import annotations

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import AnonymousUser
from django.db.models import Q

from gongkai.orgs.choices import ADMINISTRATORS, Role
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.permissions import reach
from gongkai.orgs.queries import county as the_county
from gongkai.orgs.queries import disclosure_office, holders, units_within_reach
from gongkai.orgs.rules import why_not_hold
from gongkai.orgs.tables import REACHES_BELOW
from tests.cast import Appoint


def names(person: Person, roles: list[Role]) -> set[str]:
    return {unit.short_name for unit in units_within_reach(person, roles)}


def test_a_role_reaches_its_own_unit(appoint: Appoint, water: Organisation, township: Organisation) -> None:
    assert names(appoint("何某", Role.DRAFTER, water), [Role.DRAFTER]) == {"县水利局"}


def test_a_county_wide_role_reaches_every_unit_below(
    appoint: Appoint, county: Organisation, township: Organisation
) -> None:
    person = appoint("何某", Role.DISCLOSURE_OFFICE, county)
    assert names(person, [Role.DISCLOSURE_OFFICE]) == {"县政府", "县政府办", "县水利局", "清水镇"}


def test_a_county_wide_role_held_in_one_unit_reaches_no_other(
    appoint: Appoint, water: Organisation, township: Organisation
) -> None:
    assert names(appoint("何某", Role.SUPERVISOR, water), list(REACHES_BELOW)) == {"县水利局"}


def test_a_role_held_elsewhere_counts_for_nothing(
    appoint: Appoint, water: Organisation, township: Organisation
) -> None:
    appoint("何某", Role.HANDLER, township)
    person = appoint("何某", Role.DRAFTER, water)
    assert names(person, [Role.DRAFTER]) == {"县水利局"}
    assert names(person, [Role.LEADER]) == set()
    assert person.has_role(Role.HANDLER, township)
    assert not person.has_role(Role.HANDLER, water)


def test_a_role_taken_away_reaches_nothing(appoint: Appoint, water: Organisation) -> None:
    person = appoint("何某", Role.DRAFTER, water)
    person.memberships.update(is_active=False)
    assert names(Person.objects.get(pk=person.pk), [Role.DRAFTER]) == set()


def test_an_organ_that_is_no_more_is_reached_by_nobody(appoint: Appoint, water: Organisation) -> None:
    person = appoint("何某", Role.DRAFTER, water)
    Organisation.objects.filter(pk=water.pk).update(is_active=False)
    assert names(person, [Role.DRAFTER]) == set()


def test_reach_in_a_query_is_the_same_as_asked_one_by_one(
    appoint: Appoint, county: Organisation, water: Organisation, township: Organisation
) -> None:
    appoint("何某", Role.DRAFTER, township)
    person = appoint("何某", Role.OFFICE_HEAD, county)
    for role in Role:
        within = set(Organisation.objects.filter(_of_unit(reach(person, [role], "parent_of"))).values_list("pk"))
        asked = {(unit.pk,) for unit in Organisation.objects.all() if person.has_role(role, unit)}
        assert within == asked, role


def _of_unit(condition: Q) -> Q:
    """The condition on organs themselves, from one on a path to an organ."""
    if not isinstance(condition, Q):
        path, value = condition
        return Q((path.replace("parent_of__path", "path").replace("parent_of", "pk"), value))
    parts = Q(_connector=condition.connector, _negated=condition.negated)
    parts.children = [_of_unit(child) for child in condition.children]
    return parts


def test_whoever_holds_a_role_enters_the_desk_and_gets_no_other_permission(
    appoint: Appoint, water: Organisation
) -> None:
    person = appoint("何某", Role.DRAFTER, water)
    assert person.has_perm("wagtailadmin.access_admin")
    assert not person.has_perm("disclosure.publish_item")
    assert not person.has_perm("wagtailcore.change_page")


def test_others_do_not_enter(appoint: Appoint, water: Organisation) -> None:
    citizen = Person.objects.create(username="公民")
    left = appoint("何某", Role.DRAFTER, water)
    Person.objects.filter(pk=left.pk).update(is_active=False)
    for person in (citizen, Person.objects.get(pk=left.pk), AnonymousUser()):
        assert not person.has_perm("wagtailadmin.access_admin")


def test_one_who_left_does_not_sign_in(rf: object, water: Organisation) -> None:
    Person.objects.create_user("何某", password="一个足够长的口令", is_active=False)
    assert authenticate(rf.post("/"), username="何某", password="一个足够长的口令") is None


def test_holders_are_those_of_the_organ_and_those_above_it(
    appoint: Appoint, county: Organisation, water: Organisation, township: Organisation
) -> None:
    here = appoint("甲", Role.DISCLOSURE_OFFICE, water)
    above = appoint("乙", Role.DISCLOSURE_OFFICE, county)
    appoint("丙", Role.DISCLOSURE_OFFICE, township)
    appoint("丁", Role.DRAFTER, water)
    assert holders(Role.DISCLOSURE_OFFICE, water) == [here, above]


def test_the_county_and_its_office_are_found(township: Organisation) -> None:
    assert the_county().short_name == "县政府"
    assert disclosure_office().short_name == "县政府办"


def test_who_reports_is_every_organ_but_the_government_itself(township: Organisation) -> None:
    assert [unit.short_name for unit in Organisation.objects.reporting()] == ["县政府办", "县水利局", "清水镇"]


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_an_administrator_holds_one_role_only(role: Role) -> None:
    assert why_not_hold(role, already=[]) == []
    assert why_not_hold(role, already=[role]) == []
    for other in set(Role) - {role}:
        assert why_not_hold(role, already=[other])
        assert why_not_hold(other, already=[role])


def test_business_roles_go_together() -> None:
    assert why_not_hold(Role.DRAFTER, already=[Role.HANDLER, Role.FIRST_REVIEWER]) == []
