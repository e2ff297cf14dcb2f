"""What an installation adds to the statutory catalogue, and how it writes its index numbers."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class CatalogueNodeQuerySet(models.QuerySet):
    """Adjectives for nodes."""

    def in_use(self) -> CatalogueNodeQuerySet:
        """Those that new items may choose."""
        return self.filter(is_active=True)


class CatalogueNode(models.Model):
    """A class of an installation's own below a statutory one (条例 art. 22: 不断增加主动公开的内容).

    The statutory nodes are law and stand in `tables.py`: there is no row of theirs that could be deleted.
    """

    parent_code = models.CharField("上级类别", max_length=20)
    code = models.CharField("编码", max_length=20, unique=True)
    title = models.CharField("名称", max_length=60)
    basis = models.CharField("公开依据", max_length=120, blank=True)
    is_active = models.BooleanField("在用", default=True)

    objects = CatalogueNodeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开类别"
        ordering: ClassVar[list[str]] = ["code"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["parent_code", "title"],
                name="one_class_of_a_name",
                violation_error_message="同一类别下已有同名的小类",
            )
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"


class IndexStyle(models.Model):
    """How index numbers are written from a day on; the newest row holds, earlier ones tell what held before."""

    template = models.CharField("模板", max_length=120)
    region = models.CharField("地区代码", max_length=6, blank=True)
    chosen_at = models.DateTimeField("选定时间")

    class Meta:
        verbose_name = verbose_name_plural = "索引号编制规则"
        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return self.template
