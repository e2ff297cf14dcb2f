"""When every page of the portal may point to one item, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta

LONGEST_ALERT = timedelta(days=7)  # at once; it can be raised again: the product's own convention
LONGEST_WORD = 12  # characters


def why_not_raise_alert(
    *, may: bool, is_public: bool, is_raised: bool, word: str, until: datetime | None, at: datetime
) -> list[str]:
    """Reasons against pointing to an item from every page (突发事件应对法第七条: 统一、准确、及时)."""
    reasons = []
    if not may:
        reasons.append("突发事件提示只能由本单位终审人或者公开办设定")
    if not is_public:
        reasons.append("只能提示已经公开的信息；来不及审核的，先办理应急先发")
    if is_raised:
        reasons.append("该信息已经设为突发事件提示，请先解除")
    if not word.strip() or len(word.strip()) > LONGEST_WORD:
        reasons.append(f"请填写提示词，不超过{LONGEST_WORD}个字，如 暴雨橙色预警")
    if until is None or until <= at:
        reasons.append("截止时间须晚于现在")
    elif until - at > LONGEST_ALERT:
        reasons.append(f"一次提示不超过{LONGEST_ALERT.days}日，到期可以再次设定")
    return reasons


def why_not_end_alert(*, may: bool, is_ended: bool) -> list[str]:
    """Reasons against taking the banner down before its time."""
    reasons = [] if may else ["突发事件提示只能由本单位终审人或者公开办解除"]
    return [*reasons, *(["该提示已经解除"] if is_ended else [])]
