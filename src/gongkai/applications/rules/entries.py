"""What an officer must have filled in for an act to be complete; each reason names its article."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from gongkai.applications.rules import payment
from gongkai.applications.rules.events import CONSULTATION, CORRECTION, EXCESSIVE, FEE, RECEIPT
from gongkai.lib.dates import formal
from gongkai.lib.seen import seen
from gongkai.lib.workdays import WorkCalendar

REGIME = "条例第四十五条"


def why_not_note_contact(result: str) -> list[str]:
    """Why an attempt to reach the applicant says nothing (条例第三十一条)."""
    return [] if seen(result) else [f"请写明联系的方式和结果（{RECEIPT}）"]


def why_not_ask_to_correct(items: str, *, on: date, until: date) -> list[str]:
    """Why the notice of correction is not complete: what to correct, and a reasonable last day (条例第三十条)."""
    reasons = [] if seen(items) else [f"请逐条写明补正事项（{CORRECTION}）"]
    if until <= on:
        reasons.append(f"补正期限应晚于告知日期，给申请人合理的时间（{CORRECTION}）")
    return reasons


def why_not_take_answer(answer: str, filled: Mapping[str, str]) -> list[str]:
    """Why nothing was corrected: no answer, and nothing of what was missing is filled in (条例第三十条)."""
    return [] if seen(answer) or filled else [f"请填写补正的内容（{CORRECTION}）"]


def why_not_ask_party(party: str) -> list[str]:
    """Why nobody in particular is asked: no name (条例第三十二条)."""
    return [] if seen(party) else [f"请填写被征求方的名称（{CONSULTATION}）"]


def why_not_deliver_again(reached_on: date | None, article: str) -> list[str]:
    """Why a delivery cannot be noted: it was before."""
    return [f"已于{formal(reached_on)}登记送达（{article}）"] if reached_on else []


def why_not_take_opinion(*, is_silent: bool) -> list[str]:
    """Why silence is no opinion: it shows only when the fifteen working days are over (条例第三十二条)."""
    return [f"逾期未答请按“逾期未答”办理（{CONSULTATION}）"] if is_silent else []


def why_not_note_payment(receipt_no: str) -> list[str]:
    """Why a payment is not proven: no number of the treasury's receipt (办法第六条)."""
    return [] if seen(receipt_no) else [f"请填写财政票据号（{FEE}）"]


def why_not_give_up_unpaid(*, reached_on: date | None, on: date, calendar: WorkCalendar) -> list[str]:
    """Why an unpaid application is not given up yet: the notice never arrived, or the time still runs (办法第六条)."""
    if reached_on is None:
        return [f"收费通知的送达日期尚未登记，缴费期限没有起算（{FEE}）"]
    return payment.why_not_lapse(received_on=reached_on, on=on, calendar=calendar)


def why_not_ask_reason(facts: str, *, on: date, until: date) -> list[str]:
    """Why the applicant cannot be asked for reasons: number and frequency unstated, no time given (条例第三十五条)."""
    reasons = [] if seen(facts) else [f"请写明申请数量、频次明显超过合理范围的事实（{EXCESSIVE}）"]
    if until <= on:
        reasons.append(f"说明理由的期限应晚于告知日期（{EXCESSIVE}）")
    return reasons


def why_not_take_reason(text: str) -> list[str]:
    """Why no reason was given: it is empty (条例第三十五条)."""
    return [] if seen(text) else [f"请填写申请人说明的理由（{EXCESSIVE}）"]


def why_not_lapse_reason(*, until: date, on: date) -> list[str]:
    """Why the applicant's silence does not count yet: the time to give reasons still runs (条例第三十五条)."""
    return [f"说明理由的期限至{formal(until)}届满（{EXCESSIVE}）"] if on <= until else []


def why_not_dispatch(*, handler_due_on: date | None, due_on: date | None) -> list[str]:
    """Why the unit's own last day does not fit: it lies after the statutory one (条例第三十三条)."""
    if handler_due_on and due_on and handler_due_on > due_on:
        return [f"内部办理期限不得晚于法定答复期限{formal(due_on)}（条例第三十三条）"]
    return []


def why_not_withdraw(reason: str, *, by_applicant: bool) -> list[str]:
    """Why the office cannot note a withdrawal: it does not say how the applicant declared it (条例第四十五条)."""
    return [] if by_applicant or seen(reason) else [f"请写明申请人撤回的方式和日期，书面材料附卷（{REGIME}）"]


def why_not_put_off(reason: str) -> list[str]:
    """Why the notice of extension is not complete: it gives the applicant no reason (条例第三十三条第二款)."""
    return [] if seen(reason) else ["请写明延期的理由（条例第三十三条第二款）"]
