"""复议 and 诉讼 against how applications were handled; counted in 表四."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.applications.choices import RemedyDecision, RemedyKind, RemedyResult
from gongkai.applications.models.case import Case, options
from gongkai.lib.dates import formal
from gongkai.orgs.models import Organisation


class Remedy(models.Model):
    """复议 or 诉讼 against how an application was handled; counted in 表四 by the year of its result or pendency."""

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="remedies", verbose_name="申请"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="remedies", verbose_name="被申请人或者被告"
    )
    kind = models.CharField("类别", max_length=40, choices=options(RemedyKind))
    body = models.CharField("复议机关或者人民法院", max_length=80, blank=True)
    docket = models.CharField("案号", max_length=60, blank=True)
    simple = models.BooleanField("适用简易程序", default=True)  # 行政复议法 art. 53, 行政诉讼法 art. 82
    filed_on = models.DateField("受理日期")
    notified_on = models.DateField("收到答复通知日期", null=True, blank=True)
    respond_until = models.DateField("答复期限", null=True, blank=True)
    responded_on = models.DateField("答复日期", null=True, blank=True)
    decision = models.CharField("决定、裁判", max_length=12, blank=True, choices=options(RemedyDecision))
    result = models.CharField("结果", max_length=12, default=RemedyResult.PENDING, choices=options(RemedyResult))
    decided_on = models.DateField("结果日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政复议、行政诉讼"
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(result="pending", decided_on__isnull=True)
                | (~models.Q(result="pending") & models.Q(decided_on__isnull=False)),
                name="remedy_result_is_dated",
                violation_error_message="有结果的复议、诉讼须填写结果日期",
            )
        ]

    def __str__(self) -> str:
        return f"{RemedyKind(self.kind).label}（{formal(self.filed_on)}）"

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this remedy."""
        return self.organisation_id
