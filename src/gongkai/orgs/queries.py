"""Reading questions about organs and people."""

from __future__ import annotations

from collections.abc import Collection

from django.db.models import Q

from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Organisation, OrganisationQuerySet, Person
from gongkai.orgs.tables import REACHES_BELOW


def county() -> Organisation:
    """The county government, root of the tree."""
    return Organisation.objects.get(kind=OrganKind.GOVERNMENT)


def disclosure_office() -> Organisation:
    """The organ that is 政府信息公开工作主管部门 of the county (条例 art. 3): the government's office."""
    return Organisation.objects.get(kind=OrganKind.OFFICE)


def units_within_reach(person: Person, roles: Collection[Role]) -> OrganisationQuerySet:
    """The units for which the person holds one of these roles."""
    condition = Q(pk__in=[])
    for membership in person.held():
        if membership.role in roles:
            below = membership.role in REACHES_BELOW
            condition |= Q(path__startswith=membership.organisation.path) if below else Q(pk=membership.organisation_id)
    return Organisation.objects.active().filter(condition)


def holders(role: Role, organisation: Organisation) -> list[Person]:
    """The people who hold this role for this organ."""
    condition = Q(memberships__organisation=organisation)
    if role in REACHES_BELOW:
        condition |= Q(memberships__organisation__in=organisation.get_ancestors())
    return list(
        Person.objects.filter(condition, memberships__role=role, memberships__is_active=True, is_active=True)
        .distinct()
        .order_by("pk")
    )
