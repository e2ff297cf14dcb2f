"""Giving and taking roles."""

from __future__ import annotations

import pytest

from gongkai.desk.actions import appoint, dismiss
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Membership, Organisation, Person
from tests.cast import moment

NOON = moment("2024-03-08 12:00")


@pytest.fixture
def person(db: None) -> Person:
    return Person.objects.create(username="何某", full_name="何某")


def test_a_role_given_and_taken_is_in_the_ledger(person: Person, water: Organisation) -> None:
    membership = appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=NOON)
    assert Person.objects.get(pk=person.pk).has_role(Role.DRAFTER, water)
    dismiss(membership, by=None, at=NOON)
    assert not Person.objects.get(pk=person.pk).has_role(Role.DRAFTER, water)
    assert list(Event.objects.values_list("name", flat=True)) == ["person.appointed", "person.dismissed"]


def test_a_role_given_again_after_it_was_taken_holds_again(person: Person, water: Organisation) -> None:
    dismiss(appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=NOON), by=None, at=NOON)
    appoint(person, role=Role.DRAFTER, organisation=water, by=None, at=NOON)
    assert Membership.objects.get().is_active


@pytest.mark.parametrize(
    ("first", "second"),
    [(Role.DRAFTER, Role.AUDIT_ADMIN), (Role.SYSTEM_ADMIN, Role.DRAFTER), (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN)],
)
def test_administrators_hold_nothing_else(person: Person, water: Organisation, first: Role, second: Role) -> None:
    appoint(person, role=first, organisation=water, by=None, at=NOON)
    with pytest.raises(Refused, match="三权分立"):
        appoint(person, role=second, organisation=water, by=None, at=NOON)
    assert Membership.objects.get().role == first
