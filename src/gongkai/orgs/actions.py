"""Organs, accounts and roles: founding, naming, closing; enrolling, suspending, passwords; giving and taking roles.

In every verb `by` is the administrator who holds the power, or None while the platform is being set up.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import date, datetime

from axes.utils import reset as unlock
from django.db import transaction

from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs import rules
from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Leader, Membership, Organisation, Person
from gongkai.orgs.queries import only_holder_of
from gongkai.orgs.tables import AMENDABLE, CONTACTS, FACTS, LEADER_FACTS

UNAMBIGUOUS = "23456789abcdefghjkmnpqrstuvwxyz"
TEMPORARY_LENGTH = 14  # characters, some 69 bits


def _without_power(power: str, by: Person | None) -> list[str]:
    return rules.why_not_use(power, by.roles()) if by else []


def _hold_organ(organisation: Organisation) -> Organisation:
    return Organisation.objects.select_for_update().get(pk=organisation.pk)


def _hold(person: Person) -> Person:
    return Person.objects.select_for_update().get(pk=person.pk)


@transaction.atomic
def found(
    parent: Organisation,
    *,
    kind: OrganKind,
    name: str,
    short_name: str,
    slug: str,
    credit_code: str,
    by: Person | None,
    at: datetime,
) -> Organisation:
    """Add an organ below another. Raises Refused where a name or code is taken or wrong."""
    parent = _hold_organ(parent)
    reasons = rules.why_not_found(
        kind=kind,
        credit_code=credit_code,
        taken=_taken(name=name, slug=slug, credit_code=credit_code),
        parent_is_active=parent.is_active,
    )
    refuse_if(_without_power("organisations", by) + reasons)

    organ = parent.add_child(kind=kind, name=name, short_name=short_name, slug=slug, credit_code=credit_code)
    record("organ.founded", organ, by=by, at=at, called=name, below=parent.pk)
    return organ


def _taken(**given: str) -> list[str]:
    fields = {name: Organisation._meta.get_field(name).verbose_name for name in given}
    return [fields[name] for name, value in given.items() if Organisation.objects.filter(**{name: value}).exists()]


@transaction.atomic
def rename(organisation: Organisation, *, name: str, short_name: str, by: Person | None, at: datetime) -> Organisation:
    """Give an organ another name; its address on the site stays, and the ledger keeps the old name."""
    organ = _hold_organ(organisation)
    reasons = rules.why_not_rename(
        is_active=organ.is_active,
        is_taken=Organisation.objects.exclude(pk=organ.pk).filter(name=name).exists(),
        is_same=(name, short_name) == (organ.name, organ.short_name),
    )
    refuse_if(_without_power("organisations", by) + reasons)

    before = {"name": organ.name, "short_name": organ.short_name}
    organ.name, organ.short_name = name, short_name
    organ.save(update_fields=["name", "short_name"])
    record("organ.renamed", organ, by=by, at=at, before=before, after={"name": name, "short_name": short_name})
    return organ


@transaction.atomic
def amend_organisation(
    organisation: Organisation, *, facts: Mapping[str, str | bool], by: Person | None, at: datetime
) -> Organisation:
    """Change what an organ tells about itself (条例 art. 12, 20 (2)); the disclosure office amends contacts only."""
    organ = _hold_organ(organisation)
    changed = {field: facts[field] for field in AMENDABLE if field in facts and facts[field] != getattr(organ, field)}
    emptied = [field for field, value in changed.items() if field in FACTS and not str(value).strip()]
    refuse_if(
        _why_not_amend_as(by, organ, set(changed)) + rules.why_not_amend(is_active=organ.is_active, emptied=emptied)
    )
    if not changed:
        return organ

    before = {field: getattr(organ, field) for field in changed}
    for field, value in changed.items():
        setattr(organ, field, value)
    organ.save(update_fields=list(changed))
    record("organ.amended", organ, by=by, at=at, before=before, after=changed)
    return organ


def _why_not_amend_as(by: Person | None, organ: Organisation, fields: set[str]) -> list[str]:
    if by and by.has_role(Role.DISCLOSURE_OFFICE, organ) and fields <= set(CONTACTS):
        return []
    return _without_power("organisations", by)


@transaction.atomic
def close(organisation: Organisation, *, reason: str, by: Person | None, at: datetime) -> Organisation:
    """Mark an organ as no more; what it published and handled stays."""
    organ = _hold_organ(organisation)
    held = Membership.objects.filter(organisation=organ, is_active=True)
    reasons = rules.why_not_close(
        kind=OrganKind(organ.kind),
        is_active=organ.is_active,
        units_below=organ.get_descendants().filter(is_active=True).count(),
        people=held.values("person").distinct().count(),
        reason=reason,
    )
    refuse_if(_without_power("organisations", by) + reasons)

    organ.is_active = False
    organ.save(update_fields=["is_active"])
    record("organ.closed", organ, by=by, at=at, reason=reason)
    return organ


@transaction.atomic
def name_leader(
    organisation: Organisation, *, facts: Mapping[str, str | int], by: Person | None, at: datetime
) -> Leader:
    """Tell the public of somebody who leads an organ (条例 art. 20 (2)). Raises Refused where a fact is missing."""
    organ = _hold_organ(organisation)
    told = {field: facts[field] for field in LEADER_FACTS}
    refuse_if(_why_not_amend_as(by, organ, set()) + rules.why_not_tell_of_leader(told, organ_is_active=organ.is_active))

    leader = Leader.objects.create(organisation=organ, **told)
    record("organ.leader_named", leader, by=by, at=at, told=told)
    return leader


@transaction.atomic
def amend_leader(leader: Leader, *, facts: Mapping[str, str | int], by: Person | None, at: datetime) -> Leader:
    """Change what is told of a leader; the ledger keeps what was told before."""
    leader = Leader.objects.select_for_update().select_related("organisation").get(pk=leader.pk)
    told = {field: facts[field] for field in LEADER_FACTS}
    changed = {field: value for field, value in told.items() if value != getattr(leader, field)}
    refuse_if(
        _why_not_amend_as(by, leader.organisation, set())
        + rules.why_not_part_with_leader(has_left=leader.left_on is not None)
        + rules.why_not_tell_of_leader(told, organ_is_active=leader.organisation.is_active)
    )
    if not changed:
        return leader

    before = {field: getattr(leader, field) for field in changed}
    for field, value in changed.items():
        setattr(leader, field, value)
    leader.save(update_fields=list(changed))
    record("organ.leader_amended", leader, by=by, at=at, before=before, after=changed)
    return leader


@transaction.atomic
def part_with_leader(leader: Leader, *, on: date, by: Person | None, at: datetime) -> Leader:
    """A leader has left: nothing public names them any more, the ledger keeps what was told."""
    leader = Leader.objects.select_for_update().select_related("organisation").get(pk=leader.pk)
    refuse_if(
        _why_not_amend_as(by, leader.organisation, set())
        + rules.why_not_part_with_leader(has_left=leader.left_on is not None)
    )

    leader.left_on = on
    leader.save(update_fields=["left_on"])
    record("organ.leader_left", leader, by=by, at=at, on=on)
    return leader


@transaction.atomic
def enrol(
    username: str, *, full_name: str, mobile: str = "", email: str = "", by: Person | None, at: datetime
) -> tuple[Person, str]:
    """Open an account that holds no role yet; returns it with its temporary password, which is kept nowhere else."""
    is_taken = Person.objects.filter(username__iexact=username).exists()
    reasons = rules.why_not_enrol(username=username, full_name=full_name, is_taken=is_taken)
    refuse_if(_without_power("people", by) + reasons)

    person = Person(username=username, full_name=full_name.strip(), mobile=mobile, email=email)
    password = _give_temporary_password(person)
    record("person.enrolled", person, by=by, at=at, username=username)
    return person, password


@transaction.atomic
def open_account(username: str, *, password: str, opened_here: int = 0, at: datetime) -> Person:
    """Open a citizen's own account, which never holds a role; the password is already checked against the rules.

    `opened_here` is how many were opened from the same address within the hour.
    """
    is_taken = Person.objects.filter(username__iexact=username).exists()
    refuse_if(rules.why_not_open_account(username=username, is_taken=is_taken, opened_here=opened_here))

    person = Person(username=username, is_citizen=True)
    person.set_password(password)
    person.save()
    record("person.account_opened", person, by=person, at=at)
    return person


@transaction.atomic
def close_account(person: Person, *, at: datetime) -> Person:
    """Close one's own account for good: nobody signs in, its name goes; what was applied for stays with its organ."""
    person = _hold(person)
    refuse_if(rules.why_not_close_account(is_citizen=person.is_citizen))

    person.username, person.full_name, person.mobile, person.email = f"closed-{person.pk}", "", "", ""
    person.is_active = False
    person.set_unusable_password()
    person.save()
    record("person.account_closed", person, by=person, at=at)
    return person


