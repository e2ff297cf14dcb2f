"""What a year's fees demand."""

from __future__ import annotations

from decimal import Decimal

MOST_YUAN = Decimal("999999999999.99")  # what the register can hold


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
