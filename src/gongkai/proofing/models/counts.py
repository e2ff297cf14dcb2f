"""What became of findings: counted by rule, unit and month, never by person."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.orgs.models import Organisation


class Tally(models.Model):
    """How many findings of one rule a unit saw in one month, and what its people made of them."""

    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="单位")
    rule = models.CharField("规则", max_length=20)
    month = models.DateField("月份")  # its first day
    found = models.PositiveIntegerField("发现", default=0)
    accepted = models.PositiveIntegerField("采纳", default=0)
    changed = models.PositiveIntegerField("另行改动", default=0)
    ignored = models.PositiveIntegerField("忽略", default=0)
    waived = models.PositiveIntegerField("签字放行", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "校对统计"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["unit", "rule", "month"], name="one_tally_per_rule_and_month")
        ]

    def __str__(self) -> str:
        return f"{self.unit} {self.rule} {self.month:%Y-%m}"


class Watched(models.Model):
    """The findings that a text had when it was last saved, so that the next saving tells what became of them."""

    subject_type = models.CharField("对象类别", max_length=60)
    subject_id = models.BigIntegerField("对象编号")
    open = models.JSONField("发现", default=dict)  # key → [rule, before, quote, after, suggestion]; no personal data

    class Meta:
        verbose_name = verbose_name_plural = "待处理的校对发现"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["subject_type", "subject_id"], name="one_watch_per_subject")
        ]

    def __str__(self) -> str:
        return f"{self.subject_type} {self.subject_id}"
