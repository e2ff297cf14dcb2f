"""The working-day calendar."""

from datetime import date, timedelta

import pytest

from gongkai.lib.notices import Notice
from gongkai.lib.workdays import WorkCalendar

NATION = WorkCalendar.national()
SHAWAN = WorkCalendar.for_region("654223")  # 沙湾市, in 新疆

# The State Council's notices of 2024 to 2026, written out: weekdays off, and weekend days worked.
WEEKDAYS_OFF = {
    2024: "01-01 02-12 02-13 02-14 02-15 02-16 04-04 04-05 05-01 05-02 05-03 06-10 09-16 09-17 "
    "10-01 10-02 10-03 10-04 10-07",
    2025: "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
    2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 "
    "10-02 10-05 10-06 10-07",
}
WEEKENDS_WORKED = {
    2024: "02-04 02-18 04-07 04-28 05-11 09-14 09-29 10-12",
    2025: "01-26 02-08 04-27 09-28 10-11",
    2026: "01-04 02-14 02-28 05-09 09-20 10-10",
}


def days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_of_a_year_is_as_the_state_council_said(year):
    for day in days_of(year):
        expected = day.weekday() < 5 and f"{day:%m-%d}" not in WEEKDAYS_OFF[year]
        expected = expected or f"{day:%m-%d}" in WEEKENDS_WORKED[year]
        assert NATION.is_workday(day) is expected, day


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2024, 9, 20), "工作日"),
        (date(2024, 9, 21), "周末"),
        (date(2024, 9, 29), "调休上班"),
        (date(2024, 10, 1), "国庆节放假"),
        (date(2024, 10, 7), "国庆节放假"),  # moved here from 12 October
        (date(2024, 9, 16), "中秋节放假"),  # moved here from 14 September
        (date(2020, 10, 1), "中秋节、国庆节放假"),
        (date(2025, 1, 28), "春节放假"),  # New Year's Eve
        (date(2020, 1, 31), "春节放假"),  # lengthened in the epidemic
        (date(2018, 12, 31), "元旦放假"),
        (date(2018, 12, 29), "调休上班"),
    ],
)
def test_each_day_says_why_it_is_worked_or_not(day, why):
    assert NATION.why(day) == why


def test_xinjiang_also_rests_on_its_own_festivals():
    local = {
        date(2022, 5, 5): "肉孜节放假",
        date(2022, 7, 11): "古尔邦节放假",
        date(2022, 7, 12): "古尔邦节放假",
        date(2022, 7, 13): "古尔邦节放假",
        date(2025, 3, 31): "肉孜节放假",
        date(2025, 6, 6): "古尔邦节放假",
        date(2025, 6, 9): "古尔邦节放假",
        date(2025, 6, 10): "古尔邦节放假",
    }
    differing = [day for year in range(2022, 2027) for day in days_of(year) if NATION.why(day) != SHAWAN.why(day)]

    assert {day: SHAWAN.why(day) for day in differing} == local
    assert not any(SHAWAN.is_workday(day) for day in local)
    assert all(NATION.is_workday(day) for day in local)


@pytest.mark.parametrize("code", ["650000", "654200", "654223", "654223100000"])
def test_a_region_rests_when_the_one_above_it_does(code):
    assert not WorkCalendar.for_region(code).is_workday(date(2025, 6, 6))


@pytest.mark.parametrize("code", ["", "640000", "110105"])
def test_other_regions_keep_the_national_calendar(code):
    assert WorkCalendar.for_region(code).is_workday(date(2025, 6, 6))


@pytest.mark.parametrize("code", ["65", "新疆", "654223x", "0654223"])
def test_what_is_no_region_code_is_refused(code):
    with pytest.raises(ValueError, match="应为6位数字"):
        WorkCalendar.for_region(code)


def test_the_start_day_is_not_counted():
    assert NATION.add(date(2024, 9, 20), 1) == date(2024, 9, 23)
    assert NATION.add(date(2024, 9, 20), 20) == date(2024, 10, 23)
    assert NATION.add(date(2024, 9, 21), 0) == date(2024, 9, 21)


def test_working_days_are_counted_backwards_too():
    assert NATION.add(date(2024, 10, 9), -5) == date(2024, 9, 26)


