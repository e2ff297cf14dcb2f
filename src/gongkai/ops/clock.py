"""The clock: does every job of the `CLOCK` table when its time has come, once, whichever process is first."""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import models
from django.utils.module_loading import import_string

from gongkai.lib.schedule import Every
from gongkai.ops.models import ClockJob, Heartbeat
from gongkai.ops.queries import table

log = logging.getLogger(__name__)
HELD_FOR = timedelta(minutes=30)  # a job whose process died is taken up again after this
RETRY_AFTER = timedelta(minutes=1)  # after a failure, doubled each time, at most an hour
LONGEST_WAIT = timedelta(hours=1)
PAUSE = 5  # seconds between two looks at the table


def tick(at: datetime, *, now: Callable[[], datetime], go_on: Callable[[], bool] = lambda: True) -> list[ClockJob]:
    """Do what is due, as long as `go_on` says so. Returns the jobs that were done or failed.

    `now` tells the time at which a job was finished.
    """
    Heartbeat.objects.update_or_create(pk=1, defaults={"at": at})
    enrol(at)
    known = table()
    due = [job.path for job in ClockJob.objects.due(at).order_by("next_at", "pk") if job.path in known]
    return [done for path in due if go_on() and (done := _run(path, at, now))]


def enrol(at: datetime) -> None:
    """Every job of the table has its row; a new one that runs all day is due at once, others at their hour."""
    known = set(ClockJob.objects.values_list("path", flat=True))
    new = [
        ClockJob(path=path, next_at=at if isinstance(often, Every) else often.next_after(at))
        for path, often in table().items()
        if path not in known
    ]
    ClockJob.objects.bulk_create(new, ignore_conflicts=True)


def _run(path: str, at: datetime, now: Callable[[], datetime]) -> ClockJob | None:
    if not ClockJob.objects.due(at).filter(path=path).update(held_until=at + HELD_FOR, started_at=at):
        return None  # another process was first
    try:
        said = import_string(path)(at=at)
    except Exception as error:
        log.exception("Job %s failed", path)
        _failed(path, at, error)
    else:
        ClockJob.objects.filter(path=path).update(
            outcome=(said or "")[:300], error="", failures=0, finished_at=now(), held_until=None,
            next_at=table()[path].next_after(at),
        )  # fmt: skip
    return ClockJob.objects.get(path=path)


def _failed(path: str, at: datetime, error: Exception) -> None:
    job = ClockJob.objects.get(path=path)
    wait = min(RETRY_AFTER * 2 ** min(job.failures, 10), LONGEST_WAIT)
    ClockJob.objects.filter(path=path).update(
        error=f"{type(error).__name__}：{error}", failures=models.F("failures") + 1, held_until=None, next_at=at + wait
    )


def run_for_good(*, parent: int | None, now: Callable[[], datetime]) -> None:
    """Look at the table every few seconds; ends with the process whose number is given."""
    from django.db import close_old_connections

    def go_on() -> bool:
        return parent is None or os.getppid() == parent

    while go_on():
        try:
            tick(now(), now=now, go_on=go_on)
        except Exception:
            log.exception("The clock could not look at its jobs")
        close_old_connections()
        time.sleep(PAUSE)
