"""信息报送: what a department hands to the disclosure office to be published in its columns."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.disclosure.choices import ContributionState
from gongkai.files.models import StoredFile
from gongkai.orgs.models import Organisation

STATES = [(state.value, state.label) for state in ContributionState]


class Contribution(models.Model):
    """One text that a department sent; adopted, it becomes a draft that goes the whole review like any other."""

    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="报送单位")
    title = models.CharField("标题", max_length=200)
    summary = models.CharField("内容概述", max_length=200, blank=True)
    text = models.TextField("正文")
    column = models.ForeignKey(
        "disclosure.ColumnPage", on_delete=models.SET_NULL, null=True, blank=True, related_name="+",
        verbose_name="建议栏目",
    )  # fmt: skip
    files = models.ManyToManyField(StoredFile, related_name="+", verbose_name="附件", blank=True)
    state = models.CharField("状态", max_length=10, choices=STATES, default=ContributionState.SENT)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="报送人"
    )
    first_sent_at = models.DateTimeField("首次报送时间", db_index=True)
    sent_at = models.DateTimeField("报送时间")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="办理人"
    )
    decided_at = models.DateTimeField("办理时间", null=True)
    reason = models.CharField("退回理由", max_length=200, blank=True)
    item = models.OneToOneField(
        "disclosure.Item", on_delete=models.PROTECT, null=True, related_name="contribution", verbose_name="采用为"
    )

    class Meta:
        verbose_name = verbose_name_plural = "报送信息"
        ordering: ClassVar[list[str]] = ["-sent_at", "-id"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(state=ContributionState.ADOPTED, item__isnull=False)
                | (~models.Q(state=ContributionState.ADOPTED) & models.Q(item=None)),
                name="adopted_means_drafted",
                violation_error_message="采用的报送信息须有对应的信息草稿",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def ledger_organisation_id(self) -> int:
        """The organ that lines about it belong to."""
        return self.unit_id
