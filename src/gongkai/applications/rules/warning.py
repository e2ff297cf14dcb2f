"""When the office is warned that an answer falls due; a convention of the product (facts §7: 到期前 5/2/0 日提醒)."""

from __future__ import annotations

WARN_AT = (5, 2, 0)  # working days left
LATE = -1  # the first working day after


def is_due_for_warning(left: int | None) -> bool:
    """Whether that many working days left are a day for a warning."""
    return left is not None and left in {*WARN_AT, LATE}


def in_words(left: int) -> str:
    """What the warning says."""
    if left < 0:
        return "已超过答复期限"
    return "答复期限今天届满" if left == 0 else f"距答复期限还有{left}个工作日"
