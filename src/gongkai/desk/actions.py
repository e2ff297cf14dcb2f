"""Giving and taking roles. They stand here because the ledger stands above the room of people."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Membership, Organisation, Person
from gongkai.orgs.rules import why_not_hold


@transaction.atomic
def appoint(person: Person, *, role: Role, organisation: Organisation, by: Person | None, at: datetime) -> Membership:
    """Give a person a role in an organ; `by` is None while the platform is being set up.

    Raises Refused where the role may not be held beside those the person holds (三权分立).
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    refuse_if(why_not_hold(role, already=person.roles()))

    membership, _ = Membership.objects.update_or_create(
        person=person, organisation=organisation, role=role, defaults={"is_active": True}
    )
    record("person.appointed", membership, by=by, at=at, person=person.pk, role=role, organ=organisation.pk)
    return membership


@transaction.atomic
def dismiss(membership: Membership, *, by: Person | None, at: datetime) -> Membership:
    """Take a role from a person; the membership is kept as history and no longer counts."""
    membership.is_active = False
    membership.save(update_fields=["is_active"])
    record("person.dismissed", membership, by=by, at=at, person=membership.person_id, role=membership.role,
           organ=membership.organisation_id)  # fmt: skip
    return membership
