"""The memory: one append-only, hash-chained table of who did what to which subject, when, with what details."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

if TYPE_CHECKING:
    from datetime import datetime


class EventQuerySet(models.QuerySet):
    """Adjectives for events."""

    def about(self, subject: models.Model) -> EventQuerySet:
        """The history of one subject, oldest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by("id")

    def named(self, *names: str) -> EventQuerySet:
        """Events of these names."""
        return self.filter(name__in=names)

    def since(self, moment: datetime) -> EventQuerySet:
        """Events at or after a moment."""
        return self.filter(at__gte=moment)


class Event(models.Model):
    """One line of the ledger. Rows are never changed or removed: the database itself refuses (see the migration)."""

    id = models.BigIntegerField(primary_key=True)  # given by the chain, without gaps
    name = models.CharField("事项", max_length=60)
    subject_type = models.CharField("对象类别", max_length=60)
    subject_id = models.BigIntegerField("对象编号")
    organisation = models.ForeignKey(
        "orgs.Organisation", on_delete=models.PROTECT, null=True, related_name="+", verbose_name="机构"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="经办人"
    )  # null: the system, or a citizen without an account
    address = models.CharField("网络地址", max_length=39, null=True)  # noqa: DJ001  (from where an officer did it)
    at = models.DateTimeField("时间")
    details = models.JSONField("内容", default=dict)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64, unique=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "台账记录"
        ordering = ["id"]
        indexes = [
            models.Index(fields=["subject_type", "subject_id", "id"], name="event_by_subject"),
            models.Index(fields=["name", "at"], name="event_by_name"),
            models.Index(fields=["at"], name="event_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.id} {self.name}"


class ChainHead(models.Model):
    """The end of the chain: one row, locked by whoever appends, brought up to date after each commit."""

    id = models.SmallIntegerField(primary_key=True, default=1)
    last_id = models.BigIntegerField(default=0)
    last_hash = models.CharField(max_length=64, default="0" * 64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="only_one_chain_head")]

    def __str__(self) -> str:
        return f"台账第{self.last_id}条"


class FailedReaction(models.Model):
    """A reaction that failed after its event was written: kept, and replayable."""

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="failed_reactions")
    reaction = models.CharField("反应", max_length=120)
    error = models.TextField("错误")
    failed_at = models.DateTimeField("失败时间")
    replayed_at = models.DateTimeField("重做时间", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "失败的反应"

    def __str__(self) -> str:
        return self.reaction
