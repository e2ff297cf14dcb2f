"""依申请公开: one case per application, its remedies, and the numbers it is found by."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django.conf import settings
from django.db import models

from gongkai.applications.choices import (
    OPEN,
    ApplicantKind,
    Asked,
    Carrier,
    Channel,
    Delivery,
    FeeMethod,
    Medium,
    Opinion,
    Outcome,
    State,
)
from gongkai.applications.tables import OUTCOMES
from gongkai.files.models import StoredFile
from gongkai.orgs.fields import EncryptedTextField
from gongkai.orgs.models import Organisation


def options(kinds: Iterable[Any]) -> list[tuple[str, str]]:
    """The choices of a field, from an enumeration whose members have a label."""
    return [(kind.value, kind.label) for kind in kinds]


class CaseQuerySet(models.QuerySet):
    """Adjectives for cases."""

    def open(self) -> CaseQuerySet:
        """Not yet answered, abandoned or withdrawn."""
        return self.filter(state__in=OPEN)

    def overdue(self, today: date) -> CaseQuerySet:
        """Open past the day on which the answer was due."""
        return self.open().filter(due_on__lt=today)

    def running(self, today: date) -> CaseQuerySet:
        """Open, and every working day counts: not waiting for an applicant or for those who were asked."""
        return self.open().filter(self.model.runs_on(today))

    def counted(self) -> CaseQuerySet:
        """What 表三 counts: a case decided anew after a review or suit is not received anew (facts §6, 未核实)."""
        return self.filter(remand_of__isnull=True)

    def received_in(self, year: int) -> CaseQuerySet:
        """新收: received within a year; a letter not yet confirmed is not received (条例 art. 31)."""
        return self.counted().filter(received_on__year=year)

    def closed_in(self, year: int) -> CaseQuerySet:
        """办理结果: received, and answered, abandoned or withdrawn within a year."""
        return self.counted().filter(closed_on__year=year, received_on__isnull=False)

    def pending_at_end_of(self, year: int) -> CaseQuerySet:
        """结转下年度: received by 31 December of a year and not closed by then."""
        return self.counted().filter(received_on__year__lte=year).exclude(closed_on__year__lte=year)


class Case(models.Model):
    """One application (一件 = one number). Its state, clock and due date are readings of its ledger events."""

    number = models.CharField("受理编号", max_length=24, unique=True)
    query_code = models.CharField("查询码", max_length=12)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="cases", verbose_name="受理机关"
    )
    handling_unit = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        related_name="handled_cases",
        null=True,
        blank=True,
        verbose_name="承办部门",
    )
    handler_due_on = models.DateField("内部办理期限", null=True, blank=True)
    channel = models.CharField("渠道", max_length=20, choices=options(Channel))
    applicant_kind = models.CharField("申请人类别", max_length=24, choices=options(ApplicantKind))
    applicant_name = EncryptedTextField("姓名或者名称")
    identity_no = EncryptedTextField("身份证明号码")
    contact = EncryptedTextField("联系方式", blank=True)
    email = EncryptedTextField("电子邮箱", blank=True)
    address = EncryptedTextField("邮寄地址", blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="applications"
    )
    description = models.TextField("所需政府信息的名称、文号或者其他特征描述")
    delivery_medium = models.CharField(
        "获取信息的方式", max_length=20, default=Medium.ELECTRONIC, choices=options(Medium)
    )
    delivery_method = models.CharField(
        "获取信息的途径", max_length=20, default=Delivery.PORTAL, choices=options(Delivery)
    )
    applicant_key = models.CharField(max_length=64, blank=True, editable=False)  # keyed hash: same applicant or not
    contact_key = models.CharField(max_length=64, blank=True, editable=False)  # the same of the telephone number
    remand_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="rounds", verbose_name="重新办理的原件"
    )
    round = models.PositiveSmallIntegerField("轮次", default=1)
    assistance_need = models.CharField("需要的帮助", max_length=120, blank=True)
    agent_name = EncryptedTextField("委托代理人姓名", blank=True)
    agent_identity = EncryptedTextField("委托代理人身份证明号码", blank=True)
    satisfaction = models.PositiveSmallIntegerField("满意度", null=True, blank=True)  # 1–5, the applicant's own
    satisfaction_words = models.CharField("评价", max_length=500, blank=True)
    submission_key = models.CharField(max_length=64, unique=True, null=True, blank=True, editable=False)
    state = models.CharField("状态", max_length=20, choices=options(State))
    submitted_at = models.DateTimeField("提交或者登记时间")
    arrived_on = models.DateField("到件日期", null=True, blank=True)  # a letter may arrive before it is received
    received_on = models.DateField("收到日期", null=True, blank=True)  # empty until confirmed (条例 art. 31)
    due_on = models.DateField("答复期限", null=True, blank=True)
    due_on_national = models.DateField("全国口径的答复期限", null=True, blank=True)  # without regional holidays
    paused_until = models.DateField("暂停至", null=True, blank=True)  # the last day that a consultation takes out
    due_is_provisional = models.BooleanField("期限暂定", default=False)
    outcome = models.CharField(
        "办理结果",
        max_length=30,
        blank=True,
        choices=[(outcome.value, decision.label) for outcome, decision in OUTCOMES.items()],
    )
    reply = models.TextField("答复正文", blank=True)
    grounds = models.JSONField("答复依据", default=dict, blank=True)  # keys of tables.GROUNDS
    given_medium = models.CharField("提供信息的方式", max_length=20, blank=True, choices=options(Medium))
    reply_no = models.CharField("答复文号", max_length=40, blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_on = models.DateField("签发日期", null=True, blank=True)
    sent_way = models.CharField("送达方式", max_length=20, blank=True, choices=options(Delivery))
    carrier = models.CharField("承运", max_length=20, blank=True, choices=options(Carrier))
    tracking_no = models.CharField("邮件号码", max_length=40, blank=True)
    dispatched_on = models.DateField("答复日期", null=True, blank=True)  # decides whether it was in time
    served_on = models.DateField("送达日期", null=True, blank=True)  # starts the time for remedies
    closed_on = models.DateField("办结日期", null=True, blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "依申请公开件"
        ordering: ClassVar[list[str]] = ["-submitted_at", "-id"]
        constraints: ClassVar[list] = [
            models.CheckConstraint(
                condition=models.Q(closed_on__isnull=True) | ~models.Q(outcome=""),
                name="closed_cases_have_an_outcome",
                violation_error_message="办结的申请须有办理结果",
            ),
            models.CheckConstraint(
                condition=models.Q(state=State.SUBMITTED) | models.Q(received_on__isnull=False),
                name="only_unconfirmed_cases_lack_a_receipt_day",
                violation_error_message="已登记的申请须有收到日期（条例第三十一条）",
            ),
            models.UniqueConstraint(
                fields=["reply_no"],
                condition=~models.Q(reply_no=""),
                name="reply_numbers_are_given_once",
                violation_error_message="答复文号已被使用",
            ),
        ]
        indexes: ClassVar[list] = [
            models.Index(fields=["state", "due_on"], name="case_by_due"),
            models.Index(fields=["organisation", "state", "due_on"], name="case_by_organ_due"),
            models.Index(fields=["handling_unit", "state", "due_on"], name="case_by_handler_due"),
            models.Index(fields=["received_on"], name="case_by_received"),
            models.Index(fields=["closed_on"], name="case_by_closed"),
            models.Index(fields=["applicant_key", "received_on"], name="case_by_applicant"),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this case."""
        return self.organisation_id

    @property
    def is_open(self) -> bool:
        """Whether it is not yet answered, abandoned or withdrawn."""
        return self.state in OPEN

    @classmethod
    def runs_on(cls, today: date) -> models.Q:
        """The condition that a period has a last day and no pause covers today."""
        return models.Q(due_on__isnull=False) & (models.Q(paused_until__isnull=True) | models.Q(paused_until__lt=today))

    def is_paused(self, today: date) -> bool:
        """Whether the period stands still on that day: with no end in sight, or until those asked have had their time.

        Read from the clock and not from the state: a consultation ends by itself after fifteen working days, and a
        correction that was asked for late stops nothing.
        """
        if not self.is_open or self.received_on is None:
            return False
        return self.due_on is None or (self.paused_until is not None and today <= self.paused_until)

    @property
    def state_label(self) -> str:
        """Where it stands, in words."""
        return State(self.state).label

    @property
    def addressee(self) -> str:
        """How a letter addresses the applicant; one whose name is not known is 申请人."""
        return self.applicant_name or "申请人"

    @property
    def applicant_kind_label(self) -> str:
        """The column of 表三, in words."""
        return ApplicantKind(self.applicant_kind).label

    @property
    def report_row(self) -> str:
        """The row of 表三 in which the outcome counts; empty while undecided."""
        return OUTCOMES[Outcome(self.outcome)].row if self.outcome else ""

    @property
    def outcome_label(self) -> str:
        """The outcome in words; empty while undecided."""
        return OUTCOMES[Outcome(self.outcome)].label if self.outcome else ""


