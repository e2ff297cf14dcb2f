"""What each organ's list says, version by version."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.orgs.models import Organisation
from gongkai.proofing.choices import WordKind


class WordList(models.Model):
    """An organ's list; each change is a new version. The county's holds for every unit."""

    owner = models.OneToOneField(Organisation, on_delete=models.PROTECT, related_name="word_list", verbose_name="单位")
    version = models.PositiveIntegerField("版本", default=0)
    digest = models.CharField("摘要", max_length=64, blank=True)
    changed_at = models.DateTimeField("修改时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "校对词表"

    def __str__(self) -> str:
        return f"{self.owner.short_name}词表第{self.version}版"

    @property
    def ledger_organisation_id(self) -> int:
        """The organ that lines about it belong to."""
        return self.owner_id


class WordQuerySet(models.QuerySet):
    """Adjectives for entries."""

    def in_force(self) -> WordQuerySet:
        """Those of the newest version."""
        return self.filter(until=None)

    def at_version(self, version: int) -> WordQuerySet:
        """Those that an earlier version held."""
        return self.filter(models.Q(until=None) | models.Q(until__gt=version), since__lte=version)

    def for_unit(self, unit: Organisation) -> WordQuerySet:
        """Those that hold for a unit: its own and those of the organs above it."""
        above = [unit.path[:end] for end in range(unit.steplen, len(unit.path) + 1, unit.steplen)]
        return self.filter(words__owner__path__in=above)


class Word(models.Model):
    """One entry, from the version in which it came to the one in which it went."""

    words = models.ForeignKey(WordList, on_delete=models.PROTECT, related_name="entries", verbose_name="词表")
    kind = models.CharField(
        "类别", max_length=8, choices=[(kind.value, kind.label) for kind in WordKind], default=WordKind.ALLOW
    )
    word = models.CharField("词语", max_length=80)
    put = models.CharField("应为、职务", max_length=80, blank=True)
    place = models.PositiveSmallIntegerField("排序", null=True, blank=True)
    rule = models.CharField("只对规则", max_length=20, blank=True)
    reason = models.CharField("理由", max_length=200, blank=True)
    since = models.PositiveIntegerField("始于版本")
    until = models.PositiveIntegerField("止于版本", null=True, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="添加人"
    )
    added_at = models.DateTimeField("添加时间")

    objects = WordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "词条"
        ordering: ClassVar[list[str]] = ["kind", "word", "id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["words", "kind", "word", "put", "rule"],
                condition=models.Q(until=None),
                name="one_entry_per_word",
                violation_error_message="词表里已经有这个词",
            )
        ]

    def __str__(self) -> str:
        return self.word

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes two entries the same."""
        return (self.kind, self.word, self.put, "" if self.place is None else str(self.place), self.rule)
