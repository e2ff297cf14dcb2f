"""The gate: what the public sees, frozen at the moment of its release and bound to its approvals."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from gongkai.disclosure.choices import Genre, Validity
from gongkai.orgs.models import Organisation


class GateRecordQuerySet(models.QuerySet):
    """Adjectives for gate records."""

    def current(self) -> GateRecordQuerySet:
        """Those the public may see now."""
        return self.filter(is_current=True)

    def not_recalled(self) -> GateRecordQuerySet:
        """One for each item that was not taken back: its present release, or its last where that ended with its term.

        What a year published stays published when the term of a notice is over; what was withdrawn does not count.
        """
        later = GateRecord.objects.filter(item=models.OuterRef("item"), pk__gt=models.OuterRef("pk"))
        ended = models.Q(is_current=False, withdrawn_at__date__gt=models.F("shown_until"))
        return self.filter(models.Q(is_current=True) | (ended & ~models.Exists(later)))

    def of_unit(self, unit: Organisation) -> GateRecordQuerySet:
        """Those a unit answers for."""
        return self.filter(unit=unit)

    def in_column(self, column: models.Model) -> GateRecordQuerySet:
        """Those placed in a column."""
        return self.filter(placements__column=column)

    def of_genre(self, *genres: Genre) -> GateRecordQuerySet:
        """Those of these genres."""
        return self.filter(genre__in=genres)

    def first_published_in(self, year: int) -> GateRecordQuerySet:
        """Those whose item first became public in a year (Beijing time)."""
        return self.filter(first_published_at__year=year)

    def for_list(self) -> GateRecordQuerySet:
        """Without the body, newest first, with the unit: what a list row needs."""
        return self.select_related("unit").defer("body_html", "search_text").order_by("-published_at", "-id")


class GateRecord(models.Model):
    """One release of one item. Portal, search, API and files serve from here, never from the item.

    Every field the public sees is a copy made when the release was approved; `content_hash` covers them all and the
    attachments' hashes, and the ledger's `item.published` line carries the same hash.
    """

    item = models.ForeignKey("disclosure.Item", on_delete=models.PROTECT, related_name="gate_records")
    revision_id = models.BigIntegerField("修订版本", null=True)
    unit = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="gate_records", verbose_name="责任单位"
    )
    index_no = models.CharField("索引号", max_length=60, db_index=True)
    title = models.CharField("名称", max_length=200)
    summary = models.CharField("内容概述", max_length=200, blank=True)
    genre = models.CharField("体裁", max_length=20)
    catalogue_code = models.CharField("公开类别", max_length=20)
    topic = models.CharField("主题分类", max_length=2, blank=True)
    key_area = models.CharField("重点领域", max_length=20, blank=True)
    issuer_name = models.CharField("发文机关", max_length=80)
    doc_no = models.CharField("文号", max_length=60, blank=True)
    written_on = models.DateField("成文日期")
    validity = models.CharField("有效性", max_length=12, blank=True)
    source = models.CharField("来源", max_length=80, blank=True)
    source_url = models.URLField("原文网址", blank=True)
    body_html = models.TextField("正文", blank=True)
    search_text = models.TextField("检索文本", blank=True)
    attachments = models.JSONField("附件", default=list)  # [{"file": id, "title", "name", "size", "sha256"}]
    columns = models.ManyToManyField("disclosure.ColumnPage", through="disclosure.Placement", related_name="+")
    content_hash = models.CharField("内容散列", max_length=64)
    approvals = models.JSONField("审核", default=list)  # [{"level", "by", "name", "at", "comment"}]
    proofed_by = models.JSONField("校对版本", default=dict, blank=True)  # engine and word lists, as at submission
    published_at = models.DateTimeField("公开时间")
    first_published_at = models.DateTimeField("首次公开时间")
    moved_in_at = models.DateTimeField("迁入时间", null=True, blank=True)  # public elsewhere before, let out by a batch
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name="发布人"
    )
    shown_until = models.DateField("公示截止日", null=True, blank=True)
    urgent_until = models.DateTimeField("补审期限", null=True, blank=True)  # 应急先发 only
    urgent_reason = models.CharField("紧急情形", max_length=200, blank=True)
    urgent_overdue = models.BooleanField("逾期未补审", default=False)
    is_current = models.BooleanField("公开中", default=True)
    withdrawn_at = models.DateTimeField("撤下时间", null=True, blank=True)
    withdrawn_reason = models.CharField("撤下原因", max_length=200, blank=True)

    objects = GateRecordQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "公开记录"
        ordering: ClassVar[list[str]] = ["-published_at", "-id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["item"],
                condition=models.Q(is_current=True),
                name="one_current_release_per_item",
                violation_error_message="同一条信息同时只能有一个公开版本",
            )
        ]
        indexes: ClassVar[list] = [
            models.Index(fields=["-published_at", "-id"], condition=models.Q(is_current=True), name="gate_newest"),
            models.Index(
                fields=["unit", "-published_at", "-id"], condition=models.Q(is_current=True), name="gate_unit_newest"
            ),
            models.Index(
                fields=["genre", "-published_at", "-id"], condition=models.Q(is_current=True), name="gate_genre_newest"
            ),
            models.Index(
                fields=["unit", "catalogue_code", "-published_at", "-id"],
                condition=models.Q(is_current=True),
                name="gate_catalogue_newest",
            ),
            models.Index(
                fields=["genre", "first_published_at"], condition=models.Q(is_current=True), name="gate_genre_first"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """The permanent address, the same for every release of the item."""
        return f"/items/{self.item_id}/"

    @property
    def genre_label(self) -> str:
        """The word for the genre; empty for a draft without one."""
        return Genre(self.genre).label if self.genre else ""

    @property
    def validity_label(self) -> str:
        """The word for the validity; empty for what is not a document."""
        return Validity(self.validity).label if self.validity else ""


class Placement(models.Model):
    """A release stands in a column; dated, so that a column's newest are found by index."""

    record = models.ForeignKey(GateRecord, on_delete=models.CASCADE, related_name="placements")
    column = models.ForeignKey("disclosure.ColumnPage", on_delete=models.PROTECT, related_name="placements")
    published_at = models.DateTimeField("公开时间")
    is_current = models.BooleanField("公开中", default=True)

    class Meta:
        verbose_name = verbose_name_plural = "栏目归属"
        constraints: ClassVar[list] = [models.UniqueConstraint(fields=["record", "column"], name="once_per_column")]
        indexes: ClassVar[list] = [
            models.Index(
                fields=["column", "-published_at", "-record"],
                condition=models.Q(is_current=True),
                name="placement_newest",
            )
        ]

    def __str__(self) -> str:
        return f"{self.record}（{self.column}）"


class IndexSequence(models.Model):
    """The last serial number given in a unit and year; a number once given is never given again."""

    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("流水", default=0)

    class Meta:
        constraints: ClassVar[list] = [models.UniqueConstraint(fields=["unit", "year"], name="one_sequence_a_year")]

    def __str__(self) -> str:
        return f"{self.unit} {self.year}：{self.last}"
