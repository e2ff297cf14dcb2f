"""Historic information on its way in: one batch with its rows, resumed where it stopped."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.disclosure.models.items import Item
from gongkai.orgs.models import Organisation


class IntakeQuerySet(models.QuerySet):
    """Adjectives for imports."""

    def under_way(self) -> IntakeQuerySet:
        """Those that were begun, and have rows that are no drafts yet or were not looked at."""
        waiting = IntakeRow.objects.filter(models.Q(item=None, problems=[]) | models.Q(item__isnull=False, seen=False))
        return self.filter(models.Exists(waiting.filter(intake=models.OuterRef("pk"))), begun_at__isnull=False)

    def going_out(self) -> IntakeQuerySet:
        """Those whose list passed every review and of which something is still inside."""
        waiting = IntakeRow.objects.waiting_to_go().filter(intake=models.OuterRef("pk"))
        return self.filter(models.Exists(waiting), passed_at__isnull=False)


class Intake(models.Model):
    """One import of historic items: who brought what, and who let the list pass (平台切换)."""

    name = models.CharField("来源", max_length=200)
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="责任单位")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="导入人")
    created_at = models.DateTimeField("试读时间")
    begun_at = models.DateTimeField("导入时间", null=True)  # None: a dry run
    approvals = models.JSONField("审核", default=list)  # as in a gate record, each with the digest of the list it saw
    passed_at = models.DateTimeField("通过时间", null=True)
    digest = models.CharField("清单散列", max_length=64, blank=True)

    objects = IntakeQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "历史信息导入"
        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this batch."""
        return self.unit_id


class IntakeRowQuerySet(models.QuerySet):
    """Adjectives for the rows of an import."""

    def wrong(self) -> IntakeRowQuerySet:
        """Those that cannot be kept as they are."""
        return self.exclude(problems=[])

    def waiting_to_come(self) -> IntakeRowQuerySet:
        """Those that are to become drafts."""
        return self.filter(item=None, problems=[])

    def unseen(self) -> IntakeRowQuerySet:
        """Drafts that were not proofread and judged yet."""
        return self.filter(item__isnull=False, seen=False)

    def eligible(self) -> IntakeRowQuerySet:
        """Those that go out with their batch: the list that is reviewed."""
        return self.filter(item__isnull=False, seen=True, obstacles=[])

    def left_inside(self) -> IntakeRowQuerySet:
        """Drafts that go the ordinary way, one by one."""
        return self.filter(item__isnull=False, seen=True).exclude(obstacles=[])

    def waiting_to_go(self) -> IntakeRowQuerySet:
        """Those of the list that are not public yet."""
        return self.eligible().filter(item__index_no=None)


class IntakeRow(models.Model):
    """One historic item of a batch: as it was read, what is wrong with it, and the draft it became."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="rows")
    place = models.CharField("位置", max_length=300)
    key = models.CharField("编号", max_length=300)
    title = models.CharField("名称", max_length=200, blank=True)
    facts = models.JSONField("内容", default=dict)  # emptied once the draft has them
    published_on = models.DateField("原公开日期", null=True)
    problems = models.JSONField("问题", default=list)  # why it cannot be kept
    seen = models.BooleanField("已核查", default=False)
    obstacles = models.JSONField("须逐条送审的原因", default=list)
    item = models.OneToOneField(Item, on_delete=models.PROTECT, null=True, related_name="intake_row")
    text_hash = models.CharField("导入时的内容散列", max_length=64, blank=True)

    objects = IntakeRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "历史信息"
        constraints: ClassVar[list] = [models.UniqueConstraint(fields=["intake", "key"], name="once_in_an_intake")]
        indexes: ClassVar[list] = [
            models.Index(
                fields=["intake", "id"], condition=models.Q(item__isnull=True), name="intake_row_waiting_to_come"
            ),
            models.Index(fields=["intake", "id"], condition=models.Q(seen=False), name="intake_row_unseen"),
        ]

    def __str__(self) -> str:
        return self.title or self.place
