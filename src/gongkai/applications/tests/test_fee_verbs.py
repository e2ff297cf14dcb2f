"""The fee: how much, the notice, the payment, the lapse (条例第四十二条；国办函〔2020〕109号)."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.applications import actions
from gongkai.applications.choices import FeeMethod, Outcome, State
from gongkai.applications.models import Case
from gongkai.applications.rules.fee import fee_for_items, fee_for_pages, price_of_item
from gongkai.lib.refusal import Refused
from tests.cast import moment


@pytest.mark.parametrize(
    ("items", "yuan"),
    [(10, 0), (11, 100), (30, 2000), (31, 2200), (40, 4000), (41, 4300), (50, 7000), (51, 7400)],
)
def test_what_a_month_of_applications_costs(items, yuan):
    assert fee_for_items(1, items) == yuan


def test_what_the_thirty_first_of_a_month_costs():
    assert price_of_item(31) == 200


@pytest.mark.parametrize(
    ("pages", "yuan"),
    [(0, 0), (30, 0), (31, 10), (68, 380), (100, 700), (101, 720), (200, 2700), (201, 2740), (300, 6700)],
)
def test_what_pages_cost(pages, yuan):
    assert fee_for_pages(pages) == yuan


def noticed(desk, **more) -> Case:
    """Received on 2025-08-01; notice sent and received on 2025-08-20."""
    case = desk.dispatched("2025-08-01 11:00", desk.submitted("2025-08-01 10:00"))
    facts = {"method": FeeMethod.PER_PAGE, "quantity": 68} | more
    case = actions.notice_fee(case, **facts, by=desk.office_head, at=moment("2025-08-20 10:00"))
    return actions.deliver_fee_notice(case, by=desk.registrar, at=moment("2025-08-20 16:00"))


def paid(desk, on: str) -> Case:
    """Paid on that day."""
    return actions.pay_fee(noticed(desk), receipt_no="示例票据0001", by=desk.registrar, at=moment(f"{on} 10:00"))


def test_the_notice_states_the_amount_and_stops_the_clock(desk):
    case = noticed(desk)
    assert (case.state, case.due_on, case.fee_notice.amount) == (State.FEE_PENDING, None, 380)


@pytest.mark.parametrize(("on", "due_on"), [("2025-09-10", date(2025, 10, 14)), ("2025-09-17", date(2025, 10, 21))])
def test_payment_gives_a_whole_new_period(desk, on, due_on):
    case = paid(desk, on)
    assert (case.state, case.due_on_national) == (State.PROCESSING, due_on)


def test_payment_after_the_twentieth_working_day_comes_too_late(desk):
    with pytest.raises(Refused, match="本件最后一日为2025年9月17日"):
        paid(desk, "2025-09-18")


def test_the_application_is_given_up_the_day_after_and_not_before(desk):
    case = noticed(desk)
    with pytest.raises(Refused, match="2025年9月17日届满"):
        actions.lapse_fee(case, by=desk.registrar, at=moment("2025-09-17 17:00"))
    case = actions.lapse_fee(case, by=desk.registrar, at=moment("2025-09-18 09:00"))
    assert (case.state, case.outcome) == (State.ABANDONED, Outcome.OTHER_FEE_UNPAID)


def test_a_notice_that_never_arrived_lapses_nothing(desk):
    with pytest.raises(Refused, match="送达日期尚未登记"):
        actions.lapse_fee(desk.charged(), by=desk.registrar, at=moment("2025-12-01 10:00"))


@pytest.mark.parametrize(("method", "quantity"), [(FeeMethod.PER_PAGE, 30), (FeeMethod.PER_ITEM, 10)])
def test_no_notice_where_nothing_is_to_be_paid(desk, method, quantity):
    with pytest.raises(Refused, match="不收费"):
        noticed(desk, method=method, quantity=quantity)


@pytest.mark.parametrize("quantity", [0, -1, 10_000_000])
def test_a_quantity_that_makes_no_sense_is_refused(desk, quantity):
    with pytest.raises(Refused, match="应为正整数"):
        noticed(desk, quantity=quantity)


def test_an_application_is_charged_once(desk):
    with pytest.raises(Refused, match="每件申请只收取一次"):
        actions.notice_fee(
            paid(desk, "2025-09-10"),
            method=FeeMethod.PER_ITEM,
            quantity=31,
            by=desk.office_head,
            at=moment("2025-09-11 10:00"),
        )
