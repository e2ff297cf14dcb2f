"""When historic items may go out as one batch: what was public before this platform took over (平台切换)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

CHANGED = "核查后内容有改动，没有随批公开，须逐条送审"


def why_not_eligible(
    *,
    published_on: date | None,
    cut_over: date | None,
    lacking: Collection[str],
    has_files: bool,
    has_route: bool,
    is_changed: bool,
) -> list[str]:
    """Why an imported item does not go out with its batch but stays a draft for the ordinary review."""
    reasons = list(lacking)
    if cut_over is None:
        reasons.append("没有设定平台切换日期，历史信息不能成批公开")
    elif published_on is None or published_on >= cut_over:
        reasons.append(f"原公开日期不早于平台切换日期（{cut_over}），须逐条送审")
    if has_files:
        reasons.append("带附件，须透视并逐件保密审查，逐条送审")
    if has_route:
        reasons.append("该单位或者栏目另设了审核路线，须逐条送审")
    if is_changed:
        reasons.append("导入后有改动，须逐条送审")
    return reasons


def why_not_review_list(*, is_begun: bool, is_whole: bool, is_passed: bool, eligible: int, is_same: bool) -> list[str]:
    """Reasons against anybody's opinion on a batch, before the rules of each level of review are asked."""
    reasons = []
    if not is_begun:
        reasons.append("这一批只是试读，还没有导入")
    elif not is_whole:
        reasons.append("这一批还没有导入、核查完，请稍后再试")
    elif not eligible:
        reasons.append("这一批没有可以成批公开的信息")
    if is_passed:
        reasons.append("这一批已经审核通过")
    if not is_same:
        reasons.append("清单与您看到的不同（散列不符），请重新打开页面核对")
    return reasons


def why_not_set_aside(*, may_review: bool, is_passed: bool, reason: str) -> list[str]:
    """Reasons against taking an item off the list."""
    reasons = []
    if not may_review:
        reasons.append("剔除由该单位的审核人办理（条例第十七条）")
    if is_passed:
        reasons.append("这一批已经审核通过，需要停止公开的，请在该信息页面撤下")
    if not reason.strip():
        reasons.append("剔除须填写理由，撰稿人据此修改、逐条送审")
    return reasons
