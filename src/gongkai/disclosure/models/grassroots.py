"""基层政务公开标准目录: one line for each matter that is to be made public."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.orgs.models import Organisation


class GrassrootsLine(models.Model):
    """One matter: what of it is public, by whom, when, where, for whom; `column` is where its items stand."""

    serial = models.PositiveIntegerField("序号")
    matter = models.CharField("公开事项", max_length=200)
    content = models.TextField("公开内容")
    basis = models.TextField("公开依据")
    term = models.CharField("公开时限", max_length=200)
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="公开主体")
    channels = models.JSONField("公开渠道和载体", default=list)
    audience = models.CharField("公开对象", max_length=20)
    manner = models.CharField("公开方式", max_length=20)
    level = models.JSONField("公开层级", default=list)
    column = models.ForeignKey(
        "disclosure.ColumnPage", on_delete=models.SET_NULL, null=True, related_name="+", verbose_name="对应栏目"
    )

    class Meta:
        verbose_name = verbose_name_plural = "基层政务公开标准目录"
        ordering: ClassVar[list[str]] = ["unit", "serial", "id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["unit", "matter"], name="one_line_a_matter_and_unit"),
        ]

    def __str__(self) -> str:
        return self.matter

    @property
    def ledger_organisation_id(self) -> int:
        """The organ that lines about it belong to."""
        return self.unit_id
