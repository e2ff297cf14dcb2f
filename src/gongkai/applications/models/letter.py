"""The letters of a case, and the proof that they were served."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.applications.choices import ServiceWay
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
