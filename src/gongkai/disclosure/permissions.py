"""Who meets an item in Wagtail: those of its unit, by the roles they hold. Nobody publishes, deletes or locks there."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import BigIntegerField, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.permission_policies import BasePermissionPolicy

from gongkai.disclosure.tables import LEVEL_ROLES, URGENT_ROLES
from gongkai.orgs.choices import EDITORS, Role
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.permissions import reach

if TYPE_CHECKING:
    from django.db.models import Model

DRAFTING = frozenset({Role.DRAFTER, Role.DISCLOSURE_OFFICE})
REVIEWING = frozenset(role for roles in LEVEL_ROLES.values() for role in roles)
GRANTED: dict[str, frozenset[Role]] = {"view": EDITORS, "add": DRAFTING, "change": DRAFTING}
# Not here, and so granted to nobody, superusers included: publish, unpublish, delete, lock, unlock. Publishing is
# what the review route ends in, and withdrawing is a verb of the gate.


def may_draft(person: Person, unit: Organisation) -> bool:
    """Whether the person writes items of this unit."""
    return any(person.has_role(role, unit) for role in DRAFTING)


def decides_contributions(person: Person, unit: Organisation) -> bool:
    """Whether the person adopts or returns what this unit sent."""
    return person.has_role(Role.DISCLOSURE_OFFICE, unit)


def may_see_evidence(person: Person, unit: Organisation) -> bool:
    """Whether the person may open what was kept of a withdrawn text: it may hold what nobody should read."""
    return any(person.has_role(role, unit) for role in (Role.DISCLOSURE_OFFICE, Role.SECRECY_REVIEWER))


def manages_catalogue(person: Person) -> bool:
    """Whether the person is of the county's disclosure office, which keeps catalogue, columns and unit sites."""
    return Role.DISCLOSURE_OFFICE in person.roles()


def may_alert(person: Person) -> bool:
    """Whether the person may point to some item from every page; each item answers for itself."""
    return bool(person.roles() & set(URGENT_ROLES))


class ItemPolicy(BasePermissionPolicy):
    """What a person may do with items follows from their roles; each item answers for itself."""

    def user_has_permission(self, user: Person, action: str) -> bool:
        """Whether the person may do this to some items."""
        return user.is_authenticated and user.is_active and bool(user.roles() & GRANTED.get(action, frozenset()))

    def users_with_any_permission(self, actions: Collection[str]) -> QuerySet:
        """Those who may do any of this to some items."""
        return Person.objects.filter(
            is_active=True, memberships__role__in=_roles(actions), memberships__is_active=True
        ).distinct()

    def user_has_permission_for_instance(self, user: Person, action: str, instance: Model) -> bool:
        """Whether the person may do this to this item."""
        return self.instances_user_has_any_permission_for(user, [action]).filter(pk=instance.pk).exists()

    def instances_user_has_any_permission_for(self, user: Person, actions: Collection[str]) -> QuerySet:
        """The items to which the person may do any of this: limited in the query."""
        if not (user.is_authenticated and user.is_active):
            return self.model.objects.none()
        within = reach(user, _roles(actions), "unit")
        return self.model.objects.filter(within | _reviewed_by(user) if "view" in actions else within)


def _reviewed_by(user: Person) -> Q:
    """The items whose present task lies with the person, though they are of another unit, or as a stand-in."""
    today = timezone.localdate()
    absences = apps.get_model("disclosure", "StandIn").objects.in_force(today).filter(deputy=user)
    mine = Q(pk__in=[])
    for one in [user, *(row.absent for row in absences.select_related("absent"))]:
        mine |= Q(assigned_to=one)
        for role in one.roles() & REVIEWING:
            mine |= Q(assigned_to=None, role=role) & reach(one, [role], "unit")
    tasks = apps.get_model("disclosure", "ReviewTaskState").objects.filter(mine, status="in_progress")
    return Q(pk__in=tasks.annotate(item=Cast("workflow_state__object_id", BigIntegerField())).values("item"))


def _roles(actions: Collection[str]) -> frozenset[Role]:
    return frozenset().union(*(GRANTED.get(action, frozenset()) for action in actions))
