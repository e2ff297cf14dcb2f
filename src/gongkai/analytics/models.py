"""Visits to the site, a line a day: first-party, without cookies."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class DailyVisits(models.Model):
    """How often public pages were opened on one Beijing day, bots left out."""

    day = models.DateField("日期", unique=True)
    visits = models.PositiveIntegerField("访问次数", default=0)
    visitors = models.PositiveIntegerField("访客数", default=0, help_text="当日不同的地址与浏览器，地址本身不留存")
    machines = models.PositiveIntegerField("程序访问", default=0, help_text="不计入访问次数")
    counted_at = models.DateTimeField("统计时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "每日访问"
        ordering: ClassVar[list[str]] = ["-day"]

    def __str__(self) -> str:
        return f"{self.day} {self.visits}次"
