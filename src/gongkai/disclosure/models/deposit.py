"""留存件: what is kept for good of one release beside its record, as a file known by its hash."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.disclosure.choices import DepositKind
from gongkai.files.models import StoredFile


class Deposit(models.Model):
    """One file that belongs to a gate record for good; the ledger's line about it carries the same hash."""

    record = models.ForeignKey(
        "disclosure.GateRecord", on_delete=models.PROTECT, related_name="deposits", verbose_name="公开记录"
    )
    kind = models.CharField("类别", max_length=12, choices=[(kind.value, kind.label) for kind in DepositKind])
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+", verbose_name="文件")
    sha256 = models.CharField("散列值", max_length=64)
    kept_at = models.DateTimeField("存入时间")

    class Meta:
        verbose_name = verbose_name_plural = "留存件"
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["record", "kind"], name="one_deposit_of_a_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}（{self.record}）"
