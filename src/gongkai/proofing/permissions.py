"""Who signs for a finding, and who keeps a unit's list."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.orgs.choices import EDITORS, OrganKind, Role
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.queries import units_within_reach


def may_waive(person: Person, unit: Organisation) -> bool:
    """Whether the person writes or reviews for the unit."""
    return any(person.has_role(role, unit) for role in EDITORS)


def may_let_secrets_pass(person: Person, unit: Organisation) -> bool:
    """Whether the person is the unit's secrecy reviewer."""
    return person.has_role(Role.SECRECY_REVIEWER, unit)


def may_keep_list(person: Person, owner: Organisation) -> bool:
    """Whether the person keeps the organ's list: the county's disclosure office all, editors their own unit's."""
    if person.has_role(Role.DISCLOSURE_OFFICE, owner):
        return True
    return owner.kind != OrganKind.GOVERNMENT and may_waive(person, owner)


def units_kept(person: Person) -> QuerySet[Organisation]:
    """The organs whose lists the person keeps."""
    own = units_within_reach(person, EDITORS - {Role.DISCLOSURE_OFFICE}).exclude(kind=OrganKind.GOVERNMENT)
    return (units_within_reach(person, [Role.DISCLOSURE_OFFICE]) | own).distinct().order_by("path")
