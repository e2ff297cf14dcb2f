"""Giving and taking roles."""

from __future__ import annotations

import pytest

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.actions import appoint, dismiss
from gongkai.orgs.choices import ADMINISTRATORS, Role
from gongkai.orgs.models import Membership, Organisation, Person
from gongkai.orgs.queries import tenures
from tests.cast import Appoint, moment

NOON = moment("2024-03-08 12:00")
LATER = moment("2024-09-02 10:00")


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create(username="何某", full_name="何某")


@pytest.fixture
def security(appoint: Appoint, county: Organisation) -> Person:
    return appoint("安全员", Role.SECURITY_ADMIN, county)


def test_a_role_given_and_taken_is_in_the_ledger(person: Person, water: Organisation, security: Person) -> None:
    membership = appoint(person, role=Role.DRAFTER, organisation=water, by=security, at=NOON)
    assert Person.objects.get(pk=person.pk).has_role(Role.DRAFTER, water)
    dismiss(membership, by=security, at=LATER)
    assert not Person.objects.get(pk=person.pk).has_role(Role.DRAFTER, water)
    events = Event.objects.about(membership)
    assert [(one.name, one.by, one.organisation) for one in events] == [
        ("person.appointed", security, water),
        ("person.dismissed", security, water),
    ]


def test_the_days_of_a_role_are_read_from_the_ledger(
    person: Person, water: Organisation, township: Organisation
) -> None:
    dismiss(appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=NOON), by=None, at=LATER)
    appoint(person, role=Role.DRAFTER, organisation=township, by=None, at=LATER)
    Membership.objects.create(person=person, organisation=water, role=Role.HANDLER)
    assert [(one.membership.organisation, one.since, one.until) for one in tenures(person)] == [
        (township, LATER, None),
        (water, None, None),  # older than the ledger
        (water, NOON, LATER),
    ]


def test_a_role_given_again_after_it_was_taken_holds_again(person: Person, water: Organisation) -> None:
    dismiss(appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=NOON), by=None, at=NOON)
    appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=LATER)
    assert Membership.objects.get().is_active
    assert [(one.since, one.until) for one in tenures(person)] == [(LATER, None)]


@pytest.mark.parametrize(
    ("first", "second"),
    [(Role.DRAFTER, Role.AUDIT_ADMIN), (Role.SYSTEM_ADMIN, Role.DRAFTER), (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)],
)
def test_administrators_hold_nothing_else(person: Person, water: Organisation, first: Role, second: Role) -> None:
    appoint(person, role=first, organisation=water, by=None, at=NOON)
    with pytest.raises(Refused, match="三权分立"):
        appoint(person, role=second, organisation=water, by=None, at=NOON)
    assert Membership.objects.get().role == first


def test_nobody_gives_a_role_to_themselves(security: Person, water: Organisation) -> None:
    for role in Role:
        with pytest.raises(Refused, match="不得为本人任命角色"):
            appoint(security, role=role, organisation=water, by=security, at=NOON)
    assert [one.role for one in security.memberships.all()] == [Role.SECURITY_ADMIN]


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SECURITY_ADMIN}))
def test_only_the_security_administrator_gives_and_takes_roles(
    role: Role, appoint: Appoint, person: Person, county: Organisation, security: Person
) -> None:
    from gongkai.orgs import actions

    other = appoint("别人", role, county)
    with pytest.raises(Refused, match="须由安全管理员办理"):
        actions.appoint(person, role=Role.DRAFTER, organisation=county, by=other, at=NOON)
    held = actions.appoint(person, role=Role.DRAFTER, organisation=county, by=security, at=NOON)
    with pytest.raises(Refused, match="须由安全管理员办理"):
        dismiss(held, by=other, at=NOON)


def test_a_role_is_given_neither_twice_nor_to_the_suspended_nor_in_a_closed_organ(
    person: Person, water: Organisation
) -> None:
    appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=NOON)
    Person.objects.filter(pk=person.pk).update(is_active=False)
    Organisation.objects.filter(pk=water.pk).update(is_active=False)
    with pytest.raises(Refused) as refusal:
        appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=NOON)
    assert refusal.value.reasons == [
        "该人员在该机构已是信息员",
        "该账号已停用，请先由系统管理员恢复",
        "该机构已撤销",
    ]


def test_a_role_is_taken_once(person: Person, water: Organisation) -> None:
    membership = appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=NOON)
    dismiss(membership, by=None, at=NOON)
    with pytest.raises(Refused, match="已经免去"):
        dismiss(membership, by=None, at=NOON)


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS))
def test_the_last_of_each_administrator_stays(
    role: Role, appoint: Appoint, county: Organisation, security: Person
) -> None:
    last = security if role == Role.SECURITY_ADMIN else appoint("管理员", role, county)
    with pytest.raises(Refused, match="只此一人，请先任命接替的人员"):
        dismiss(last.memberships.get(), by=security, at=NOON)
    appoint("接替者", role, county)
    assert not dismiss(last.memberships.get(), by=security, at=NOON).is_active
