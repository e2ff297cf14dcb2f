"""When a report may be compiled and sent to review."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from typing import Any

GOVERNMENT_DUE = (3, 31)  # 条例 art. 49: 县级以上政府主管部门 publishes by 31 March
DEPARTMENT_DUE = (1, 31)  # 条例 art. 49: departments by 31 January; for townships a convention (产品约定)


def due_on(year: int, *, government: bool) -> date:
    """The last day on which the report for a year may be published (条例 art. 49)."""
    return date(year + 1, *(GOVERNMENT_DUE if government else DEPARTMENT_DUE))


def why_not_compile(*, year: int, today: date, is_public: bool, is_in_review: bool) -> list[str]:
    """Reasons against counting (again) the figures of a year."""
    reasons = why_not_change(is_public=is_public, is_in_review=is_in_review)
    if year >= today.year:
        reasons.append(f"{year}年尚未结束，年度报告的统计期限为1月1日至12月31日")
    return reasons


def why_not_change(*, is_public: bool, is_in_review: bool) -> list[str]:
    """Reasons against touching a report: what is public or before its reviewers stays as they see it."""
    reasons = []
    if is_public:
        reasons.append("该年度报告已经公布，数据和文字已冻结；如需更正，请先撤下并说明原因")
    if is_in_review:
        reasons.append("该年度报告正在审核；如需修改，请先撤回送审，或者由审核人退回")
    return reasons


def why_not_draft(*, is_compiled: bool, supervision: str, problems: str) -> list[str]:
    """Reasons against making a report ready for review (条例 art. 50: what a report must hold)."""
    reasons = []
    if not is_compiled:
        reasons.append("请先统计数据")
    if not supervision.strip():
        reasons.append("请填写监督保障情况，含工作考核、社会评议和责任追究结果（条例第五十条第（四）项）")
    if not problems.strip():
        reasons.append("请填写存在的主要问题及改进情况（条例第五十条第（四）项）")
    return reasons


def digest(figures: Mapping[str, Any], narrative: Mapping[str, Any], fee_yuan: int) -> str:
    """SHA-256 over all counted figures in canonical JSON; 64 hex digits."""
    text = json.dumps([figures, narrative, fee_yuan], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()
