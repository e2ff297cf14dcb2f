"""Beijing's clock."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from gongkai.lib.clock import BEIJING, beijing_date

SNIPPET = """
import time; time.tzset()
from datetime import UTC, datetime
from gongkai.lib.clock import beijing_date
moment = datetime(2025, 9, 30, 16, 30, tzinfo=UTC)
print(moment.astimezone().date(), beijing_date(moment))
"""


def test_half_past_midnight_in_beijing_is_the_new_day_on_a_server_in_urumqi():
    env = {**os.environ, "TZ": "Asia/Urumqi", "PYTHONPATH": os.pathsep.join(sys.path)}
    out = subprocess.run([sys.executable, "-c", SNIPPET], env=env, capture_output=True, text=True, check=True)

    assert out.stdout.split() == ["2025-09-30", "2025-10-01"]  # the server's day, ours


def test_a_moment_told_in_urumqi_time_belongs_to_the_day_in_beijing():
    urumqi = timezone(timedelta(hours=6))

    assert beijing_date(datetime(2025, 9, 30, 22, 30, tzinfo=urumqi)) == date(2025, 10, 1)
    assert beijing_date(datetime(2025, 9, 30, 21, 59, tzinfo=urumqi)) == date(2025, 9, 30)


def test_the_last_minute_before_the_holiday_still_counts():
    assert beijing_date(datetime(2025, 9, 30, 23, 50, tzinfo=BEIJING)) == date(2025, 9, 30)
    assert beijing_date(datetime(2025, 9, 30, 15, 50, tzinfo=UTC)) == date(2025, 9, 30)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="时区"):
        beijing_date(datetime(2025, 9, 30, 23, 50))
