"""领导信箱: letters from citizens and their answers. Letters are protected, never ranked or censored."""

from __future__ import annotations

from typing import ClassVar

from django.db import models

from gongkai.disclosure.models import Item
from gongkai.mailbox.choices import LetterKind, LetterState
from gongkai.orgs.fields import EncryptedTextField
from gongkai.orgs.models import Organisation


class Letter(models.Model):
    """One letter; the writer finds it again by number and query code."""

    number = models.CharField("信件编号", max_length=24, unique=True)
    query_code = EncryptedTextField("查询码")
    kind = models.CharField("类别", max_length=14, choices=[(kind.value, kind.label) for kind in LetterKind])
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="letters", verbose_name="承办单位"
    )
    subject = EncryptedTextField("标题")
    body = EncryptedTextField("内容")
    writer_name = EncryptedTextField("姓名", blank=True)
    contact = EncryptedTextField("联系方式", blank=True)
    state = models.CharField(
        "状态",
        max_length=10,
        default=LetterState.RECEIVED,
        choices=[(state.value, state.label) for state in LetterState],
    )
    received_at = models.DateTimeField("来信时间")
    due_on = models.DateField("答复期限")
    answer = EncryptedTextField("答复", blank=True)
    answered_at = models.DateTimeField("答复时间", null=True, blank=True)
    may_be_published = models.BooleanField("同意公开", default=False)  # its writer said so
    item = models.OneToOneField(
        Item, null=True, blank=True, on_delete=models.PROTECT, related_name="letter", verbose_name="公开稿"
    )
    page_address = models.CharField("出错页面", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "信件"
        ordering: ClassVar[list[str]] = ["-received_at", "-id"]
        indexes: ClassVar[list] = [
            models.Index(fields=["organisation", "state", "due_on"], name="letter_by_due"),
            models.Index(fields=["answered_at"], name="letter_by_answered"),
        ]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(state="received", answered_at__isnull=True)
                | models.Q(state="answered", answered_at__isnull=False),
                name="answered_letters_are_dated",
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this letter."""
        return self.organisation_id
