"""Stored files: private, known by their hash, handed out only by views that have checked."""

from __future__ import annotations

from typing import ClassVar

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


class Examination(models.Model):
    """One X-ray of one file: what was found where (values masked), and what could not be read."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="examinations", verbose_name="文件")
    sha256 = models.CharField("散列值", max_length=64)
    rules = models.PositiveSmallIntegerField("规则版本")
    spots = models.JSONField("发现", default=list)
    problems = models.JSONField("无法检查之处", default=list)
    pictures = models.JSONField("未识别文字的图片", default=list)
    shown = models.JSONField("读者所见文字", default=list)  # [[where, text]]: for preview and search
    examined_at = models.DateTimeField("透视时间")

    class Meta:
        verbose_name = verbose_name_plural = "附件透视"
        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return f"{self.file}（{self.examined_at:%Y-%m-%d}）"


class Conclusion(models.Model):
    """Why a file may go out although its X-ray is not clean: concluded once about one examination."""

    examination = models.OneToOneField(Examination, on_delete=models.PROTECT, verbose_name="附件透视")
    reason = models.CharField("理由", max_length=500)
    basis = models.CharField("依据", max_length=120)
    assessment = models.TextField(
        "个人信息保护影响评估", blank=True, help_text="个人信息保护法第五十五条、第五十六条：事前评估，至少保存三年"
    )
    concluded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="审查人"
    )
    concluded_at = models.DateTimeField("审查时间")

    class Meta:
        verbose_name = verbose_name_plural = "透视结论"

    def __str__(self) -> str:
        return self.reason


class MaskedCopy(models.Model):
    """A file made from another by masking; the original stays private."""

    original = models.ForeignKey(
        StoredFile, on_delete=models.PROTECT, related_name="masked_copies", verbose_name="原件"
    )
    copy = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="masked_from", verbose_name="脱敏件")
    keeps_id_ends = models.BooleanField("保留身份证号首尾", default=False)
    made_at = models.DateTimeField("生成时间")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="生成人"
    )

    class Meta:
        verbose_name = verbose_name_plural = "脱敏件"

    def __str__(self) -> str:
        return str(self.copy)
