"""A newcomer's machine: secrets made once and kept to its owner, Beijing time whatever the server says."""

from __future__ import annotations

import stat
from pathlib import Path

from gongkai.config.tests.starting import start

PRINT_SECRETS = "from django.conf import settings as s; print(s.SECRET_KEY, s.GONGKAI_DATA_KEYS[0])"
PRINT_DAY = """
import time, django; django.setup()
from datetime import datetime, timezone
from django.utils import timezone as local
late = datetime(2024, 12, 31, 16, 0, tzinfo=timezone.utc)  # 2025-01-01 00:00 in Beijing, 22:00 in Urumqi
print(local.localdate(late), time.strftime("%z"), local.get_current_timezone_name())
"""


def test_secrets_are_made_once_and_read_by_their_owner_only(tmp_path: Path) -> None:
    first = start(["-c", PRINT_SECRETS], "dev", tmp_path).stdout
    assert len(first.split()) == 2
    assert first == start(["-c", PRINT_SECRETS], "dev", tmp_path).stdout
    for name in ("secret.key", "data.key"):
        assert stat.S_IMODE((tmp_path / name).stat().st_mode) == 0o600
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data.key", "secret.key"]


def test_a_server_in_urumqi_counts_beijing_days(tmp_path: Path) -> None:
    done = start(["-c", PRINT_DAY], "dev", tmp_path, TZ="Asia/Urumqi")
    assert done.stdout.split() == ["2025-01-01", "+0800", "Asia/Shanghai"], done.stderr
