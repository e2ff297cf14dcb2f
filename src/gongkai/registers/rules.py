"""What the registers behind 表二 demand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

MOST_YUAN = Decimal("999999999999.99")  # what the register can hold


def why_not_enter_decision(
    *, doc_no: str, is_known: bool, party: str, subject: str, decided_on: date, today: date
) -> list[str]:
    """Reasons against entering a decision; `is_known`: the organ has entered this number of this kind already."""
    reasons = []
    if not doc_no.strip():
        reasons.append("请填写决定文书号")
    elif is_known:
        reasons.append(f"本机关已登记文书号“{doc_no.strip()}”")
    if not party.strip():
        reasons.append("请填写行政相对人")
    if not subject.strip():
        reasons.append("请填写事项")
    if decided_on > today:
        reasons.append("决定日期不得晚于今天")
    return reasons


def why_not_enter_fees(*, amount_yuan: Decimal, year: int, this_year: int) -> list[str]:
    """Reasons against entering a year's fees, in yuan."""
    reasons = []
    if not amount_yuan.is_finite() or not 0 <= amount_yuan <= MOST_YUAN:
        reasons.append("收费金额不得为负数，也不得超过一万亿元")
    elif amount_yuan != round(amount_yuan, 2):
        reasons.append("收费金额精确到分")
    if year > this_year:
        reasons.append("收费年度不得晚于今年")
    return reasons