class Correction(models.Model):
    """补正: the one request to say more clearly what is wanted, and what came back (条例第三十条)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="correction")
    items = models.TextField("补正事项")
    requested_on = models.DateField("告知日期")
    until = models.DateField("补正期限")
    received_on = models.DateField("收到补正日期", null=True, blank=True)
    answer = models.TextField("补正内容", blank=True)
    justification = models.TextField("逾期补正的正当理由", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "补正"

    def __str__(self) -> str:
        return f"{self.case} 补正"


class Consultation(models.Model):
    """征求意见: one party that was asked, and what it said (条例第三十二条、第三十四条)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="consultations")
    kind = models.CharField("被征求方类别", max_length=12, choices=options(Asked))
    party = models.CharField("被征求方", max_length=80)
    sent_on = models.DateField("发出日期")
    reached_on = models.DateField("对方收到日期", null=True, blank=True)
    ended_on = models.DateField("结束日期", null=True, blank=True)
    opinion = models.CharField("意见", max_length=10, blank=True, choices=options(Opinion))
    text = models.TextField("意见内容", blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "征求意见"
        ordering: ClassVar[list[str]] = ["id"]

    def __str__(self) -> str:
        return f"{Asked(self.kind).label}：{self.party}"

    @property
    def result(self) -> str:
        """What came of it, in words: silence means opposite things for a co-producer and for a third party."""
        said = Opinion(self.opinion).label if self.opinion else "尚未答复"
        if self.opinion != Opinion.SILENT:
            return said
        return f"{said}，" + ("视为同意公开" if self.is_consent else "由本机关依法决定是否公开")

    @property
    def is_consent(self) -> bool:
        """Whether this counts as consent: said so, or a co-producer's silence (条例第三十四条)."""
        silent_consent = self.kind == Asked.CO_PRODUCER and self.opinion == Opinion.SILENT
        return self.opinion == Opinion.CONSENTS or silent_consent


class FeeNotice(models.Model):
    """收费通知: the one fee of an application (条例第四十二条；国办函〔2020〕109号)."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, related_name="fee_notice")
    method = models.CharField("计费方式", max_length=10, choices=options(FeeMethod))
    quantity = models.PositiveIntegerField("当月第几件或者页数")
    amount = models.PositiveIntegerField("金额（元）")
    sent_on = models.DateField("发出日期")
    reached_on = models.DateField("申请人收到日期", null=True, blank=True)
    paid_on = models.DateField("缴费日期", null=True, blank=True)
    receipt_no = models.CharField("财政票据号", max_length=40, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "收费通知"

    def __str__(self) -> str:
        return f"{self.case} {self.amount}元"


class CaseAttachment(models.Model):
    """A file that came with an application, or goes out with its answer."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    is_answer = models.BooleanField("随答复提供", default=False)

    class Meta:
        verbose_name = verbose_name_plural = "申请附件"

    def __str__(self) -> str:
        return self.file.name


class CaseSequence(models.Model):
    """The last serial number given in an organ and year, for case numbers and for 文号."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10)  # "case" or "letter"
    year = models.PositiveSmallIntegerField("年份")
    last = models.PositiveIntegerField("流水", default=0)

    class Meta:
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["organisation", "kind", "year"], name="one_case_sequence_a_year")
        ]

    def __str__(self) -> str:
        return f"{self.organisation} {self.kind} {self.year}：{self.last}"
