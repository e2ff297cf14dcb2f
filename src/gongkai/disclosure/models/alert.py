"""突发事件提示: a published item that every page of the portal points to for a while (突发事件应对法 art. 7)."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models


class AlertQuerySet(models.QuerySet):
    """Adjectives for alerts."""

    def standing(self) -> AlertQuerySet:
        """Those that nobody has ended yet."""
        return self.filter(ended_at=None)

    def in_force(self, at: datetime) -> AlertQuerySet:
        """Those to be shown at a moment, the newest first: what they point to is public."""
        shown = self.standing().filter(until__gt=at, item__gate_records__is_current=True)
        return shown.order_by("-id").distinct()


class Alert(models.Model):
    """The banner on every page: a word, and the item behind it; its text is the item's own title, as released."""

    item = models.ForeignKey("disclosure.Item", on_delete=models.PROTECT, related_name="alerts", verbose_name="信息")
    word = models.CharField("提示词", max_length=12)
    until = models.DateTimeField("截止时间")
    raised_at = models.DateTimeField("设定时间")
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="设定人"
    )
    ended_at = models.DateTimeField("解除时间", null=True, blank=True)

    objects = AlertQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "突发事件提示"
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(ended_at=None),
                name="one_standing_alert_per_item",
                violation_error_message="该信息已经设为突发事件提示",
            )
        ]

    def __str__(self) -> str:
        return f"{self.word}：{self.item}"
