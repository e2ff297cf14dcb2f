"""Answering a review or a suit against an application: periods, results and what they order (facts §1.8, §6.1)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from gongkai.applications.choices import RemedyDecision, RemedyKind, RemedyResult
from gongkai.lib.dates import formal
from gongkai.lib.seen import seen
from gongkai.lib.workdays import WorkCalendar

SIMPLE_ANSWER_DAYS = 5  # working days, 行政复议法 art. 54 (simplified procedure)
ORDINARY_ANSWER_DAYS = 10  # calendar days, 行政复议法 art. 48
SUIT_ANSWER_DAYS = 15  # calendar days, 行政诉讼法 art. 67
SIMPLE_REVIEW_DAYS, ORDINARY_REVIEW_DAYS = 30, 60  # 行政复议法 art. 62
SIMPLE_SUIT_DAYS, ORDINARY_SUIT_MONTHS = 45, 6  # 行政诉讼法 art. 83, 81

# which column of 表四 a decision books in (facts §6.1, 推定)
RESULT_OF: dict[RemedyDecision, RemedyResult] = {
    RemedyDecision.UPHELD: RemedyResult.UPHELD,
    RemedyDecision.DISMISSED: RemedyResult.UPHELD,
    RemedyDecision.REVOKED: RemedyResult.CORRECTED,
    RemedyDecision.CHANGED: RemedyResult.CORRECTED,
    RemedyDecision.UNLAWFUL: RemedyResult.CORRECTED,
    RemedyDecision.ORDERED: RemedyResult.CORRECTED,
    RemedyDecision.REJECTED: RemedyResult.OTHER,
    RemedyDecision.TERMINATED: RemedyResult.OTHER,
    RemedyDecision.WITHDRAWN: RemedyResult.OTHER,
    RemedyDecision.MEDIATED: RemedyResult.OTHER,
}
NOTHING_YET = "行政复议法第二十条、行政复议法实施条例第十六条、行诉解释第六十六条"
ANEW = frozenset({RemedyDecision.REVOKED, RemedyDecision.ORDERED})  # the organ may have to decide again


def last_day_to_respond(kind: RemedyKind, *, notified_on: date, simple: bool, calendar: WorkCalendar) -> date:
    """The organ's last day to answer the body that reviews or the court, after their notice arrived."""
    if kind != RemedyKind.RECONSIDERATION:
        return calendar.on_or_after(notified_on + timedelta(days=SUIT_ANSWER_DAYS))
    if simple:
        return calendar.add(notified_on, SIMPLE_ANSWER_DAYS)
    return calendar.on_or_after(notified_on + timedelta(days=ORDINARY_ANSWER_DAYS))


def last_day_to_decide(kind: RemedyKind, *, accepted_on: date, simple: bool) -> date:
    """By when the body or the court has to decide, unless it prolongs; for planning only."""
    if kind == RemedyKind.RECONSIDERATION:
        return accepted_on + timedelta(days=SIMPLE_REVIEW_DAYS if simple else ORDINARY_REVIEW_DAYS)
    return accepted_on + timedelta(days=SIMPLE_SUIT_DAYS if simple else 183)


def basis_of(kind: RemedyKind, *, simple: bool) -> str:
    """On what the period to respond stands."""
    if kind != RemedyKind.RECONSIDERATION:
        return "行政诉讼法第六十七条"
    return "行政复议法第五十四条" if simple else "行政复议法第四十八条"


def why_not_file(*, kind: RemedyKind, filed_on: date, today: date, body: str, reviewed: bool, first: bool) -> list[str]:
    """Why this challenge cannot be entered.

    `reviewed`: a review of the same answer was decided; `first`: the answer had to be reviewed before a suit.
    """
    reasons = [] if seen(body) else ["请填写受理的复议机关或者人民法院"]
    if filed_on > today:
        reasons.append(f"受理日期不得晚于今天（{formal(today)}）")
    if kind == RemedyKind.LITIGATION_AFTER and not reviewed:
        reasons.append("本件没有已经作出的行政复议决定，不是复议后起诉（国办公开办函〔2021〕30号表四）")
    if kind == RemedyKind.LITIGATION_DIRECT and reviewed:
        reasons.append("本件已经行政复议，请登记为复议后起诉（国办公开办函〔2021〕30号表四）")
    if kind == RemedyKind.LITIGATION_DIRECT and first and not reviewed:
        reasons.append("不予公开的答复依法应当先申请行政复议，可向法院提出（行政复议法第二十三条第一款第（四）项）")
    return reasons


def why_not_challenge(
    *,
    filed_on: date,
    received_on: date | None,
    closed_on: date | None,
    due_on: date | None,
    earlier: Sequence[str],
    note: str,
) -> list[str]:
    """Why nothing in this case can have been challenged on that day, or why it must be said how it came about.

    `earlier`: challenges of the same kind that are entered; `note`: how the office explains this one.
    """
    if received_on is None or filed_on < received_on:
        since = f"（{formal(received_on)}）" if received_on else ""
        return [f"受理日期早于本机关收到申请之日{since}，请核对（{NOTHING_YET}）"]
    reasons = [
        f"本件已登记{one}，请核对是否重复；确为另一案的（例如第三方提出、撤回后重新受理），请填写“情况说明”（国办公开办函〔2021〕30号表四）"
        for one in earlier
    ]
    is_answered = closed_on is not None and closed_on <= filed_on
    if not is_answered and (due_on is None or filed_on <= due_on):
        until = f"，答复期限至{formal(due_on)}" if due_on else "，答复期限停止计算"
        reasons.append(f"受理之日本件尚未答复{until}，不是逾期不答复；确已受理的，请填写“情况说明”（{NOTHING_YET}）")
    return [] if seen(note) else reasons


def why_not_respond(*, on: date, filed_on: date, today: date, responded_on: date | None) -> list[str]:
    """Why the organ's answer to the body or the court cannot be noted on that day."""
    reasons = [f"已于{formal(responded_on)}答复（行政复议法第四十八条、行政诉讼法第六十七条）"] if responded_on else []
    if not filed_on <= on <= today:
        reasons.append("答复日期应在受理之日至今天之间")
    return reasons


def why_not_decide(*, on: date, filed_on: date, today: date, is_decided: bool) -> list[str]:
    """Why the result cannot be entered on that day."""
    reasons = ["本案结果已经登记"] if is_decided else []
    if not filed_on <= on <= today:
        reasons.append("结果日期应在受理之日至今天之间")
    return reasons


def why_not_reopen(*, decision: RemedyDecision | None, due_on: date, today: date, reopened: bool) -> list[str]:
    """Why the case is not to be decided again: nothing orders it, or a new round was begun already."""
    reasons = []
    if decision not in ANEW:
        reasons.append("复议决定、判决没有撤销答复或者责令重新答复，不能另起轮次")
    if reopened:
        reasons.append("已经据此另起轮次")
    if due_on < today:
        reasons.append(f"决定书确定的期限{formal(due_on)}已过，请核对")
    return reasons
