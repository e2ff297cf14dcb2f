"""When something that is done by itself is done next."""

from __future__ import annotations

from datetime import datetime

import pytest

from gongkai.lib.clock import BEIJING
from gongkai.lib.schedule import Daily, Every, Schedule, Weekly


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BEIJING)


@pytest.mark.parametrize(
    ("schedule", "now", "following"),
    [
        (Every(5), "2024-03-06 10:00", "2024-03-06 10:05"),
        (Daily(3, 10), "2024-03-06 03:09", "2024-03-06 03:10"),
        (Daily(3, 10), "2024-03-06 03:10", "2024-03-07 03:10"),
        (Weekly(0, 4), "2024-03-06 10:00", "2024-03-11 04:00"),
        (Weekly(2, 12), "2024-03-06 10:00", "2024-03-06 12:00"),
        (Weekly(2, 4), "2024-03-06 10:00", "2024-03-13 04:00"),
    ],
)
def test_the_next_time_follows_from_the_schedule(schedule: Schedule, now: str, following: str) -> None:
    assert schedule.next_after(at(now)) == at(following)


def test_a_day_begins_in_beijing_wherever_the_server_stands() -> None:
    utc = datetime.fromisoformat("2024-03-06T19:00:00+00:00")  # 03:00 of the 7th in Beijing
    assert Daily(3, 10).next_after(utc) == at("2024-03-07 03:10")


def test_a_schedule_says_itself_in_chinese() -> None:
    assert [str(one) for one in (Every(1), Daily(3, 5), Weekly(6, 4))] == ["每1分钟", "每天03:05", "每周日04:00"]
