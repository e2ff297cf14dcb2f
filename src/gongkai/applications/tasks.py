"""What the room does by itself."""

from __future__ import annotations

from datetime import datetime

from gongkai.applications import actions, queries
from gongkai.lib.clock import beijing_date
from gongkai.lib.job import job


class StaleCacheError(Exception):
    """A stored state or due day is not what the ledger says."""


@job("办件期限核对")
def check_caches(*, at: datetime) -> str:
    """Compute every state and due day from the ledger; one that differs from what is stored makes the job fail."""
    wrong = queries.mismatched()
    if wrong:
        told = "；".join(f"{one.number}{one.what}存为{one.stored}，应为{one.computed}" for one in wrong[:20])
        raise StaleCacheError(f"{len(wrong)}处与台账不符：{told}")
    return "各件状态、期限均与台账一致"


@job("办件到期预警")
def warn_of_due_days(*, at: datetime) -> str:
    """Warn of every case that has five, two or no working days left, or became late, each once."""
    due = queries.to_warn(beijing_date(at))
    for case, left in due:
        actions.warn_due(case, days=left, at=at)
    return f"预警{len(due)}件"
