"""The information handling fee: notice, delivery, payment, lapse (条例第四十二条；国办函〔2020〕109号)."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from gongkai.applications.actions.record import refresh
from gongkai.applications.choices import FeeMethod, Outcome
from gongkai.applications.models import Case, FeeNotice
from gongkai.applications.queries import calendar, day_of, number_in_month, running_clock, take
from gongkai.applications.rules import payment
from gongkai.applications.rules.entries import (
    why_not_deliver_again,
    why_not_give_up_unpaid,
    why_not_note_payment,
)
from gongkai.applications.rules.events import FEE
from gongkai.applications.rules.fee import fee_for, why_not_charge_so_much, why_not_count_so
from gongkai.applications.rules.intake import why_not_on
from gongkai.ledger.actions import record
from gongkai.lib.clock import beijing_date
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


@transaction.atomic
def notice_fee(
    case: Case, *, method: FeeMethod, quantity: int | None = None, on: date | None = None, by: Person, at: datetime
) -> Case:
    """Send the fee notice; `quantity` is the pages, or (counted here) the application's number in its month."""
    case, step, reasons = take(case, "notice_fee", by)
    day, number = day_of(on, at), number_in_month(case)
    quantity = quantity or (number if method == FeeMethod.PER_ITEM else 0)
    refuse_if(
        reasons
        + why_not_count_so(method, quantity, number)
        + why_not_charge_so_much(method, quantity)
        + why_not_on(day, beijing_date(at), "发出收费通知")
        + payment.why_not_charge(running_clock(case), sent_on=day)
    )

    amount = fee_for(method, quantity)
    FeeNotice.objects.create(case=case, method=method, quantity=quantity, amount=amount, sent_on=day)
    record("case.fee_noticed", case, by=by, at=at, on=day, method=method, quantity=quantity, amount=amount)
    return refresh(case, step)


@transaction.atomic
def deliver_fee_notice(case: Case, *, on: date | None = None, by: Person, at: datetime) -> Case:
    """Note the day on which the applicant got the fee notice; the twenty working days to pay run from it."""
    case, step, reasons = take(case, "deliver_fee_notice", by)
    day, notice = day_of(on, at), case.fee_notice
    refuse_if(
        reasons
        + why_not_on(day, beijing_date(at), "送达")
        + payment.why_not_notice(sent_on=notice.sent_on, received_on=day)
        + why_not_deliver_again(notice.reached_on, FEE)
    )

    notice.reached_on = day
    notice.save(update_fields=["reached_on"])
    record("case.fee_notice_delivered", case, by=by, at=at, on=day)
    return refresh(case, step)


@transaction.atomic
def pay_fee(case: Case, *, receipt_no: str, on: date | None = None, by: Person, at: datetime) -> Case:
    """Note that the fee was paid into the treasury; the period begins anew the next day."""
    case, step, reasons = take(case, "pay_fee", by)
    day, notice = day_of(on, at), case.fee_notice
    reached_on = notice.reached_on or notice.sent_on
    refuse_if(
        reasons
        + why_not_note_payment(receipt_no)
        + why_not_on(day, beijing_date(at), "缴费")
        + payment.why_not_pay(received_on=reached_on, paid_on=day, calendar=calendar())
    )

    notice.paid_on, notice.receipt_no = day, receipt_no
    notice.save()
    record("case.fee_paid", case, by=by, at=at, on=day, amount=notice.amount, receipt_no=receipt_no)
    return refresh(case, step)


@transaction.atomic
def lapse_fee(case: Case, *, on: date | None = None, by: Person, at: datetime) -> Case:
    """The fee was not paid in time: the application counts as given up."""
    case, step, reasons = take(case, "lapse_fee", by)
    day, reached_on = day_of(on, at), case.fee_notice.reached_on
    refuse_if(
        reasons
        + why_not_on(day, beijing_date(at), "不再处理")
        + why_not_give_up_unpaid(reached_on=reached_on, on=day, calendar=calendar())
    )

    record("case.fee_lapsed", case, by=by, at=at, on=day, outcome=Outcome.OTHER_FEE_UNPAID)
    return refresh(case, step, outcome=Outcome.OTHER_FEE_UNPAID, closed_on=day)
