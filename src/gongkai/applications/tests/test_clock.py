"""The clock: what stops it, what restarts it, what is left of it."""

import pytest

from gongkai.applications.rules.clock import read
from gongkai.applications.rules.events import Answered, Correction, CustomDue, Fee, Practice
from gongkai.applications.tests.told import (
    NATION,
    XINJIANG,
    charged,
    clock,
    consulted,
    corrected,
    due,
    extended,
    on,
    received,
)


def test_the_days_used_and_left_add_up():
    running = clock(received("2024-09-20"))

    assert (running.used(on("2024-09-20")), running.remaining(on("2024-09-20"))) == (0, 20)
    assert (running.used(on("2024-10-08")), running.remaining(on("2024-10-08"))) == (8, 12)
    assert (running.used(on("2024-10-23")), running.remaining(on("2024-10-23"))) == (20, 0)


def test_overdue_days_are_negative():
    running = clock(received("2024-09-20"))

    assert running.remaining(on("2024-10-25")) == -2
    assert not running.is_late(on("2024-10-23"))
    assert running.is_late(on("2024-10-24"))


def test_an_answer_freezes_the_clock():
    answered = clock(received("2024-09-20"), Answered(on("2024-10-08")))

    assert answered.remaining(on("2024-12-01")) == 12
    assert not answered.is_late(on("2024-12-01"))
    assert clock(received("2024-09-20"), Answered(on("2024-10-24"))).is_late(on("2024-12-01"))


def test_while_somebody_is_asked_the_days_left_do_not_change():
    asked = clock(received("2025-04-14"), consulted("2025-04-18"))

    assert asked.due_on is None
    assert {asked.remaining(on(day)) for day in ("2025-04-18", "2025-04-21", "2025-05-08", "2025-07-01")} == {16}
    assert asked.paused(on("2025-04-17")) == ""
    assert asked.paused(on("2025-04-18")) == "征求意见"
    assert NATION.add(on("2025-05-08"), asked.remaining(on("2025-05-08"))) == on("2025-05-30")


def test_the_pause_ends_by_itself_after_fifteen_working_days():
    asked = clock(received("2025-04-14"), consulted("2025-04-18", reached="2025-04-21"))

    assert asked.paused(on("2025-05-13")) == "征求意见"
    assert asked.paused(on("2025-05-14")) == ""


def test_an_answer_after_the_fifteen_days_does_not_lengthen_the_pause():
    assert due(received("2025-04-14"), consulted("2025-04-18", "2025-05-20", "2025-04-21"))[0] == "2025-06-06"


def test_two_consultations_at_once_are_deducted_once():
    one = consulted("2025-04-18", "2025-05-08")

    assert due(received("2025-04-14"), one, consulted("2025-04-22", "2025-05-06")) == ["2025-05-30", "2025-05-30"]
    # a second that ends two working days later costs two days more
    assert due(received("2025-04-14"), one, consulted("2025-04-22", "2025-05-12")) == ["2025-06-04", "2025-06-04"]


def test_waiting_for_a_correction_there_is_no_due_day():
    waiting = clock(received("2025-01-20"), corrected("2025-01-24"))

    assert waiting.due_on is None
    assert not waiting.is_late(on("2026-01-01"))
    assert waiting.paused(on("2025-03-01")) == "等待补正"


def test_a_second_request_for_correction_has_no_effect():
    events = [received("2025-01-20"), corrected("2025-01-22", "2025-01-23"), corrected("2025-01-24", "2025-02-10")]

    assert due(*events) == due(received("2025-01-23"))


def test_a_request_after_the_seventh_working_day_leaves_the_clock_running():
    events = [received("2025-01-20"), corrected("2025-02-06", "2025-02-10")]

    assert due(*events) == ["2025-02-21", "2025-02-21"]


def test_a_county_may_let_a_late_request_restart_the_clock():
    events = [received("2025-01-20"), corrected("2025-02-06", "2025-02-10")]

    assert str(read(events, NATION, Practice(late_correction_restarts=True)).due_on) == "2025-03-10"


def test_a_county_may_let_a_fee_only_pause_the_clock():
    events = [received("2025-08-01"), charged("2025-08-20", "2025-09-10")]

    # 13 days used by 08-20, 7 left after 09-10
    assert str(read(events, NATION, Practice(payment_restarts=False)).due_on) == "2025-09-19"


def test_waiting_for_payment_begins_when_the_notice_is_sent():
    waiting = clock(received("2025-08-01"), Fee(on("2025-08-18"), on("2025-08-20")))

    assert waiting.due_on is None
    assert waiting.paused(on("2025-08-18")) == "等待缴费"


def test_a_fee_notice_on_the_last_day_stops_the_clock_in_time():
    waiting = clock(received("2025-08-01"), charged("2025-08-29"))

    assert waiting.due_on is None
    assert not waiting.is_late(on("2025-09-10"))


def test_asking_somebody_on_the_last_day_wins_no_time():
    assert due(received("2025-04-14"), consulted("2025-05-14", "2025-05-20")) == ["2025-05-14", "2025-05-14"]


def test_an_extension_survives_a_restart_and_stays_within_its_twenty_days():
    events = [received("2025-08-01"), extended(5, "2025-08-15"), charged("2025-08-20", "2025-09-10")]

    assert due(*events)[0] == "2025-10-21"
    assert clock(*events).extended == 5


def test_the_order_in_which_events_are_told_does_not_matter():
    events = [received("2025-04-14"), consulted("2025-04-18", "2025-05-08"), extended(20, "2025-05-30")]

    assert due(*reversed(events)) == due(*events)


def test_a_later_day_can_be_set_for_an_excessive_application():
    events = [received("2025-08-01"), CustomDue(on("2025-12-31"), on("2025-08-29"))]

    assert due(*events) == ["2025-12-31", "2025-12-31"]


def test_a_later_day_that_is_a_day_off_moves_on():
    assert due(received("2025-08-01"), CustomDue(on("2025-10-04"), on("2025-08-29")))[0] == "2025-10-09"


def test_a_consultation_still_moves_a_day_that_was_set():
    events = [received("2025-08-01"), CustomDue(on("2025-10-10"), on("2025-08-29"))]

    assert due(*events, consulted("2025-09-01", "2025-09-03"))[0] == "2025-10-13"  # 10-11 is worked


def test_a_due_day_in_a_known_year_is_firm():
    assert not clock(received("2024-09-20")).is_provisional
    assert not clock(received("2026-12-15"), corrected("2026-12-16")).is_provisional, "there is no due day"


def test_there_is_one_receipt():
    with pytest.raises(ValueError, match="收到申请"):
        clock(corrected("2025-01-24"))
    with pytest.raises(ValueError, match="收到申请"):
        clock(received("2025-01-20"), received("2025-01-21"))


def test_the_local_due_day_is_never_before_the_national_one():
    for month in range(1, 13):
        events = [received(f"2025-{month:02}-17")]
        assert clock(*events, calendar=XINJIANG).due_on >= clock(*events).due_on


def test_a_correction_that_came_the_same_day_restarts_from_that_day():
    day = on("2025-01-24")

    assert due(received("2025-01-20"), Correction(day, day)) == due(received("2025-01-24"))


def test_of_two_restarts_the_later_day_holds():
    events = [received("2025-08-01"), charged("2025-08-05", "2025-08-20"), corrected("2025-08-06", "2025-08-08")]

    assert due(*events) == due(received("2025-08-20"))
