"""Dates as Chinese offices write them."""

from datetime import UTC, date, datetime

from gongkai.lib.dates import formal, to_minute, weekday


def test_a_formal_date_has_no_leading_zeros():
    assert formal(date(2024, 3, 5)) == "2024年3月5日"
    assert formal(date(2024, 12, 31)) == "2024年12月31日"


def test_a_moment_is_written_in_beijing_time():
    assert to_minute(datetime(2024, 3, 5, 8, 30, tzinfo=UTC)) == "2024-03-05 16:30"


def test_the_week_begins_on_monday():
    assert [weekday(date(2024, 9, n)) for n in range(23, 30)] == [
        "周一",
        "周二",
        "周三",
        "周四",
        "周五",
        "周六",
        "周日",
    ]
