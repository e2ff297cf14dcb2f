"""代岗: who does another's reviews while they are away."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models


class StandInQuerySet(models.QuerySet):
    """Adjectives for stand-ins."""

    def in_force(self, today: date) -> StandInQuerySet:
        """Those of a day."""
        return self.filter(starts_on__lte=today, ends_on__gte=today, ended_at=None)


class StandIn(models.Model):
    """One person does the reviews of another for some days; who did what stays visible, and every bar still holds."""

    absent = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="离岗人"
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="代岗人"
    )
    starts_on = models.DateField("起")
    ends_on = models.DateField("止")
    reason = models.CharField("原因", max_length=120)
    arranged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="安排人"
    )
    arranged_at = models.DateTimeField("安排时间")
    ended_at = models.DateTimeField("提前结束", null=True, blank=True)

    objects = StandInQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "代岗"
        ordering: ClassVar[list[str]] = ["-starts_on", "-id"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="stand_in_ends_after_start",
                violation_error_message="代岗的止日不得早于起日",
            ),
            models.CheckConstraint(
                condition=~models.Q(absent=models.F("deputy")),
                name="stand_in_is_another",
                violation_error_message="代岗人不得是本人",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.deputy}代{self.absent}"

    @property
    def ledger_organisation_id(self) -> int | None:
        """The organ that lines about it belong to."""
        unit = self.absent.unit()
        return unit.pk if unit else None
