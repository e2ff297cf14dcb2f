"""Who signs for a finding, and who keeps a unit's list."""

from __future__ import annotations

from gongkai.orgs.choices import EDITORS, Role
from gongkai.orgs.models import Organisation, Person


def may_waive(person: Person, unit: Organisation) -> bool:
    """Whether the person writes or reviews for the unit."""
    return any(person.has_role(role, unit) for role in EDITORS)


def may_let_secrets_pass(person: Person, unit: Organisation) -> bool:
    """Whether the person is the unit's secrecy reviewer."""
    return person.has_role(Role.SECRECY_REVIEWER, unit)
