"""Stored files: private, known by their hash, handed out only by views that have checked."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class StoredFile(models.Model):
    """The bytes of one upload, kept below MEDIA_ROOT under a name that tells nothing."""

    file = models.FileField("文件", upload_to="%Y/%m")
    name = models.CharField("文件名", max_length=200)
    content_type = models.CharField("类型", max_length=120)
    size = models.PositiveBigIntegerField("字节数")
    sha256 = models.CharField("散列值", max_length=64, db_index=True)
    stored_at = models.DateTimeField("存入时间")
    stored_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="存入人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "文件"

    def __str__(self) -> str:
        return self.name
