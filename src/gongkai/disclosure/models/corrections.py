"""Many texts corrected in one go: a set of drafts, each of which goes through its ordinary review."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.orgs.models import Organisation
from gongkai.proofing.models import Scan


class Correction(models.Model):
    """One slip put right wherever it stands: what was written, what is to stand there, by whom."""

    scan = models.ForeignKey(Scan, on_delete=models.PROTECT, related_name="corrections")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="范围")
    group = models.CharField("同类", max_length=16)
    rule = models.CharField("规则", max_length=20)
    quote = models.CharField("原文", max_length=200)
    put = models.CharField("改为", max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="经办人")
    at = models.DateTimeField("时间")

    class Meta:
        verbose_name = verbose_name_plural = "批量更正"
        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return f"{self.quote}→{self.put or '（删去）'}"

    @property
    def ledger_organisation_id(self) -> int:
        """The organ that lines about it belong to."""
        return self.unit_id


class CorrectedItem(models.Model):
    """One text of such a set: the draft that was made, or why none could be."""

    correction = models.ForeignKey(Correction, on_delete=models.CASCADE, related_name="items")
    item = models.ForeignKey("disclosure.Item", on_delete=models.PROTECT, related_name="+")
    revision_id = models.BigIntegerField("修订版本", null=True)
    places = models.PositiveIntegerField("改动处数", default=0)
    problem = models.CharField("未改原因", max_length=300, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "批量更正的信息"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["correction", "item"], name="once_per_correction"),
        ]

    def __str__(self) -> str:
        return str(self.item)
