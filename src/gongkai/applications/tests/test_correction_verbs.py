"""Asking for a correction, once, in time; receiving it; giving the application up without it (条例第三十条)."""

from __future__ import annotations

from datetime import date

import pytest

from gongkai.applications import actions
from gongkai.applications.choices import Outcome, State
from gongkai.lib.refusal import Refused
from tests.cast import moment


def asked(desk, at: str = "2025-01-24 10:00", **more):
    """Received on 2025-01-20; asked to correct."""
    case = desk.submitted("2025-01-20 10:00")
    return actions.request_correction(case, items="请写明工程名称", by=desk.registrar, at=moment(at), **more)


def test_while_the_applicant_corrects_no_day_is_set(desk):
    case = asked(desk)
    assert (case.state, case.due_on, case.correction.until) == (State.CORRECTION_PENDING, None, date(2025, 2, 13))


def test_a_correction_received_gives_a_whole_new_period(desk):
    case = actions.receive_correction(asked(desk), answer="二期工程", by=desk.registrar, at=moment("2025-02-10 10:00"))
    assert (case.state, case.due_on_national) == (State.REGISTERED, date(2025, 3, 10))


def test_on_the_seventh_working_day_it_may_still_be_asked_for(desk):
    assert asked(desk, "2025-02-05 18:00").state == State.CORRECTION_PENDING


def test_on_the_eighth_it_may_not(desk):
    with pytest.raises(Refused, match="本件最迟为2025年2月5日"):
        asked(desk, "2025-02-06 09:00")


def test_it_is_asked_for_once_only(desk):
    case = actions.receive_correction(asked(desk), answer="二期", by=desk.registrar, at=moment("2025-01-24 15:00"))
    with pytest.raises(Refused, match="不得再次要求补正"):
        actions.request_correction(case, items="再写明年份", by=desk.registrar, at=moment("2025-01-25 10:00"))


def test_a_notice_says_what_to_correct_and_leaves_time(desk):
    case = desk.submitted("2025-01-20 10:00")
    with pytest.raises(Refused) as refusal:
        actions.request_correction(
            case, items=" ", until=date(2025, 1, 24), by=desk.registrar, at=moment("2025-01-24 10:00")
        )
    assert len(refusal.value.reasons) == 2


def test_a_late_correction_with_a_good_reason_is_taken_by_the_office(desk):
    case = asked(desk)
    late = {"answer": "二期工程", "justification": "住院", "at": moment("2025-02-20 10:00")}
    with pytest.raises(Refused, match="补正期限已于2025年2月13日届满"):
        actions.receive_correction(case, **late, by=None)
    case = actions.receive_correction(case, **late, by=desk.registrar)
    assert case.state == State.REGISTERED


def test_on_the_last_day_it_cannot_yet_be_given_up(desk):
    with pytest.raises(Refused, match="次日起方可视为放弃申请"):
        actions.lapse_correction(asked(desk), by=desk.registrar, at=moment("2025-02-13 17:00"))


def test_the_day_after_it_is_given_up(desk):
    case = actions.lapse_correction(asked(desk), by=desk.registrar, at=moment("2025-02-14 09:00"))
    assert (case.state, case.outcome, case.closed_on) == (
        State.ABANDONED, Outcome.OTHER_NOT_CORRECTED, date(2025, 2, 14),
    )  # fmt: skip
