"""Registers behind 表二 of the annual report: all decisions, published or not, and the fees taken in."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.disclosure.models import Item
from gongkai.orgs.models import Organisation
from gongkai.registers.choices import DecisionKind


class EnforcementDecision(models.Model):
    """One licence, penalty or coercion decided (条例 art. 20(5), (6)); counted whether or not it may be published."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="decisions", verbose_name="决定机关"
    )
    kind = models.CharField("类别", max_length=10, choices=[(kind.value, kind.label) for kind in DecisionKind])
    doc_no = models.CharField("决定文书号", max_length=60)
    party = models.CharField("行政相对人", max_length=80)
    subject = models.CharField("事项", max_length=200)
    basis = models.CharField("依据", max_length=200, blank=True)
    decided_on = models.DateField("决定日期")
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开条目"
    )

    class Meta:
        verbose_name = verbose_name_plural = "行政执法决定"
        ordering: ClassVar[list[str]] = ["-decided_on", "-id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["organisation", "kind", "doc_no"], name="one_decision_per_number")
        ]
        indexes: ClassVar[list] = [models.Index(fields=["kind", "decided_on"], name="decision_by_kind")]

    def __str__(self) -> str:
        return f"{self.doc_no} {self.party}"

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this decision."""
        return self.organisation_id


class FeeReturn(models.Model):
    """行政事业性收费 taken in by one organ in one year, in yuan (条例 art. 20(8))."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="fee_returns", verbose_name="执收单位"
    )
    year = models.PositiveSmallIntegerField("年度")
    amount_yuan = models.DecimalField("收费金额（元）", max_digits=14, decimal_places=2)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政事业性收费年度入库"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["organisation", "year"], name="one_fee_return_a_year"),
            models.CheckConstraint(condition=models.Q(amount_yuan__gte=0), name="fee_return_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.short_name}{self.year}年"

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this return."""
        return self.organisation_id