def _give_temporary_password(person: Person) -> str:
    password = "".join(secrets.choice(UNAMBIGUOUS) for _ in range(TEMPORARY_LENGTH))
    person.set_password(password)
    person.must_change_password = True
    person.save()
    return password


@transaction.atomic
def suspend(person: Person, *, by: Person | None, at: datetime) -> Person:
    """Close an account until further notice: nobody signs in, open sessions end, roles are kept."""
    person = _hold(person)
    reasons = rules.why_not_suspend(is_active=person.is_active, is_oneself=person == by, only=only_holder_of(person))
    refuse_if(_without_power("people", by) + reasons)

    person.is_active = False
    person.save(update_fields=["is_active"])
    record("person.suspended", person, by=by, at=at)
    return person


@transaction.atomic
def restore(person: Person, *, by: Person | None, at: datetime) -> Person:
    """Open a suspended account again."""
    person = _hold(person)
    refuse_if(_without_power("people", by) + rules.why_not_restore(is_active=person.is_active))

    person.is_active = True
    person.save(update_fields=["is_active"])
    record("person.restored", person, by=by, at=at)
    return person


@transaction.atomic
def reset_password(person: Person, *, by: Person | None, at: datetime) -> str:
    """Give an account a temporary password and lift a lock-out; open sessions end. Returns the password."""
    person = _hold(person)
    roles = person.roles() if by else set()  # at the server's own terminal nobody else could do it
    refuse_if(_without_power("people", by) + rules.why_not_reset(is_oneself=person == by, roles=roles))

    password = _give_temporary_password(person)
    unlock(username=person.username)
    record("person.password_reset", person, by=by, at=at)
    return password


