"""What the room does by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings

from gongkai.analytics.actions import note_day
from gongkai.analytics.rules import count
from gongkai.lib.clock import beijing_date
from gongkai.lib.job import job

OPEN_FOR = timedelta(days=2)  # how far back a nightly run counts again, should it have been missed


@job("访问量统计")
def count_visits(*, at: datetime) -> str:
    """Count the days that are over from the web server's log; a day without a log has no figure rather than nought."""
    log = settings.GONGKAI_ACCESS_LOG
    if not log.is_file():
        return f"没有访问日志（{log.name}），未统计"
    today = beijing_date(at)
    with log.open(encoding="utf-8", errors="replace") as lines:
        days = {day: counted for day, counted in count(lines).items() if today - OPEN_FOR <= day < today}
    for day, counted in sorted(days.items()):
        note_day(day, counted, at=at)
    return "；".join(f"{day:%m月%d日}访问{counted.visits}次" for day, counted in sorted(days.items())) or "没有新的日志"
