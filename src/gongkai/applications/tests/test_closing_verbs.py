"""Send, serve, withdraw, archive; which day decides what."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.applications import actions
from gongkai.applications.choices import Carrier, Delivery, Outcome, State
from gongkai.applications.models import Case
from gongkai.applications.queries import running_clock
from gongkai.lib.refusal import Refused
from tests.cast import moment


def sent(desk, at: str = "2024-10-11 10:00", **more) -> Case:
    """Sent some way."""
    facts = {"way": Delivery.POST, "carrier": Carrier.POSTAL_ENTERPRISE, "tracking_no": "XA00000000065"} | more
    return actions.send(desk.approved(), **facts, by=desk.registrar, at=moment(at))


def test_posted_and_served_are_two_days(desk):
    case = actions.serve(sent(desk), on=date(2024, 10, 14), by=desk.registrar, at=moment("2024-10-15 10:00"))
    assert (case.dispatched_on, case.closed_on, case.served_on) == (
        date(2024, 10, 11), date(2024, 10, 11), date(2024, 10, 14),
    )  # fmt: skip


@pytest.mark.parametrize("way", [Delivery.PORTAL, Delivery.EMAIL, Delivery.PICK_UP])
def test_other_ways_serve_at_once(desk, way):
    case = sent(desk, way=way, carrier=None, tracking_no="")
    assert (case.state, case.served_on) == (State.SERVED, date(2024, 10, 11))


def test_a_courier_does_not_carry_answers(desk):
    with pytest.raises(Refused, match="须通过邮政企业.*（国办公开办函〔2016〕235号）"):
        sent(desk, carrier=Carrier.COURIER)


def test_a_posted_answer_has_a_number_to_follow(desk):
    with pytest.raises(Refused, match="请填写邮件号码"):
        sent(desk, tracking_no="")


def test_an_electronic_answer_needs_the_online_way_to_a_review(desk, settings):
    settings.GONGKAI_APPLY = settings.GONGKAI_APPLY | {"review_url": ""}
    with pytest.raises(Refused, match="行政复议法第二十二条第二款"):
        sent(desk, way=Delivery.PORTAL)


def test_an_answer_is_not_sent_before_it_is_signed(desk):
    with pytest.raises(Refused, match="早于签发日期2024年10月10日"):
        sent(desk, on=date(2024, 10, 9))


def test_an_answer_is_not_served_before_it_is_sent(desk):
    with pytest.raises(Refused, match="早于发出日期2024年10月11日"):
        actions.serve(sent(desk), on=date(2024, 10, 10), by=desk.registrar, at=moment("2024-10-15 10:00"))


def test_on_the_due_day_it_is_in_time_and_the_next_day_late(desk):
    assert not running_clock(sent(desk, "2024-10-23 17:00")).is_late(date(2024, 12, 1))
    assert running_clock(sent(desk, "2024-10-24 09:00")).is_late(date(2024, 12, 1))


def test_each_closed_case_books_in_one_row_of_the_annual_report(desk):
    rows = [case.report_row for case in (desk.answered(), desk.abandoned(), desk.withdrawn(), desk.submitted())]
    assert rows == ["granted", "other.no_correction", "other.other", ""]


def test_the_applicant_withdraws_without_a_reason(desk):
    case = actions.withdraw(desk.dispatched(), by=None, at=moment("2024-09-26 10:00"))
    assert (case.state, case.outcome, case.closed_on) == (State.WITHDRAWN, Outcome.OTHER_MISC, date(2024, 9, 26))


def test_the_office_notes_how_a_withdrawal_was_declared(desk):
    with pytest.raises(Refused, match="请写明申请人撤回的方式"):
        actions.withdraw(desk.dispatched(), by=desk.registrar, at=moment("2024-09-26 10:00"))


def test_somebody_elses_account_does_not_withdraw(desk, supervisor):
    with pytest.raises(Refused, match="须由受理员、工作机构负责人、申请人办理"):
        actions.withdraw(desk.dispatched(), reason="不要了", by=supervisor, at=moment("2024-09-26 10:00"))


def test_a_closed_case_counts_in_its_year_and_an_open_one_is_carried_over(desk):
    answered = desk.answered()
    open_case = desk.submitted("2024-12-20 10:00")
    assert list(Case.objects.closed_in(2024)) == [answered]
    assert list(Case.objects.pending_at_end_of(2024)) == [open_case]
    assert set(Case.objects.received_in(2024)) == {answered, open_case}