def test_count_and_add_agree():
    assert NATION.count(date(2024, 9, 20), date(2024, 10, 23)) == 20
    assert NATION.count(date(2024, 9, 20), date(2024, 10, 22)) == 19
    assert NATION.count(date(2024, 9, 20), date(2024, 9, 20)) == 0
    assert NATION.count(date(2024, 9, 20), date(2024, 9, 1)) == 0


def test_the_next_workday_skips_the_long_holiday():
    assert NATION.next_workday(date(2025, 9, 30)) == date(2025, 10, 9)
    assert NATION.next_workday(date(2025, 10, 10)) == date(2025, 10, 11)  # a Saturday, worked


def test_a_last_day_moves_on_only_when_it_is_a_day_off():
    assert NATION.on_or_after(date(2025, 10, 5)) == date(2025, 10, 9)
    assert NATION.on_or_after(date(2025, 10, 11)) == date(2025, 10, 11)


def test_the_sheet_numbers_the_days_that_count_and_explains_the_others():
    sheet = NATION.sheet(date(2024, 9, 26), 3, {date(2024, 9, 29): "征求意见"})

    assert [(day.on.day, day.number, day.why) for day in sheet] == [
        (27, 1, "工作日"),
        (28, None, "周末"),
        (29, None, "征求意见"),
        (30, 2, "工作日"),
        *[(n, None, "国庆节放假") for n in (1, 2, 3, 4)],
        (5, None, "周末"),
        (6, None, "周末"),
        (7, None, "国庆节放假"),
        (8, 3, "工作日"),
    ]


def test_a_year_without_a_notice_is_provisional_and_no_error():
    assert NATION.is_provisional(date(2027, 1, 13))
    assert NATION.add(date(2026, 12, 15), 20) == date(2027, 1, 13)
    assert NATION.why(date(2027, 10, 1)) == "国庆节放假"
    assert NATION.gaps(2027) == ["2027年全国节假日安排尚未录入，涉及该年的日期均为暂定"]


def test_the_last_days_before_such_a_year_are_provisional_too():
    assert not NATION.is_provisional(date(2026, 12, 28))
    assert NATION.is_provisional(date(2026, 12, 29))
    assert not NATION.is_provisional(date(2025, 12, 31))


def test_every_year_since_the_regulations_is_known():
    assert [year for year in range(2008, 2027) if NATION.gaps(year)] == []


def test_a_region_says_which_of_its_years_are_missing():
    assert SHAWAN.gaps(2025) == []
    assert SHAWAN.gaps(2026) == ["2026年地方节假日安排（650000）尚未录入，按全国口径计算"]


def test_an_installation_enters_the_notice_of_a_new_year():
    notice = Notice(
        region="",
        year=2027,
        source="国务院办公厅通知（测试）",
        off=((date(2026, 12, 31), "元旦"), (date(2027, 1, 1), "元旦")),
        work=(date(2027, 1, 2),),
        whole_year=True,
    )
    calendar = WorkCalendar.national(extra=[notice])

    assert not calendar.is_provisional(date(2027, 1, 13))
    assert calendar.why(date(2026, 12, 31)) == "元旦放假"
    assert calendar.why(date(2027, 1, 2)) == "调休上班"
    assert calendar.is_workday(date(2027, 10, 1)), "the guess about that year is gone"
    assert calendar.add(date(2026, 12, 15), 20) == date(2027, 1, 13)  # one day lost, one won
    assert NATION.is_provisional(date(2027, 1, 13)), "others are not touched"


def test_an_installation_enters_its_own_regional_holiday():
    notice = Notice(region="654223", year=2026, source="市人民政府通知（测试）", off=((date(2026, 3, 20), "肉孜节"),))

    assert not WorkCalendar.for_region("654223", extra=[notice]).is_workday(date(2026, 3, 20))
    assert WorkCalendar.for_region("654221", extra=[notice]).is_workday(date(2026, 3, 20))


def test_a_local_holiday_wins_over_a_day_made_up():
    notice = Notice(region="650000", year=2025, source="测试", off=((date(2025, 9, 28), "地方节日"),))

    assert not WorkCalendar.for_region("650000", extra=[notice]).is_workday(date(2025, 9, 28))


def test_a_calendar_is_made_once():
    assert WorkCalendar.for_region("654223") is SHAWAN
