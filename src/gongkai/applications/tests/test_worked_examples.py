"""The worked examples W1 to W24: dates by the national calendar, and by 新疆's."""

from datetime import datetime, timedelta

import pytest

from gongkai.applications.rules import consultation, correction, extension, history, payment, periods
from gongkai.applications.rules.events import Answered
from gongkai.applications.tests.told import (
    BOTH,
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
from gongkai.lib.clock import BEIJING, beijing_date


def both(day: str) -> list[str]:
    return [day, day]


def test_w1_the_national_holiday_with_two_days_made_up():
    numbered = {day.number: day.on for day in NATION.sheet(on("2024-09-20"), 20) if day.number}

    assert {number: str(numbered[number]) for number in (1, 5, 6, 7, 8, 12, 20)} == {
        1: "2024-09-23",
        5: "2024-09-27",
        6: "2024-09-29",
        7: "2024-09-30",
        8: "2024-10-08",
        12: "2024-10-12",
        20: "2024-10-23",
    }
    assert due(received("2024-09-20")) == both("2024-10-23")
    assert correction.last_day_to_request(on("2024-09-20"), NATION) == on("2024-09-30")


def test_w2_received_on_a_sunday_made_up():
    assert due(received("2024-09-29")) == both("2024-10-31")


def test_w3_the_case_decided_in_lianyungang():
    assert due(received("2022-09-30")) == both("2022-11-02")


def test_w4_guiding_case_26_with_fifteen_days_under_the_old_law():
    assert [str(calendar.add(on("2011-06-01"), 15)) for calendar in BOTH] == both("2011-06-23")


def test_w5_a_correction_restarts_the_clock():
    for calendar in BOTH:
        assert correction.last_day_to_request(on("2025-01-20"), calendar) == on("2025-02-05")
        assert correction.last_day_to_correct(on("2025-01-24"), calendar) == on("2025-02-13")

    assert due(received("2025-01-20")) == both("2025-02-21")
    assert due(received("2025-01-20"), corrected("2025-01-24", "2025-02-10")) == both("2025-03-10")


def test_w6_without_a_correction_the_case_lapses_the_day_after():
    last_on = correction.last_day_to_correct(on("2025-01-24"), NATION)

    assert correction.why_not_lapse(last_on=last_on, on=on("2025-02-13")) == [
        "补正期限2025年2月13日届满，次日起方可视为放弃申请（条例第三十条）"
    ]
    assert correction.why_not_lapse(last_on=last_on, on=on("2025-02-14")) == []


def test_w7_an_extension_of_twenty_or_ten_days_told_in_time():
    assert due(received("2024-09-20"), extended(20, "2024-10-23")) == both("2024-11-20")
    assert due(received("2024-09-20"), extended(10, "2024-10-23")) == both("2024-11-06")

    told_late = extension.why_not_extend(
        clock(received("2024-09-20")), days=20, notified_on=on("2024-10-24"), approved=True
    )
    assert told_late == ["告知延期须在答复期限届满前，本件答复期限为2024年10月23日（条例第三十三条第二款）"]


def test_w8_a_third_party_answers_after_twelve_working_days():
    events = [received("2025-04-14"), consulted("2025-04-18", "2025-05-08", "2025-04-21")]

    assert due(received("2025-04-14")) == both("2025-05-14")
    assert clock(*events).used(on("2025-04-18")) == 4
    assert consultation.last_day_to_reply(on("2025-04-21"), NATION) == on("2025-05-14")
    assert NATION.count(on("2025-04-18"), on("2025-05-08")) == 12
    assert due(*events) == both("2025-05-30")
    assert due(*events, extended(20, "2025-05-30")) == ["2025-06-30", "2025-07-03"]


def test_w9_a_third_party_does_not_answer():
    events = [received("2025-04-14"), consulted("2025-04-18", reached="2025-04-21")]

    assert NATION.count(on("2025-04-18"), on("2025-05-14")) == 16
    assert due(*events) == ["2025-06-06", "2025-06-11"]


def test_w10_another_organ_does_not_answer():
    events = [received("2025-09-08"), consulted("2025-09-12", reached="2025-09-15")]

    assert due(received("2025-09-08")) == both("2025-10-11")
    assert consultation.last_day_to_reply(on("2025-09-15"), NATION) == on("2025-10-11")
    assert NATION.count(on("2025-09-12"), on("2025-10-11")) == 16
    assert due(*events) == both("2025-11-03")


def test_w11_paying_the_fee_restarts_the_clock():
    assert due(received("2025-08-01")) == both("2025-08-29"), "the last day for the notice"
    assert payment.last_day_to_pay(on("2025-08-20"), NATION) == on("2025-09-17")
    assert due(received("2025-08-01"), charged("2025-08-20", "2025-09-10")) == both("2025-10-14")
    assert due(received("2025-08-01"), charged("2025-08-20", "2025-09-17")) == both("2025-10-21")


def test_w12_without_payment_the_case_lapses_the_day_after():
    def why_not(day: str) -> list[str]:
        return payment.why_not_lapse(received_on=on("2025-08-20"), on=on(day), calendar=NATION)

    assert why_not("2025-09-18") == []
    assert why_not("2025-09-17") == [
        "缴费期限2025年9月17日届满，次日起方可视为放弃申请（条例第四十二条、信息处理费管理办法第六条）"
    ]


def test_w13_over_new_year():
    assert due(received("2025-12-15")) == both("2026-01-13")
    assert not clock(received("2025-12-15"), Answered(on("2026-01-13"))).is_late(on("2026-02-01"))


def test_w14_signed_for_on_a_saturday():
    assert due(received("2025-05-10")) == ["2025-06-09", "2025-06-12"]


def test_w15_an_ordinary_letter_counts_from_the_day_it_is_confirmed():
    assert due(received("2025-06-10")) == both("2025-07-08")
    assert due(received("2025-06-05")) == ["2025-07-03", "2025-07-08"]  # what the wrong day would give


def test_w16_ten_minutes_before_the_long_holiday():
    submitted_on = beijing_date(datetime(2025, 9, 30, 23, 50, tzinfo=BEIJING))

    assert submitted_on == on("2025-09-30")
    assert correction.last_day_to_request(submitted_on, NATION) == on("2025-10-16")
    assert due(received("2025-09-30")) == both("2025-11-04")


def test_w17_before_the_spring_festival_of_2025():
    assert due(received("2025-01-27")) == both("2025-03-03")


def test_w18_before_the_spring_festival_of_2026():
    sheet = NATION.sheet(on("2026-02-13"), 20)

    assert (sheet[0].on, sheet[0].number, sheet[0].why) == (on("2026-02-14"), 1, "调休上班")
    assert [day.counted for day in sheet if day.on == on("2026-02-28")] == [True]
    assert due(received("2026-02-13")) == both("2026-03-19")


def test_w19_over_the_feast_of_fast_breaking():
    assert due(received("2025-03-14")) == ["2025-04-14", "2025-04-15"]


def test_w20_over_the_feast_of_sacrifice():
    assert due(received("2025-05-20")) == ["2025-06-18", "2025-06-23"]


def test_w21_corrected_over_new_year():
    assert [correction.last_day_to_request(on("2025-12-22"), calendar) for calendar in BOTH] == [on("2025-12-31")] * 2
    assert due(received("2025-12-22"), corrected("2025-12-31", "2026-01-08")) == both("2026-02-05")


def test_w22_extended_twice_and_not_a_third_time():
    once = [received("2025-09-08"), extended(12, "2025-10-10")]
    twice = [*once, extended(8, "2025-10-28")]

    assert due(*once) == both("2025-10-28")
    assert due(*twice) == both("2025-11-07")
    assert history.why_not(twice, NATION) == []
    assert history.why_not([*twice, extended(1, "2025-10-29")], NATION) == [
        "延期合计不得超过20个工作日，已延长20个工作日（条例第三十三条第二款）"
    ]


def test_w23_without_a_calendar_for_2027_the_day_is_provisional():
    for calendar in (NATION, XINJIANG):
        late_in_2026 = clock(received("2026-12-15"), calendar=calendar)
        assert late_in_2026.is_provisional
        assert late_in_2026.due_on == on("2027-01-13")


def test_w24_review_and_suit_run_in_calendar_days_and_move_past_days_off():
    for calendar in (NATION, XINJIANG):
        assert periods.last_day_for_review(on("2025-03-10"), calendar) == on("2025-05-09")
        assert periods.last_day_for_review(on("2024-10-23"), calendar) == on("2024-12-23")
        assert periods.last_day_to_sue_after_review(on("2025-09-20"), calendar) == on("2025-10-09")
    assert on("2024-10-23") + timedelta(days=60) == on("2024-12-22"), "a Sunday"


@pytest.mark.parametrize(
    ("known", "last"),
    [
        ("2025-03-10", "2025-09-10"),
        ("2025-08-31", "2026-02-28"),  # no 31 February; a Saturday, but made up
        ("2025-04-04", "2025-10-09"),  # 4 October is in the long holiday
        ("2024-12-31", "2025-06-30"),
    ],
)
def test_six_months_end_on_the_same_day_of_the_month(known, last):
    assert periods.last_day_to_sue(on(known), NATION) == on(last)
