"""行政规范性文件 and their life: issued, in force, repealed (条例 art. 20(1); 年报表二)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models

from gongkai.disclosure.models import Item
from gongkai.orgs.models import Organisation


class NormativeDocumentQuerySet(models.QuerySet):
    """Adjectives for normative documents."""

    def issued_in(self, year: int) -> NormativeDocumentQuerySet:
        """Issued in a year."""
        return self.filter(issued_on__year=year)

    def repealed_in(self, year: int) -> NormativeDocumentQuerySet:
        """Repealed in a year."""
        return self.filter(repealed_on__year=year)

    def in_force_at_end_of(self, year: int) -> NormativeDocumentQuerySet:
        """Issued by 31 December of a year, not repealed by then, and still valid on that day."""
        last_day = date(year, 12, 31)
        issued = self.filter(issued_on__lte=last_day)
        return issued.exclude(repealed_on__lte=last_day).exclude(expires_on__lt=last_day)


class NormativeDocument(models.Model):
    """One normative document in the county's register."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="normative_documents", verbose_name="制定机关"
    )
    title = models.CharField("名称", max_length=200)
    doc_no = models.CharField("文号", max_length=60, unique=True)
    registration_no = models.CharField("统一登记号", max_length=40, blank=True)
    issued_on = models.DateField("制发日期")
    expires_on = models.DateField("有效期至", null=True, blank=True)
    repealed_on = models.DateField("废止日期", null=True, blank=True)
    repeal_basis = models.CharField("废止依据", max_length=200, blank=True)
    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开条目"
    )

    objects = NormativeDocumentQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "行政规范性文件"
        ordering: ClassVar[list[str]] = ["-issued_on", "-id"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(repealed_on__isnull=True) | ~models.Q(repeal_basis=""),
                name="repeal_names_its_basis",
                violation_error_message="废止须填写依据文件",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this document."""
        return self.organisation_id
