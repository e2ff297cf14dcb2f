"""How columns and unit sites are founded, renamed and merged, and how fresh a column must be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from gongkai.lib.dates import formal

SLUG = re.compile(r"[a-z0-9](-?[a-z0-9])*")
LONGEST_SLUG = 40
ANNOUNCED_FOR = timedelta(days=30)  # before something goes offline (国办发〔2017〕47号: 公告1个月)


@dataclass(frozen=True, slots=True)
class UpdateRule:
    """How many days may pass between two items of a column, and who says so; None: it need not change."""

    label: str
    days: int | None
    basis: str


_INDICATORS = "国办秘函〔2019〕19号"
UPDATE_RULES: Mapping[str, UpdateRule] = {
    "standing": UpdateRule("变更时更新", None, "条例第十二条、第二十条"),
    "news": UpdateRule("动态要闻类：2周", 14, _INDICATORS),
    "notices": UpdateRule("通知公告类：6个月", 180, _INDICATORS),
    "documents": UpdateRule("政策文件、政策解读类：6个月", 180, _INDICATORS),
    "yearly": UpdateRule("人事、规划计划类：1年", 365, "政府网站普查口径（本地采用）"),
    "grassroots": UpdateRule("基层目录事项：90日", 90, "基层政务公开标准目录（可选规则）"),
}


def days_allowed(rule: str, own_days: int | None) -> int | None:
    """The stricter of what the indicators demand and what the county demands of itself; None where neither does."""
    national = UPDATE_RULES[rule].days if rule in UPDATE_RULES else None
    given = [days for days in (national, own_days) if days]
    return min(given, default=None)


def why_not_set_column(*, holds_role: bool, rule: str, own_days: int | None, person_in_unit: bool) -> list[str]:
    """Reasons against an owner and an update rule: local rules may be stricter than the indicators, never laxer."""
    reasons = _why_not_manage(holds_role)
    national = UPDATE_RULES[rule].days if rule in UPDATE_RULES else None
    if national and own_days and own_days > national:
        reasons.append(f"本地更新时限不得宽于国家指标（{national}日，{UPDATE_RULES[rule].basis}）")
    if not person_in_unit:
        reasons.append("责任人须在责任单位任职")
    return reasons


def why_not_found_site(*, holds_role: bool, has_site: bool, is_active: bool) -> list[str]:
    """Reasons against a disclosure site for a unit (国办公开办函〔2019〕61号: one each, on the county's portal)."""
    reasons = _why_not_manage(holds_role)
    if has_site:
        reasons.append("该单位已有信息公开平台")
    if not is_active:
        reasons.append("该单位已撤销，不再建立平台")
    return reasons


def why_not_rename_page(*, holds_role: bool, title: str, slug: str, is_taken: bool, is_same: bool) -> list[str]:
    """Reasons against another name or address for a column or a unit site; `is_taken` is of the address beside it."""
    reasons = _why_not_manage(holds_role)
    if not title.strip():
        reasons.append("请填写名称")
    if len(slug) > LONGEST_SLUG or not SLUG.fullmatch(slug):
        reasons.append("网址名只能用小写字母、数字和连字符，不超过40个字符")
    if is_taken:
        reasons.append("同一级已有相同的网址名")
    if is_same:
        reasons.append("名称和网址名都没有变化")
    return reasons


def why_not_merge(*, holds_role: bool, is_same: bool, is_live: bool, into_is_live: bool, reason: str) -> list[str]:
    """Reasons against letting one column or unit site go up in another."""
    reasons = _why_not_manage(holds_role)
    if is_same:
        reasons.append("不能并入自身")
    if not is_live:
        reasons.append("该页面已经撤并")
    if not into_is_live:
        reasons.append("不能并入已经撤并的页面")
    if not reason.strip():
        reasons.append("请填写撤并的依据或者原因")
    return reasons


def why_not_go_offline(*, announced_on: date | None, today: date) -> list[str]:
    """Reasons against taking offline where something public stands: the public is told a month before."""
    if announced_on is None:
        return ["这里有公开的信息：须先发布撤并公告，公告满1个月才能下线，请填写公告的索引号（国办发〔2017〕47号）"]
    if today < announced_on + ANNOUNCED_FOR:
        until = formal(announced_on + ANNOUNCED_FOR)
        return [f"撤并公告{formal(announced_on)}发布，满1个月（{until}）才能下线（国办发〔2017〕47号）"]
    return []


def _why_not_manage(holds_role: bool) -> list[str]:
    return [] if holds_role else ["栏目和单位平台由政府信息公开工作主管部门（公开办）管理（条例第三条、第二十四条）"]
