"""What somebody signed for, and what was found in attachments."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.files.models import StoredFile


class Waiver(models.Model):
    """Somebody signed that an error the engine found is none, in one text, as long as the words around it stay."""

    subject_type = models.CharField("对象类别", max_length=60)
    subject_id = models.BigIntegerField("对象编号")
    mark = models.CharField("标识", max_length=16)
    rule = models.CharField("规则", max_length=20)
    context = models.CharField("原文", max_length=400)  # personal data masked
    reason = models.CharField("理由", max_length=200)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="签字人")
    at = models.DateTimeField("签字时间")

    class Meta:
        verbose_name = verbose_name_plural = "校对放行"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["subject_type", "subject_id", "mark"],
                name="one_waiver_per_finding",
                violation_error_message="这一处已经签字放行",
            )
        ]

    def __str__(self) -> str:
        return self.context


class FileProof(models.Model):
    """What the engine found in the text of one stored file, before any list is asked."""

    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="proofs", verbose_name="文件")
    engine = models.CharField("校对器版本", max_length=40)
    spots = models.JSONField("发现", default=list)
    problem = models.CharField("未能校对之处", max_length=300, blank=True)
    proofed_at = models.DateTimeField("校对时间")

    class Meta:
        verbose_name = verbose_name_plural = "附件校对"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["file", "engine"], name="one_proof_per_engine"),
        ]

    def __str__(self) -> str:
        return f"{self.file}（{self.engine}）"
