"""Reading all that is public again: how far it is, and every slip it found."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.orgs.models import Organisation


class ScanQuerySet(models.QuerySet):
    """Adjectives for scans."""

    def running(self) -> ScanQuerySet:
        """Those that are not over."""
        return self.filter(finished_at=None, stopped_at=None)

    def reaching(self, units: models.QuerySet) -> ScanQuerySet:
        """Those of these units."""
        return self.filter(unit__in=units)


class Scan(models.Model):
    """One reading of everything public of a unit and the units below it; taken up again where it was interrupted."""

    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="范围")
    why = models.CharField("缘由", max_length=100)
    engine = models.CharField("校对器版本", max_length=40)
    lists = models.JSONField("词表版本", default=dict)
    total = models.PositiveIntegerField("总数")
    done = models.PositiveIntegerField("已扫描", default=0)
    last = models.BigIntegerField("扫到", default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="发起人"
    )  # nobody: the clock
    started_at = models.DateTimeField("发起时间")
    finished_at = models.DateTimeField("完成时间", null=True, blank=True)
    stopped_at = models.DateTimeField("停止时间", null=True, blank=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "全站扫描"
        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return f"{self.unit.short_name}（{self.why}）"

    @property
    def ledger_organisation_id(self) -> int:
        """The organ that lines about it belong to."""
        return self.unit_id

    @property
    def percent(self) -> int:
        """How much is done."""
        return 100 if not self.total else min(100, 100 * self.done // self.total)

    @property
    def is_running(self) -> bool:
        """Whether it is not over."""
        return self.finished_at is None and self.stopped_at is None


class Slip(models.Model):
    """One finding of a scan in one public text; personal data only masked."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="slips")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    subject_id = models.BigIntegerField("信息编号")
    title = models.CharField("名称", max_length=200)
    where = models.CharField("位置", max_length=200)
    rule = models.CharField("规则", max_length=20)
    severity = models.CharField("级别", max_length=8)
    quote = models.CharField("原文", max_length=200)
    put = models.CharField("建议", max_length=200, null=True)  # noqa: DJ001  (empty: to be left out; null: no advice)
    before = models.CharField("前文", max_length=40, blank=True)
    after = models.CharField("后文", max_length=40, blank=True)
    message = models.CharField("说明", max_length=300)
    mark = models.CharField("标识", max_length=16)
    group = models.CharField("同类", max_length=16)

    class Meta:
        verbose_name = verbose_name_plural = "扫描所见"
        ordering: ClassVar[list[str]] = ["id"]
        indexes: ClassVar[list] = [models.Index(fields=["scan", "group"], name="slip_by_group")]

    def __str__(self) -> str:
        return f"{self.before}【{self.quote}】{self.after}"
