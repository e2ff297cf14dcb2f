"""What the clock remembers of each job that runs by itself."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import models

GRACE = timedelta(minutes=5)  # a job that is later than this is shown as late; a clock silent for longer stands still


class ClockJobQuerySet(models.QuerySet):
    """Adjectives for jobs."""

    def due(self, at: datetime) -> ClockJobQuerySet:
        """Those whose time has come and that nobody is doing."""
        return self.filter(next_at__lte=at).filter(models.Q(held_until=None) | models.Q(held_until__lt=at))

    def late(self, at: datetime) -> ClockJobQuerySet:
        """Those whose time came a while ago and that were still not done."""
        return self.filter(next_at__lt=at - GRACE)

    def failing(self) -> ClockJobQuerySet:
        """Those whose last run failed."""
        return self.exclude(error="")


class ClockJob(models.Model):
    """One job of the `CLOCK` table: when it ran, what it said, when it runs next, and who holds it now."""

    path = models.CharField("任务", max_length=120, unique=True)
    next_at = models.DateTimeField("下次运行")
    held_until = models.DateTimeField("占用至", null=True, blank=True)
    started_at = models.DateTimeField("上次开始", null=True, blank=True)
    finished_at = models.DateTimeField("上次完成", null=True, blank=True)
    outcome = models.CharField("结果", max_length=300, blank=True)
    error = models.TextField("错误", blank=True)
    failures = models.PositiveIntegerField("连续失败次数", default=0)

    objects = ClockJobQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "定时任务"

    def __str__(self) -> str:
        return self.path


class Heartbeat(models.Model):
    """The moment at which the clock last looked at its jobs; one row."""

    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "心跳"

    def __str__(self) -> str:
        return f"{self.at}"
