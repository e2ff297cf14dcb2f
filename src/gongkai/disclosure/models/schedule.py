"""定时发布: what passed every review and waits for its moment."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from wagtail.models import WorkflowState

GRACE = timedelta(minutes=5)


class ScheduledQuerySet(models.QuerySet):
    """Adjectives for scheduled releases."""

    def pending(self) -> ScheduledQuerySet:
        """Those that still wait."""
        return self.filter(done_at=None, cancelled_at=None)

    def due(self, at: datetime) -> ScheduledQuerySet:
        """Those whose moment has come."""
        return self.pending().filter(release_at__lte=at).order_by("release_at", "pk")

    def late(self, at: datetime) -> ScheduledQuerySet:
        """Those that should have been public for a while and are not: shown, never silently lost."""
        return self.pending().filter(release_at__lt=at - GRACE)


class Scheduled(models.Model):
    """One release that was approved for a later moment; an edit in between voids it."""

    item = models.ForeignKey("disclosure.Item", on_delete=models.PROTECT, related_name="scheduled")
    workflow_state = models.ForeignKey(WorkflowState, on_delete=models.PROTECT, related_name="+")
    release_at = models.DateTimeField("定时发布时间", db_index=True)
    set_at = models.DateTimeField("设定时间")
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="设定人"
    )
    done_at = models.DateTimeField("发布时间", null=True, blank=True)
    cancelled_at = models.DateTimeField("取消时间", null=True, blank=True)
    problem = models.CharField("未发布原因", max_length=300, blank=True)

    objects = ScheduledQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "定时发布"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(done_at=None, cancelled_at=None),
                name="one_pending_release_per_item",
                violation_error_message="同一条信息同时只能有一个定时发布",
            )
        ]

    def __str__(self) -> str:
        return f"{self.item}（{self.release_at}）"
