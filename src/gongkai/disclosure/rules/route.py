"""What a review route must never fall below, and what a task of it asks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.tables import (
    CHECKS,
    LEVEL_ROLES,
    LEVELS_IN_ORDER,
    LONGEST_ABSENCE,
    LONGEST_TERM,
    REVIEW_ROUTE,
)
from gongkai.orgs.choices import Role


@dataclass(frozen=True, slots=True)
class LevelSetting:
    """How one level of a route is to be done; `holds_role` says of a named person whether they hold the role there."""

    level: ReviewLevel
    role: Role
    within_days: int = 1
    is_named: bool = False
    holds_role: bool = True
    extra_checks: Sequence[str] = field(default=())


def why_not_set_route(settings: Iterable[LevelSetting], *, may_set: bool) -> list[str]:
    """Reasons against a route: it may ask for more than the law, never for less (条例 art. 17; 三审三校不少于三级)."""
    settings = list(settings)
    given = [one.level for one in settings]
    reasons = [] if may_set else ["审核路线由政府信息公开工作主管部门（公开办）设定"]
    missing = [level.label for level in REVIEW_ROUTE if level not in given]
    if missing:
        reasons.append(f"不得减少{'、'.join(missing)}（三审三校不少于三级，保密审查必经，条例第十七条）")
    if len(set(given)) < len(given):
        reasons.append("同一级次只能设一次")
    for one in settings:
        reasons += _why_not_level(one)
    return reasons


def _why_not_level(one: LevelSetting) -> list[str]:
    reasons = []
    if one.role not in LEVEL_ROLES[one.level]:
        allowed = "、".join(role.label for role in LEVEL_ROLES[one.level])
        reasons.append(f"{one.level.label}只能由{allowed}担任")
    if not 1 <= one.within_days <= LONGEST_TERM:
        reasons.append(f"{one.level.label}的时限须为1至{LONGEST_TERM}个工作日")
    if one.is_named and not one.holds_role:
        reasons.append(f"{one.level.label}的指定人在审核单位没有“{one.role.label}”角色，请先任命")
    if any(not line.strip() or len(line) > 60 for line in one.extra_checks):
        reasons.append(f"{one.level.label}另加的核对事项每行须为1至60字")
    return reasons


def required_levels(levels: Collection[str]) -> tuple[ReviewLevel, ...]:
    """The levels that a round must pass: those of its route, and in any case those that the law demands."""
    return tuple(one for one in LEVELS_IN_ORDER if one in levels or one in REVIEW_ROUTE)


def checklist(level: ReviewLevel, extra: Iterable[str] = ()) -> dict[str, str]:
    """What a reviewer of this level ticks, as key → words; lines of the route come last."""
    return CHECKS[level] | {f"x{place}": line for place, line in enumerate(extra, start=1)}


def why_not_checked(lines: Mapping[str, str], checked: Collection[str]) -> list[str]:
    """Reasons against passing with lines of the checklist left open."""
    return [f"请逐项核对后勾选：{words}" for key, words in lines.items() if key not in checked]


def why_not_hand_over(*, may: bool, holds_role: bool, is_other: bool, in_review: bool, reason: str) -> list[str]:
    """Reasons against giving a task to somebody else."""
    reasons = []
    if not in_review:
        return ["该信息不在审核中，无需移交"]
    if not may:
        reasons.append("只有本级审核人或者公开办可以移交")
    if not holds_role:
        reasons.append("接办人不承担该单位的这一级审核，请先任命")
    if not is_other:
        reasons.append("接办人已经是本级审核人")
    if not reason.strip():
        reasons.append("移交须填写原因")
    return reasons


def why_not_stand_in(
    *, may_arrange: bool, is_other: bool, deputy_active: bool, starts_on: date, ends_on: date, reason: str
) -> list[str]:
    """Reasons against letting one person stand in for another."""
    reasons = []
    if not may_arrange:
        reasons.append("代岗由本人或者公开办安排")
    if not is_other:
        reasons.append("代岗人不得是本人")
    if not deputy_active:
        reasons.append("代岗人没有任职或者账号已停用")
    if ends_on < starts_on:
        reasons.append("止日不得早于起日")
    elif (ends_on - starts_on).days >= LONGEST_ABSENCE:
        reasons.append(f"一次代岗不超过{LONGEST_ABSENCE}日，更长的请重新任命")
    if not reason.strip():
        reasons.append("请填写代岗原因")
    return reasons
