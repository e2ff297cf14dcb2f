"""审核路线: for a unit or a column, who does each level of review, by when, and what they tick."""

from __future__ import annotations

from collections.abc import Collection
from typing import ClassVar

from django.conf import settings
from django.db import models
from wagtail.models import Workflow

from gongkai.disclosure.choices import ReviewLevel
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation

LEVELS = [(level.value, level.label) for level in ReviewLevel]


class ReviewRouteQuerySet(models.QuerySet):
    """Adjectives for routes."""

    def in_force(self) -> ReviewRouteQuerySet:
        """Those by which items go today."""
        return self.filter(is_active=True)

    def fitting(self, *, unit: int, columns: Collection[int]) -> ReviewRoute | None:
        """The route of an item: that of its column and unit, of its column, of its unit; None where none was set.

        Of several columns the one that asks for more levels has the say.
        """
        fitting = self.in_force().filter(
            models.Q(unit=unit) | models.Q(unit=None),
            models.Q(column__in=columns) | models.Q(column=None),
        )
        best = sorted(
            fitting.annotate(count=models.Count("levels")),
            key=lambda route: (route.column_id is None, route.unit_id is None, -route.count, route.pk),
        )
        return best[0] if best else None


class ReviewRoute(models.Model):
    """One route: for all items of a unit, of a column, or of both."""

    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="单位"
    )
    column = models.ForeignKey(
        "disclosure.ColumnPage", on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name="栏目"
    )
    workflow = models.ForeignKey(Workflow, on_delete=models.PROTECT, related_name="+", verbose_name="流程")
    is_active = models.BooleanField("启用", default=True)
    set_at = models.DateTimeField("设定时间")
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="设定人"
    )

    objects = ReviewRouteQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "审核路线"

    def __str__(self) -> str:
        unit = self.unit.short_name if self.unit else "各单位"
        return f"{unit}·{self.column.title if self.column else '各栏目'}"

    @property
    def ledger_organisation_id(self) -> int | None:
        """The organ that lines about it belong to."""
        return self.unit_id


class RouteLevel(models.Model):
    """One level of a route: the unit, the role or the named person that does it, and the working days it may take."""

    route = models.ForeignKey(ReviewRoute, on_delete=models.CASCADE, related_name="levels")
    level = models.CharField("审核级次", max_length=10, choices=LEVELS)
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="审核单位"
    )
    role = models.CharField(
        "角色", max_length=20, choices=[(role.value, role.label) for role in Role if role != Role.LEGAL_REVIEWER]
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="指定人",
    )
    within_days = models.PositiveSmallIntegerField("时限（工作日）", default=1)
    extra_checks = models.JSONField("另加的核对事项", default=list, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "审核级次"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["route", "level"], name="once_per_route_level"),
        ]

    def __str__(self) -> str:
        return f"{self.route}：{ReviewLevel(self.level).label}"
