"""Reading questions about organs and people."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db.models import Count, Prefetch, Q, QuerySet

from gongkai.ledger.models import Event
from gongkai.orgs.choices import ADMINISTRATORS, OrganKind, Role
from gongkai.orgs.models import Leader, Membership, Organisation, OrganisationQuerySet, Person
from gongkai.orgs.permissions import is_administrator
from gongkai.orgs.tables import FACTS, REACHES_BELOW


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


def organs_for(person: Person) -> OrganisationQuerySet:
    """The organs whose particulars the person may read: all for administrators, those in reach for 公开办."""
    if is_administrator(person):
        return Organisation.objects.all()
    return units_within_reach(person, [Role.DISCLOSURE_OFFICE])


def with_people(organs: OrganisationQuerySet) -> OrganisationQuerySet:
    """The organs, each with `people`: how many hold a role there."""
    held = Q(memberships__is_active=True)
    return organs.annotate(people=Count("memberships__person", filter=held, distinct=True))


def missing_facts(organ: Organisation) -> list[tuple[str, str]]:
    """What the law demands and the organ does not tell yet, as (name, article)."""
    return [(label, article) for field, (label, article) in FACTS.items() if article and not getattr(organ, field)]


def history_of(organ: Organisation) -> QuerySet[Event]:
    """What the ledger tells of an organ and of its leaders, newest first."""
    leaders = Leader.objects.filter(organisation=organ).values("pk")
    of_leaders = Event.objects.filter(subject_type=Leader._meta.label_lower, subject_id__in=leaders)
    return (Event.objects.about(organ) | of_leaders).select_related("by").order_by("-id")


def leaders_by_organ() -> list[tuple[Organisation, list[Leader]]]:
    """Who leads the county and its organs now, the county government first."""
    groups = groupby(Leader.objects.in_office(), key=lambda leader: leader.organisation)
    return [(organ, list(leaders)) for organ, leaders in groups]


def people_matching(
    words: str = "", *, unit: Organisation | None = None, role: Role | None = None, is_active: bool | None = None
) -> QuerySet[Person]:
    """Officers by name or user name, by what they hold now, by state; each with `held_now`, in three queries in all."""
    found = Person.objects.filter(is_citizen=False).filter(Q(full_name__icontains=words) | Q(username__icontains=words))
    if is_active is not None:
        found = found.filter(is_active=is_active)
    if unit or role:
        held = Membership.objects.filter(is_active=True)
        held = held.filter(organisation=unit) if unit else held
        held = held.filter(role=role) if role else held
        found = found.filter(pk__in=held.values("person"))
    now = Membership.objects.filter(is_active=True).select_related("organisation")
    return found.prefetch_related(Prefetch("memberships", now, to_attr="held_now")).order_by("username")


@dataclass(frozen=True, slots=True)
class Tenure:
    """One role of a person with the days the ledger knows; None where the role is older than the ledger."""

    membership: Membership
    since: datetime | None
    until: datetime | None


def tenures(person: Person) -> list[Tenure]:
    """Every role the person holds or held, those held now first."""
    memberships = person.memberships.select_related("organisation").order_by("-is_active", "pk")
    latest = {(event.subject_id, event.name): event.at for event in _about_roles(person)}
    return [
        Tenure(
            one,
            latest.get((one.pk, "person.appointed")),
            None if one.is_active else latest.get((one.pk, "person.dismissed")),
        )
        for one in memberships
    ]


def _about_roles(person: Person) -> QuerySet[Event]:
    held = person.memberships.values("pk")
    return Event.objects.filter(subject_type=Membership._meta.label_lower, subject_id__in=held).order_by("id")


def history(person: Person) -> QuerySet[Event]:
    """What the ledger tells of the account and its roles, newest first."""
    own = Event.objects.about(person)
    return (own | _about_roles(person)).select_related("by", "organisation").order_by("-id")


def only_holder_of(person: Person) -> set[Role]:
    """The administrators' roles in which nobody could act but this person."""
    others = Membership.objects.filter(is_active=True, person__is_active=True).exclude(person=person)
    covered = {Role(role) for role in others.filter(role__in=ADMINISTRATORS).values_list("role", flat=True)}
    return person.roles() & ADMINISTRATORS - covered
