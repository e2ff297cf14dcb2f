"""Who may hold which roles together."""

from __future__ import annotations

from collections.abc import Iterable

from gongkai.orgs.choices import ADMINISTRATORS, Role


def why_not_hold(role: Role, *, already: Iterable[Role]) -> list[str]:
    """Reasons against giving a person this role beside those they hold already.

    The three administrators are kept apart from one another and from all business (GB/T 22239 三权分立).
    """
    held = set(already)
    reasons = []
    if role in ADMINISTRATORS and held - {role}:
        reasons.append(f"{role.label}须专人担任，不得兼任其他角色（等级保护三权分立要求）")
    if role not in ADMINISTRATORS and held & ADMINISTRATORS:
        reasons.append("系统、安全、审计管理员不得兼任业务角色（等级保护三权分立要求）")
    return reasons
