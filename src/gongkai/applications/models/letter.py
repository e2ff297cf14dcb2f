"""文书、草稿、归档、通知: what is written about a case, kept of it, and told to its applicant."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.applications.choices import Retention, ServiceWay, Told
from gongkai.applications.models.case import Case, Consultation, options
from gongkai.orgs.fields import EncryptedTextField


class CaseLetter(models.Model):
    """文书: one numbered letter of a case as it was written, and the proof that it was served (facts §4)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="letters")
    consultation = models.ForeignKey(Consultation, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField("文种", max_length=40)  # choices.LetterKind
    title = models.CharField("标题", max_length=40)
    doc_no = models.CharField("文号", max_length=40, blank=True)
    content = EncryptedTextField("内容")  # the letter as JSON: it names the applicant
    sha256 = models.CharField("散列值", max_length=64)
    is_to_applicant = models.BooleanField("发给申请人", default=True)
    written_at = models.DateTimeField("制作时间")
    signed_on = models.DateField("落款日期")
    way = models.CharField("送达方式", max_length=20, blank=True, choices=options(ServiceWay))
    tracking_no = models.CharField("邮件号码", max_length=40, blank=True)
    dispatched_on = models.DateField("发出日期", null=True, blank=True)
    served_on = models.DateField("送达日期", null=True, blank=True)
    receiver = EncryptedTextField("签收人及与受送达人的关系", blank=True)
    refused_because = models.CharField("拒收事由", max_length=200, blank=True)
    witness = EncryptedTextField("见证人", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "文书"
        ordering: ClassVar[list[str]] = ["id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["doc_no"],
                condition=~models.Q(doc_no=""),
                name="letter_numbers_are_given_once",
                violation_error_message="文号已被使用",
            ),
            models.CheckConstraint(
                condition=models.Q(served_on__isnull=True) | models.Q(dispatched_on__lte=models.F("served_on")),
                name="letters_are_served_after_dispatch",
                violation_error_message="送达日期不得早于发出日期",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.doc_no}".strip()

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this letter."""
        return self.case.organisation_id


class ApplicationDraft(models.Model):
    """草稿: an application that is not yet sent, kept for thirty days for whoever knows its code."""

    code = models.CharField("草稿码", max_length=16, unique=True)
    content = EncryptedTextField("内容")  # the form as JSON
    saved_at = models.DateTimeField("保存时间", db_index=True)

    class Meta:
        verbose_name = verbose_name_plural = "申请草稿"

    def __str__(self) -> str:
        return f"草稿 {self.pk}"


class ArchivePackage(models.Model):
    """归档: the retention class of a case, and the one verified package of everything that it was."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="package")
    retention = models.CharField("保管期限", max_length=10, choices=options(Retention))
    archived_at = models.DateTimeField("归档时间")
    file = models.FileField("归档包", upload_to="archive/%Y", blank=True)
    sha256 = models.CharField("散列值", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("字节数", default=0)
    packed_at = models.DateTimeField("成包时间", null=True, blank=True)
    reduced_at = models.DateTimeField("个人信息精简时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "归档包"

    def __str__(self) -> str:
        return f"{self.case} 归档包"


class ApplicantNotice(models.Model):
    """通知: one thing that the applicant is told by one way; waits until it was sent, and says why it was not."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notices")
    event_id = models.BigIntegerField("台账记录")
    way = models.CharField("方式", max_length=6, choices=options(Told))
    title = models.CharField("标题", max_length=60)
    text = EncryptedTextField("内容")
    made_at = models.DateTimeField("生成时间")
    sent_at = models.DateTimeField("发出时间", null=True, blank=True)
    tries = models.PositiveSmallIntegerField("已试次数", default=0)
    error = models.CharField("未发出的原因", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "申请人通知"
        ordering: ClassVar[list[str]] = ["-id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["event_id", "way"],
                name="each_event_is_told_once_by_each_way",
                violation_error_message="同一事项同一方式只通知一次",
            )
        ]
        indexes: ClassVar[list] = [
            models.Index(fields=["id"], condition=models.Q(sent_at__isnull=True), name="notices_waiting")
        ]

    def __str__(self) -> str:
        return f"{self.title}（{self.get_way_display()}）"
