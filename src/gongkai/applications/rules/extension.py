"""More time to answer (条例第三十三条第二款, 第三十五条)."""

from __future__ import annotations

from datetime import date

from gongkai.applications.rules.clock import Clock
from gongkai.applications.rules.events import EXCESSIVE, EXTEND_BY_AT_MOST, TERM
from gongkai.lib.dates import formal

ART_33 = f"{TERM}第二款"


def why_not_extend(clock: Clock, *, days: int, notified_on: date, approved: bool) -> list[str]:
    """Why the answer cannot be put off by so many working days, telling the applicant that day (条例第三十三条).

    `approved` is the consent of the head of the disclosure office, and of nobody else.
    """
    reasons = []
    if days < 1:
        reasons.append(f"延长的工作日数应为正整数（{ART_33}）")
    if clock.extended + days > EXTEND_BY_AT_MOST:
        used = f"，已延长{clock.extended}个工作日" if clock.extended else ""
        reasons.append(f"延期合计不得超过{EXTEND_BY_AT_MOST}个工作日{used}（{ART_33}）")
    if not approved:
        reasons.append(f"延期须经政府信息公开工作机构负责人同意（{ART_33}）")
    return reasons + why_not_notify(clock, notified_on, "告知延期", ART_33)


def why_not_set_due(
    clock: Clock, *, due_on: date, notified_on: date, approved: bool, reason_accepted: bool
) -> list[str]:
    """Why no later day can be set for answering an excessive application (条例第三十五条).

    `reason_accepted`: the applicant was asked for reasons and they were found reasonable.
    """
    reasons = []
    if not reason_accepted:
        reasons.append(f"申请人说明的理由合理的，方可确定延迟答复的期限（{EXCESSIVE}）")
    if not approved:
        reasons.append(f"延迟答复须经政府信息公开工作机构负责人同意（{EXCESSIVE}）")
    if clock.due_on is not None and due_on <= clock.due_on:
        reasons.append(f"延迟答复的期限应晚于现答复期限{formal(clock.due_on)}（{EXCESSIVE}）")
    if clock.due_on is None and clock.waiting(notified_on) is None:
        reasons.append(f"正在{clock.paused(notified_on)}，期限停止计算，暂不能确定延迟答复的期限（{EXCESSIVE}）")
    return reasons + why_not_notify(clock, notified_on, "告知延迟答复", EXCESSIVE)


def why_not_notify(clock: Clock, on: date, what: str, article: str) -> list[str]:
    """Why a notice about the running period cannot go out on that day: none is running, or it has run out."""
    if on < clock.received_on:
        return [f"{what}的日期早于收到申请之日（{article}）"]
    waiting = clock.waiting(on)
    if waiting:
        return [f"正在{waiting.why}，答复期限尚未重新起算，不能{what}（{waiting.article}）"]
    if clock.due_on is not None and on > clock.due_on:
        return [f"{what}须在答复期限届满前，本件答复期限为{formal(clock.due_on)}（{article}）"]
    return []
