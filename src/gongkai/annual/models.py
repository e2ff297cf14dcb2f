"""政府信息公开工作年度报告: what was counted, frozen, and the item by which it became public."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.annual.choices import ReportState
from gongkai.disclosure.models import Item
from gongkai.files.models import StoredFile
from gongkai.orgs.models import Organisation, Person


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

    site_item = (
        models.OneToOneField(  # of the county government's: 《政府网站工作年度报表》, which has its own last day
            Item,
            on_delete=models.PROTECT,
            null=True,
            blank=True,
            related_name="site_return",
            verbose_name="网站报表条目",
        )
    )
    versions = models.JSONField("规则版本", default=dict)  # digests of the definitions and of the checks at freezing
    lacking = models.JSONField("缺报说明", default=dict)  # of the aggregate: names of the units, text, name, moment
    explanations = models.JSONField("差异说明", default=list)  # digest of the later figures, text, name, moment
    state = models.CharField(
        "报送状态",
        max_length=10,
        choices=[(state.value, state.label) for state in ReportState],
        default=ReportState.DRAFT,
    )
    submitted_at = models.DateTimeField("报送时间", null=True, blank=True)
    returned_for = models.CharField("退回原因", max_length=500, blank=True)
    is_imported = models.BooleanField("由交换文件报送", default=False)
    imported = models.JSONField("交换文件中的其他内容", default=dict)  # site, contact, notes: kept as they came

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


class SupplementQuerySet(models.QuerySet):
    """Adjectives for entries by hand."""

    def in_force(self) -> SupplementQuerySet:
        """Those not taken back."""
        return self.filter(withdrawn_at=None)


class Supplement(models.Model):
    """人工补录: an amount that no record holds, added to one figure; somebody answers for it, a file proves it."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="supplements", verbose_name="报告机关"
    )
    year = models.PositiveSmallIntegerField("年度")
    table = models.CharField("表", max_length=20)
    row = models.CharField("行", max_length=60)
    column = models.CharField("列", max_length=40)
    value = models.DecimalField("补录数", max_digits=16, decimal_places=6)
    reason = models.CharField("说明", max_length=300)
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="佐证文件")
    entered_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+", verbose_name="补录人")
    entered_at = models.DateTimeField("补录时间")
    withdrawn_at = models.DateTimeField("撤销时间", null=True, blank=True)

    objects = SupplementQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "人工补录"
        ordering: ClassVar[list[str]] = ["id"]
        indexes: ClassVar[list] = [models.Index(fields=["year", "organisation"], name="supplement_by_year")]

    def __str__(self) -> str:
        return f"{self.organisation}{self.year}年人工补录{self.value.normalize():f}"

    @property
    def cell(self) -> tuple[str, str, str]:
        """Which figure it is added to."""
        return (self.table, self.row, self.column)

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this entry."""
        return self.organisation_id