@transaction.atomic
def change_password(person: Person, *, password: str, at: datetime) -> Person:
    """Set the person's own new password, already checked against the rules for passwords."""
    person = _hold(person)
    person.set_password(password)
    person.must_change_password = False
    person.save(update_fields=["password", "must_change_password"])
    record("person.password_changed", person, by=person, at=at)
    return person


@transaction.atomic
def appoint(person: Person, *, role: Role, organisation: Organisation, by: Person | None, at: datetime) -> Membership:
    """Give a person a role in an organ.

    Raises Refused where the role may not be held beside those the person holds (三权分立), and to whoever appoints
    themselves.
    """
    person = _hold(person)
    membership = Membership.objects.filter(person=person, organisation=organisation, role=role).first()
    reasons = rules.why_not_appoint(
        role,
        already=person.roles(),
        is_oneself=person == by,
        has_it=membership is not None and membership.is_active,
        is_active=person.is_active,
        organ_is_active=Organisation.objects.active().filter(pk=organisation.pk).exists(),
        is_citizen=person.is_citizen,
    )
    refuse_if(_without_power("memberships", by) + reasons)

    membership = membership or Membership(person=person, organisation=organisation, role=role)
    membership.is_active = True
    membership.save()
    record("person.appointed", membership, by=by, at=at, person=person.pk, role=role, organ=organisation.pk)
    return membership


@transaction.atomic
def dismiss(membership: Membership, *, by: Person | None, at: datetime) -> Membership:
    """Take a role from a person; the membership is kept as history and no longer counts."""
    person = _hold(membership.person)
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    role = Role(membership.role)
    others = Membership.objects.filter(role=role, is_active=True, person__is_active=True).exclude(pk=membership.pk)
    reasons = rules.why_not_dismiss(is_active=membership.is_active, role=role, is_last=not others.exists())
    refuse_if(_without_power("memberships", by) + reasons)

    membership.is_active = False
    membership.save(update_fields=["is_active"])
    record("person.dismissed", membership, by=by, at=at, person=person.pk, role=role, organ=membership.organisation_id)
    return membership
