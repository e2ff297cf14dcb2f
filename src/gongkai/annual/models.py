"""政府信息公开工作年度报告: what was counted, frozen, and the item by which it became public."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.disclosure.models import Item
from gongkai.orgs.models import Organisation


class AnnualReport(models.Model):
    """One organ's report for one year (条例 art. 49, 50); for the county government, the aggregate."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="annual_reports", verbose_name="报告机关"
    )
    year = models.PositiveSmallIntegerField("年度")
    title = models.CharField("标题", max_length=120)
    figures = models.JSONField("统计数据", default=dict)  # proactive, applications, remedies: keys of annual.form
    narrative = models.JSONField("叙述数字", default=dict)  # metric → value
    texts = models.JSONField("文字部分", default=dict)  # what a person typed: supervision, problems, other_matters
    fee_yuan = models.PositiveIntegerField("信息处理费（元）", default=0)
    digest = models.CharField("数据摘要", max_length=64, blank=True)
    compiled_at = models.DateTimeField("统计时间", null=True, blank=True)
    item = models.OneToOneField(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="annual_report", verbose_name="公开条目"
    )

    class Meta:
        verbose_name = verbose_name_plural = "年度报告"
        ordering: ClassVar[list[str]] = ["-year", "organisation_id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["organisation", "year"], name="one_report_a_year")
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this report."""
        return self.organisation_id
