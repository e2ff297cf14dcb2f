"""What a person may do follows from the roles they hold, and from nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.auth.backends import ModelBackend
from django.db.models import Q

from gongkai.orgs.choices import ADMINISTRATORS, Role
from gongkai.orgs.rules import why_not_use
from gongkai.orgs.tables import REACHES_BELOW, SITE_PERMISSIONS

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.contrib.auth.models import AbstractBaseUser


class RoleBackend(ModelBackend):
    """Anyone who holds a role in a unit may enter the desk; what they see there is limited in the queries."""

    def has_perm(self, user_obj: AbstractBaseUser, perm: str, obj: object | None = None) -> bool:
        """Whether the person may enter the desk, or keep the site as its administrator; nothing else is granted."""
        if perm == "wagtailadmin.access_admin" and user_obj.is_active and not user_obj.is_anonymous:
            return user_obj.is_superuser or bool(user_obj.held())
        if perm in SITE_PERMISSIONS and user_obj.is_active and not user_obj.is_anonymous:
            return has_power(user_obj, "site")
        return super().has_perm(user_obj, perm, obj)


def has_power(person: AbstractBaseUser, power: str) -> bool:
    """Whether the person is the administrator who holds this power (ADMIN_POWERS)."""
    return not why_not_use(power, person.roles())


def is_administrator(person: AbstractBaseUser) -> bool:
    """Whether the person is one of the three administrators, who all read what the others do."""
    return bool(person.roles() & ADMINISTRATORS)


def reach(person: AbstractBaseUser, roles: Collection[Role], field: str) -> Q:
    """The condition under which `field` (a path to an Organisation) lies within the person's reach in these roles.

    A role reaches its own unit; the county-wide ones (REACHES_BELOW) also every unit below. Nobody's reach is empty
    by accident: no role, no rows.
    """
    condition = Q(pk__in=[])
    for membership in person.held():
        if membership.role not in roles:
            continue
        if membership.role in REACHES_BELOW:
            condition |= Q(**{f"{field}__path__startswith": membership.organisation.path})
        else:
            condition |= Q(**{field: membership.organisation_id})
    return condition
