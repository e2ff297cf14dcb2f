"""What may be added to the statutory catalogue, and how index numbers may be written."""

from __future__ import annotations

from collections.abc import Collection

from gongkai.disclosure.tables import CATALOGUE, root_of
from gongkai.lib.notices import is_region
from gongkai.lib.numbering import why_not_template

DEEPEST = 2  # levels of an installation's own below a statutory node
MOST_BELOW = 99  # two digits each


def why_not_extend(
    *, holds_role: bool, parent: str, parent_in_use: bool, title: str, siblings: Collection[str]
) -> list[str]:
    """Reasons against adding a class below another; `siblings` are the titles that stand there."""
    reasons = _why_not_manage(holds_role)
    if not root_of(parent):
        reasons.append("新类别须设在条例第二十条、第二十一条的某一类之下（条例第二十二条）")
    elif not parent_in_use:
        reasons.append("上级类别已停用，不能在其下增设")
    elif levels_below(parent) >= DEEPEST:
        reasons.append(f"法定类别之下最多设{DEEPEST}级")
    if not title.strip():
        reasons.append("请填写类别名称")
    if title.strip() in siblings:
        reasons.append("同一类别下已有同名的小类")
    if len(siblings) >= MOST_BELOW:
        reasons.append(f"同一类别下最多设{MOST_BELOW}个小类")
    return reasons


def why_not_rename_class(*, holds_role: bool, code: str, title: str, siblings: Collection[str]) -> list[str]:
    """Reasons against giving a class another name."""
    reasons = _why_not_change(holds_role, code)
    if not title.strip():
        reasons.append("请填写类别名称")
    if title.strip() in siblings:
        reasons.append("同一类别下已有同名的小类")
    return reasons


def why_not_close_class(*, holds_role: bool, code: str, is_active: bool, below: int) -> list[str]:
    """Reasons against closing a class to new items; `below` counts the classes in use under it.

    A class is never deleted: what was published in it keeps its code.
    """
    reasons = _why_not_change(holds_role, code)
    if not is_active and code not in CATALOGUE:
        reasons.append("该类别已停用")
    if below:
        reasons.append("该类别下还有在用的小类，请先停用小类")
    return reasons


def _why_not_manage(holds_role: bool) -> list[str]:
    return [] if holds_role else ["公开目录由政府信息公开工作主管部门（公开办）管理（条例第三条）"]


def _why_not_change(holds_role: bool, code: str) -> list[str]:
    reasons = _why_not_manage(holds_role)
    if code in CATALOGUE:
        reasons.append("法定类别不得更名、停用或者删除（条例第二十条、第二十一条）")
    return reasons


def levels_below(code: str) -> int:
    """How many levels below its statutory node a class stands: 0 for A20-11, 2 for A20-11-02-01."""
    return code[len(root_of(code)) :].count("-")


def next_code(parent: str, taken: Collection[str]) -> str:
    """The code of the next class below another: one more than the highest ever given there."""
    numbers = [int(code.rsplit("-", 1)[1]) for code in taken]
    return f"{parent}-{max(numbers, default=0) + 1:02d}"


def why_not_style(*, holds_role: bool, template: str, region: str) -> list[str]:
    """Reasons against writing index numbers by a template."""
    reasons = [] if holds_role else ["索引号规则由政府信息公开工作主管部门（公开办）选定（条例第三条）"]
    reasons += why_not_template(template)
    if "{region}" in template and not is_region(region):
        reasons.append("索引号含地区代码的，请填写6位地区代码")
    if not ("{year}" in template or "{date}" in template):
        reasons.append("索引号按单位和年份编流水，模板须含年份{year}或者日期{date}")
    if not (
        {"{uscc}", "{organ}", "{department}"}
        & {part for part in ("{uscc}", "{organ}", "{department}") if part in template}
    ):
        reasons.append("模板须含单位：{uscc}、{organ}或者{department}")
    return reasons
