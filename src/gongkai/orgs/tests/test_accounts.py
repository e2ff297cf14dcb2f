"""Opening, suspending and restoring accounts; passwords."""

from __future__ import annotations

import pytest

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs import actions
from gongkai.orgs.choices import ADMINISTRATORS, Role
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.queries import history, people_matching
from tests.cast import Appoint, moment

NOON = moment("2024-03-08 12:00")


@pytest.fixture
def system(appoint: Appoint, county: Organisation) -> Person:
    return appoint("系统员", Role.SYSTEM_ADMIN, county)


def test_a_new_account_holds_no_role_and_its_password_is_only_for_once(system: Person) -> None:
    person, password = actions.enrol("hemou", full_name=" 何某 ", by=system, at=NOON)
    assert (person.full_name, person.roles(), person.must_change_password) == ("何某", set(), True)
    assert person.check_password(password)
    event = Event.objects.get()
    assert (event.name, event.details) == ("person.enrolled", {"username": "hemou"})
    assert password not in str(event.details)


def test_no_two_temporary_passwords_are_alike(system: Person) -> None:
    given = {actions.enrol(f"hemou{n}", full_name="何某", by=system, at=NOON)[1] for n in range(20)}
    assert len(given) == 20
    assert all(len(password) == 14 and not password.isdigit() for password in given)


def test_a_user_name_is_plain_and_belongs_to_one_person_for_ever(system: Person) -> None:
    person, _ = actions.enrol("hemou", full_name="何某", by=system, at=NOON)
    actions.suspend(person, by=system, at=NOON)
    with pytest.raises(Refused, match="已有人使用"):
        actions.enrol("hemou", full_name="贺某", by=system, at=NOON)
    for name in ("HeMou", "he", "何某", "-hemou", "he mou", "h" * 31):
        with pytest.raises(Refused, match="用户名须为"):
            actions.enrol(name, full_name="贺某", by=system, at=NOON)
    with pytest.raises(Refused, match="账号须落实到人"):
        actions.enrol("gongyong", full_name=" ", by=system, at=NOON)


def test_an_account_is_suspended_and_restored(system: Person, handler: Person) -> None:
    assert not actions.suspend(handler, by=system, at=NOON).is_active
    with pytest.raises(Refused, match="已经停用"):
        actions.suspend(handler, by=system, at=NOON)
    assert actions.restore(handler, by=system, at=NOON).is_active
    with pytest.raises(Refused, match="没有停用"):
        actions.restore(handler, by=system, at=NOON)
    assert [event.name for event in history(handler)] == ["person.restored", "person.suspended"]


def test_one_does_not_suspend_oneself_nor_the_last_administrator(system: Person, audit_admin: Person) -> None:
    with pytest.raises(Refused, match="不得停用本人账号"):
        actions.suspend(system, by=system, at=NOON)
    with pytest.raises(Refused, match="审计管理员只此一人"):
        actions.suspend(audit_admin, by=system, at=NOON)


def test_one_of_two_administrators_may_be_suspended(
    system: Person, audit_admin: Person, appoint: Appoint, county: Organisation
) -> None:
    second = appoint("审计二", Role.AUDIT_ADMIN, county)
    assert not actions.suspend(audit_admin, by=system, at=NOON).is_active
    with pytest.raises(Refused, match="审计管理员只此一人"):
        actions.suspend(second, by=system, at=NOON)


def test_a_reset_password_replaces_the_old_one_and_has_to_be_changed(system: Person, handler: Person) -> None:
    password = actions.reset_password(handler, by=system, at=NOON)
    handler.refresh_from_db()
    assert handler.check_password(password)
    assert handler.must_change_password
    assert [event.name for event in history(handler)] == ["person.password_reset"]
    assert password not in str(Event.objects.get().details)


@pytest.mark.parametrize("role", sorted(ADMINISTRATORS - {Role.SYSTEM_ADMIN}))
def test_the_system_administrator_cannot_slip_into_another_administrators_account(
    role: Role, system: Person, appoint: Appoint, county: Organisation
) -> None:
    other = appoint("另一管理员", role, county)
    with pytest.raises(Refused, match="密码不得由系统管理员重置"):
        actions.reset_password(other, by=system, at=NOON)
    assert actions.reset_password(other, by=None, at=NOON)  # at the server


def test_ones_own_password_is_changed_not_reset(system: Person) -> None:
    with pytest.raises(Refused, match="请在“修改密码”中修改"):
        actions.reset_password(system, by=system, at=NOON)


def test_a_password_of_ones_own_ends_the_temporary_one(system: Person) -> None:
    person, old = actions.enrol("hemou", full_name="何某", by=system, at=NOON)
    person = actions.change_password(person, password="云溪河水很清2024", at=NOON)
    assert not person.must_change_password
    assert not person.check_password(old)
    assert history(person)[0].by == person


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.SYSTEM_ADMIN}))
def test_nobody_else_manages_accounts(role: Role, appoint: Appoint, county: Organisation, handler: Person) -> None:
    other = appoint("别人", role, county)
    verbs = (
        lambda: actions.enrol("hemou", full_name="何某", by=other, at=NOON),
        lambda: actions.suspend(handler, by=other, at=NOON),
        lambda: actions.restore(handler, by=other, at=NOON),
        lambda: actions.reset_password(handler, by=other, at=NOON),
    )
    for verb in verbs:
        with pytest.raises(Refused, match="须由系统管理员办理"):
            verb()
    assert not Event.objects.exists()


def test_people_are_found_by_name_unit_role_and_state(
    handler: Person, registrar: Person, township_handler: Person, water: Organisation
) -> None:
    Person.objects.filter(pk=registrar.pk).update(is_active=False)
    township_handler.memberships.update(is_active=False)
    assert list(people_matching("古丽")) == [handler]
    assert list(people_matching(unit=water)) == [handler]
    assert list(people_matching(role=Role.HANDLER)) == [handler]  # the other's role was taken
    assert list(people_matching(is_active=False)) == [registrar]
    assert list(people_matching(unit=water, role=Role.REGISTRAR)) == []


def test_the_list_costs_the_same_for_many(
    appoint: Appoint, water: Organisation, django_assert_num_queries: object
) -> None:
    for number in range(30):
        appoint(f"人{number}", Role.DRAFTER, water)
    with django_assert_num_queries(2):
        assert {one.organisation.short_name for who in people_matching() for one in who.held_now} == {"县水利局"}
