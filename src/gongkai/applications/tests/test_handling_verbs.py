"""Dispatch, extend, excessive applications (条例第三十三条、第三十五条)."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.applications import actions
from gongkai.applications.choices import Outcome, State
from gongkai.lib.refusal import Refused
from tests.cast import moment


def extended(desk, case, days: int, at: str, by=None):
    """Put off by that many working days."""
    return actions.extend(case, days=days, reason="检索量大", by=by or desk.office_head, at=moment(at))


def test_the_unit_has_until_five_working_days_before_the_answer_is_due(desk, water):
    case = desk.dispatched()
    assert (case.handling_unit, case.handler_due_on, case.due_on) == (water, date(2024, 10, 16), date(2024, 10, 23))


def test_a_unit_cannot_be_given_more_time_than_the_law_gives(desk, water):
    with pytest.raises(Refused, match="不得晚于法定答复期限2024年10月23日"):
        actions.dispatch(
            desk.submitted(),
            unit=water,
            handler_due_on=date(2024, 10, 24),
            by=desk.registrar,
            at=moment("2024-09-23 10:00"),
        )


def test_twenty_more_days_told_on_the_last_day(desk):
    assert extended(desk, desk.dispatched(), 20, "2024-10-23 17:00").due_on == date(2024, 11, 20)


def test_not_a_day_after_the_last(desk):
    with pytest.raises(Refused, match="本件答复期限为2024年10月23日"):
        extended(desk, desk.dispatched(), 20, "2024-10-24 09:00")


def test_twice_up_to_twenty_days_in_all_and_not_one_more(desk):
    case = desk.dispatched("2025-09-08 11:00", desk.submitted("2025-09-08 10:00"))
    case = extended(desk, case, 12, "2025-10-09 10:00")
    assert case.due_on_national == date(2025, 10, 28)
    case = extended(desk, case, 8, "2025-10-27 10:00")
    assert case.due_on_national == date(2025, 11, 7)
    with pytest.raises(Refused, match="延期合计不得超过20个工作日，已延长20个工作日"):
        extended(desk, case, 1, "2025-10-28 10:00")


@pytest.mark.parametrize("days", [0, -5])
def test_an_extension_is_at_least_one_day(desk, days):
    with pytest.raises(Refused, match="应为正整数"):
        extended(desk, desk.dispatched(), days, "2024-10-08 10:00")


def test_a_registrar_does_not_extend(desk):
    with pytest.raises(Refused, match="须由工作机构负责人办理"):
        extended(desk, desk.dispatched(), 5, "2024-10-08 10:00", by=desk.registrar)


def test_all_reasons_come_at_once(desk):
    with pytest.raises(Refused) as refusal:
        actions.extend(desk.dispatched(), days=21, reason="", by=desk.handler, at=moment("2024-10-24 10:00"))
    assert len(refusal.value.reasons) == 4


def test_while_reasons_are_awaited_the_clock_runs_on(desk):
    case = desk.excessive()
    assert (case.state, case.due_on) == (State.REASON_PENDING, date(2024, 10, 23))


def test_good_reasons_allow_a_later_day(desk):
    case = actions.receive_reason(desk.excessive(), text="都与我的房屋有关", by=None, at=moment("2024-10-08 10:00"))
    case = actions.set_due(
        case, due_on=date(2024, 12, 20), reason_accepted=True, by=desk.office_head, at=moment("2024-10-09 10:00")
    )
    assert case.due_on == date(2024, 12, 20)


@pytest.mark.parametrize("accepted", [True, False])
def test_no_later_day_without_reasons_that_were_given_and_accepted(desk, accepted):
    case = desk.dispatched() if accepted else desk.excessive()
    if not accepted:
        case = actions.receive_reason(case, text="想要", by=None, at=moment("2024-10-08 10:00"))
    with pytest.raises(Refused, match="申请人说明的理由合理的"):
        actions.set_due(
            case,
            due_on=date(2024, 12, 20),
            reason_accepted=accepted,
            by=desk.office_head,
            at=moment("2024-10-09 10:00"),
        )


def test_silence_about_the_reasons_counts_after_their_day(desk):
    case = desk.excessive()
    with pytest.raises(Refused, match="说明理由的期限至2024年10月10日届满"):
        actions.lapse_reason(case, by=desk.registrar, at=moment("2024-10-10 17:00"))
    case = actions.lapse_reason(case, by=desk.registrar, at=moment("2024-10-11 09:00"))
    refused = desk.drafted(
        "2024-10-11 10:00", case, outcome=Outcome.REFUSED_EXCESSIVE, text="不予处理。",
        grounds={"excess": "本月40件，未说明理由"},
    )  # fmt: skip
    assert refused.outcome == Outcome.REFUSED_EXCESSIVE
