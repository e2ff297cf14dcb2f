"""What the registers do on the clock."""

from __future__ import annotations

from datetime import datetime

from django.db.models import F

from gongkai.lib.job import job
from gongkai.registers.actions import take_in
from gongkai.registers.actions.imports import PIECE
from gongkai.registers.models import ImportRun

PIECES = 20  # of one file, and files, at one call


@job("登记簿导入")
def go_on_importing(*, at: datetime) -> str:
    """Go on with files whose import was begun and not finished."""
    entered = 0
    begun = ImportRun.objects.filter(started_at__isnull=False, done__lt=F("total")).defer("lines").order_by("id")
    for run in begun[:PIECES]:
        entered += take_in(run, by=None, at=at, limit=PIECES * PIECE).entered - run.entered
    return f"登记{entered}条" if entered else ""
