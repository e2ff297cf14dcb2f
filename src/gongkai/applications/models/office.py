"""What the office keeps beside the case itself: searches, co-handling, complaints, corrections of records, reviews."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from gongkai.applications.choices import ComplaintResult, ConversionState, RecordState
from gongkai.applications.models.case import Case, options
from gongkai.applications.tables import FOUND_WORDS
from gongkai.lib.dates import formal
from gongkai.orgs.fields import EncryptedTextField
from gongkai.orgs.models import Organisation


class SearchQuerySet(models.QuerySet):
    """Adjectives for searches."""

    def empty(self) -> SearchQuerySet:
        """Those that found nothing."""
        return self.filter(found=False)

    def unexplained(self) -> SearchQuerySet:
        """Those that found something of which nobody said that it is not what was asked for."""
        return self.filter(found=True, explained_on__isnull=True)


class Search(models.Model):
    """检索记录: one search; a reply that nothing exists needs one in vain (条例第三十六条第（四）项)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="searches")
    systems = models.TextField("检索的系统、档案范围")
    keywords = models.CharField("关键词", max_length=200)
    period = models.CharField("时间段", max_length=80)
    searcher = models.CharField("检索人", max_length=80)
    searched_on = models.DateField("检索日期")
    found = models.BooleanField("是否检索到", default=False)
    result = models.TextField("检索结果")
    explanation = models.TextField("检索到的信息不是所申请信息的说明", blank=True)
    explained_on = models.DateField("说明日期", null=True, blank=True)

    objects = SearchQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "检索记录"
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{formal(self.searched_on)}检索“{self.keywords}”"

    @property
    def outcome(self) -> str:
        """What came of it, in words."""
        said = f"{FOUND_WORDS[self.found]}：{self.result}"
        return f"{said}。经核对不是所申请的信息：{self.explanation}" if self.explained_on else said


class CoHandling(models.Model):
    """协办: what another unit contributes to a case that a lead unit answers (条例第十条、第四十五条)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="co_handlings")
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="co_handled", verbose_name="协办部门")
    what = models.TextField("协办内容")
    asked_on = models.DateField("发出日期")
    until = models.DateField("反馈期限")
    answered_on = models.DateField("反馈日期", null=True, blank=True)
    answer = models.TextField("反馈意见", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "协办"
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{self.unit.short_name}：{self.what[:30]}"


class Complaint(models.Model):
    """投诉举报: a complaint to the office in charge about how disclosure is done (条例第四十七条、第五十一条)."""

    case = models.ForeignKey(
        Case, on_delete=models.PROTECT, null=True, blank=True, related_name="complaints", verbose_name="申请"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="complaints", verbose_name="被投诉机关"
    )
    complainant = EncryptedTextField("投诉人", blank=True)
    contact = EncryptedTextField("联系方式", blank=True)
    text = models.TextField("投诉事项")
    received_on = models.DateField("收到日期")
    result = models.CharField("处理结果", max_length=12, blank=True, choices=options(ComplaintResult))
    measures = models.TextField("处理情况", blank=True)
    resolved_on = models.DateField("办结日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "投诉举报"
        ordering: ClassVar[list[str]] = ["-received_on", "-id"]

    def __str__(self) -> str:
        return self.text[:40]

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this complaint."""
        return self.organisation_id


class RecordCorrection(models.Model):
    """更正申请: a record about oneself is shown to be wrong (条例第四十一条); not counted in 表三 (推定)."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="record_corrections", verbose_name="收件机关"
    )
    applicant_name = EncryptedTextField("申请人")
    identity_no = EncryptedTextField("身份证明号码")
    contact = EncryptedTextField("联系方式")
    record = models.TextField("与申请人自身相关的政府信息记录")
    wrong = models.TextField("不准确之处及要求")
    evidence = models.TextField("证据")
    received_on = models.DateField("收到日期")
    state = models.CharField("结果", max_length=12, default=RecordState.OPEN, choices=options(RecordState))
    finding = models.TextField("核实情况", blank=True)
    transferred_to = models.CharField("转送或者告知的机关", max_length=120, blank=True)
    decided_on = models.DateField("告知日期", null=True, blank=True)
    reply_no = models.CharField("文号", max_length=40, blank=True)
    letter = EncryptedTextField("告知书", blank=True)  # the letter as JSON: it names the applicant

    class Meta:
        verbose_name = verbose_name_plural = "更正申请"
        ordering: ClassVar[list[str]] = ["-received_on", "-id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["reply_no"],
                condition=~models.Q(reply_no=""),
                name="record_letter_numbers_are_given_once",
                violation_error_message="文号已被使用",
            )
        ]

    def __str__(self) -> str:
        return self.record[:40]

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this request."""
        return self.organisation_id


class Conversion(models.Model):
    """转主动公开建议: several people were given the same information, so it may be for everybody (条例第四十四条)."""

    information = models.CharField("信息", max_length=64, unique=True)  # fingerprint of what was given
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="conversions", verbose_name="公开机关"
    )
    cases = models.ManyToManyField(Case, related_name="conversions", verbose_name="申请")
    title = models.CharField("信息名称", max_length=200)
    state = models.CharField("处理", max_length=12, default=ConversionState.SUGGESTED, choices=options(ConversionState))
    suggested_on = models.DateField("建议日期")
    reason = models.TextField("审核意见", blank=True)
    decided_on = models.DateField("审核日期", null=True, blank=True)
    publish_until = models.DateField("公开期限", null=True, blank=True)  # 条例第二十六条: 20 working days

    class Meta:
        verbose_name = verbose_name_plural = "转主动公开建议"
        ordering: ClassVar[list[str]] = ["-suggested_on", "-id"]

    def __str__(self) -> str:
        return self.title

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this suggestion."""
        return self.organisation_id


class DenialReview(models.Model):
    """不予公开定期评估: whether what was refused may be disclosed now (条例第十八条)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="denial_reviews")
    reviewed_on = models.DateField("评估日期")
    may_disclose = models.BooleanField("因情势变化可以公开")
    reason = models.TextField("评估意见")
    next_on = models.DateField("下次评估日期", null=True, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "不予公开评估"
        ordering: ClassVar[list[str]] = ["-reviewed_on", "-id"]

    def __str__(self) -> str:
        return f"{self.case} {self.reviewed_on}"


class CalendarNotice(models.Model):
    """节假日安排: a yearly or regional notice that this installation was given after it was built."""

    region = models.CharField("地区代码", max_length=12, blank=True)  # empty: the nation
    year = models.PositiveSmallIntegerField("年份")
    source = models.CharField("文件名称、文号", max_length=200)
    off = models.JSONField("放假日", default=dict)  # ISO day → name of the holiday
    work = models.JSONField("上班日", default=list)  # ISO days at a weekend that are worked
    whole_year = models.BooleanField("全国全年安排", default=False)
    entered_at = models.DateTimeField("录入时间")
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="录入人"
    )

    voided_at = models.DateTimeField("作废时间", null=True, blank=True)
    voided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="作废人"
    )
    void_reason = models.CharField("作废理由", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "节假日安排"
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return self.source

    def holds_at(self, at: datetime | None) -> bool:
        """Whether it was in force at that moment; None asks about now."""
        if at is None:
            return self.voided_at is None
        return self.entered_at <= at and (self.voided_at is None or at < self.voided_at)

    def as_entry(self) -> dict[str, Any]:
        """The notice as plain values."""
        return {
            "region": self.region,
            "year": self.year,
            "source": self.source,
            "off": self.off,
            "work": self.work,
            "whole_year": self.whole_year,
        }
