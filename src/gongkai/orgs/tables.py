"""How far a role reaches: its own unit, or every unit below it as well."""

from __future__ import annotations

from gongkai.orgs.choices import Role

REACHES_BELOW = frozenset(
    {Role.DISCLOSURE_OFFICE, Role.REGISTRAR, Role.OFFICE_HEAD, Role.LEADER, Role.SUPERVISOR}
)  # county-wide duties: 条例 art. 3 (主管部门), art. 46 (考核、评议)

# Which administrator may hold which power; nobody holds two (等保 三权分立).
ADMIN_POWERS = {
    Role.SYSTEM_ADMIN: ("organisations", "people", "site"),
    Role.SECURITY_ADMIN: ("memberships",),
    Role.AUDIT_ADMIN: ("ledger",),
}
