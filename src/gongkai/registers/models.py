"""The registers: every line that an organ must keep, published or not; what the public may read of one; fees taken."""

from __future__ import annotations

import json
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import Exists, OuterRef, Q

from gongkai.disclosure.models import GateRecord, Item
from gongkai.orgs.fields import EncryptedTextField
from gongkai.orgs.models import Organisation
from gongkai.registers.choices import DecisionKind
from gongkai.registers.tables import REGISTERS, Register


class RegisterEntryQuerySet(models.QuerySet):
    """Adjectives for lines of registers."""

    def of(self, register: Register) -> RegisterEntryQuerySet:
        """Those of one register that are no earlier versions of others."""
        return self.filter(kind=register.key, is_superseded=False)

    def waiting(self) -> RegisterEntryQuerySet:
        """Those that are to be public and for which nothing was begun."""
        return self.filter(item=None, withheld_reason="", is_superseded=False)

    def overdue(self, today: date) -> RegisterEntryQuerySet:
        """Those whose last day has passed and that were never public."""
        never = ~Exists(GateRecord.objects.filter(item=OuterRef("item")))
        return self.filter(never, withheld_reason="", is_superseded=False, due_on__lt=today)

    def with_standing(self) -> RegisterEntryQuerySet:
        """Each with whether it is public now, and whether it ever was."""
        releases = GateRecord.objects.filter(item=OuterRef("item"))
        return self.annotate(is_public=Exists(releases.filter(is_current=True)), was_public=Exists(releases))


class RegisterEntry(models.Model):
    """One line of one register: what counts in 表二 in columns, the register's own fields in `values`.

    Decisions are counted whether or not they may be published (条例 art. 20(5), (6)). Numbers of people's papers stand
    encrypted in `private` and are never shown publicly.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="register_entries", verbose_name="登记单位"
    )
    kind = models.CharField("登记簿", max_length=12)
    doc_no = models.CharField("文号、编号", max_length=100)
    party = models.CharField("对象", max_length=100, blank=True)
    subject = models.CharField("事项", max_length=200)
    basis = models.CharField("依据", max_length=200, blank=True)
    decided_on = models.DateField("日期")
    values = models.JSONField("各栏内容", default=dict, blank=True)
    private = EncryptedTextField("不公示的内容", blank=True)
    shown_until = models.DateField("公示截止日", null=True, blank=True)
    due_on = models.DateField("公开期限", null=True, blank=True)
    withheld_reason = models.CharField("不公开的理由", max_length=200, blank=True)
    replaces = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by", verbose_name="取代"
    )
    is_superseded = models.BooleanField("已有新的版本", default=False)
    item = models.OneToOneField(
        Item, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="公开条目"
    )

    objects = RegisterEntryQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "登记簿记录"
        ordering: ClassVar[list[str]] = ["-decided_on", "-id"]
        constraints: ClassVar[list] = [
            models.UniqueConstraint(
                fields=["organisation", "kind", "doc_no"],
                condition=Q(is_superseded=False),
                name="one_entry_per_number",
                violation_error_message="本单位已登记这一文号",
            )
        ]
        indexes: ClassVar[list] = [
            models.Index(fields=["kind", "-decided_on", "-id"], name="entry_by_kind"),
            models.Index(fields=["organisation", "kind", "-decided_on", "-id"], name="entry_by_organ"),
        ]

    def __str__(self) -> str:
        return f"{self.doc_no} {self.party}".strip()

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this line."""
        return self.organisation_id

    @property
    def told(self) -> dict[str, Any]:
        """What the ledger is told of a line: no party, no subject, no papers."""
        return {"kind": self.kind, "doc_no": self.doc_no, "decided_on": self.decided_on}

    @property
    def register(self) -> Register:
        """The register it belongs to."""
        return REGISTERS[self.kind]

    def whole(self) -> dict[str, str]:
        """Every value, those that are never shown among them."""
        hidden: dict[str, str] = json.loads(str(self.private)) if self.private else {}
        return {**self.values, **hidden}

    def take(self, whole: dict[str, str], due_on: date | None) -> None:
        """Hold these values: the register's fields, and the columns that lists and figures read."""
        register, hidden = self.register, self.register.private
        self.values = {code: value for code, value in whole.items() if code not in hidden}
        private = {code: value for code, value in whole.items() if code in hidden}
        self.private = json.dumps(private, ensure_ascii=False) if private else ""  # type: ignore[assignment]
        self.doc_no = whole[register.number]
        self.party = whole.get(register.party, "")[:100]
        self.subject = " ".join(whole[register.subject].split())[:200]
        self.basis = " ".join(whole.get(register.basis, "").split())[:200]
        self.decided_on = date.fromisoformat(whole[register.day])
        self.shown_until = date.fromisoformat(whole[register.until]) if whole.get(register.until) else None
        self.due_on = due_on


class _Decisions(models.Manager):
    """Licences, penalties and coercion; a corrected one counts once."""

    def get_queryset(self) -> models.QuerySet:
        """The lines that 表二 counts."""
        return super().get_queryset().filter(kind__in=list(DecisionKind), is_superseded=False)


class EnforcementDecision(RegisterEntry):
    """One licence, penalty or coercion decided (条例 art. 20(5), (6)); counted whether or not it may be published."""

    objects = _Decisions()

    class Meta:
        proxy = True
        verbose_name = verbose_name_plural = "行政执法决定"


class PublicRowQuerySet(models.QuerySet):
    """Adjectives for public rows."""

    def current(self) -> PublicRowQuerySet:
        """Those whose gate record is in force."""
        in_force = GateRecord.objects.filter(pk=OuterRef("record_id"), is_current=True)
        return self.filter(Exists(in_force))  # asked of each row, not of all the county's releases

    def in_force_on(self, day: date) -> PublicRowQuerySet:
        """Those that hold on a day, of registers that keep their history."""
        return self.filter(Q(ended_on=None) | Q(ended_on__gte=day), day__lte=day)


class PublicRow(models.Model):
    """Where in the gate's records the public text of a line stands, and by what it is found.

    What a page shows is read from the gate record; the columns here only find and sort. Written when the gate let the
    text out, from that text.
    """

    record = models.OneToOneField(GateRecord, on_delete=models.PROTECT, related_name="register_row")
    entry = models.ForeignKey(RegisterEntry, on_delete=models.PROTECT, related_name="public_rows")
    kind = models.CharField("登记簿", max_length=12)
    unit = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    day = models.DateField("日期")
    ended_on = models.DateField("执行至", null=True)
    text = models.TextField("检索文本")

    objects = PublicRowQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = "登记簿公开行"
        ordering: ClassVar[list[str]] = ["-day", "-id"]
        indexes: ClassVar[list] = [
            models.Index(fields=["kind", "-day", "-id"], name="public_row_newest"),
            models.Index(fields=["kind", "unit", "-day", "-id"], name="public_row_of_unit"),
        ]

    def __str__(self) -> str:
        return self.record.title


class ImportRun(models.Model):
    """One spreadsheet on its way into a register: read in full first, then taken in piece by piece."""

    kind = models.CharField("登记簿", max_length=12)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name="登记单位")
    name = models.CharField("文件名", max_length=200)
    sha256 = models.CharField("文件散列", max_length=64)
    lines = EncryptedTextField("各行内容")  # [[row number, unit, values]]
    total = models.PositiveIntegerField("行数")
    problems = models.JSONField("问题", default=list)  # [[row number, column, words]]
    done = models.PositiveIntegerField("已处理", default=0)
    entered = models.PositiveIntegerField("新登记", default=0)
    known = models.PositiveIntegerField("已登记过", default=0)
    started_at = models.DateTimeField("开始导入", null=True)
    created_at = models.DateTimeField("上传时间")
    by = models.ForeignKey("orgs.Person", on_delete=models.PROTECT, related_name="+", verbose_name="导入人")

    class Meta:
        verbose_name = verbose_name_plural = "登记簿导入"
        ordering: ClassVar[list[str]] = ["-id"]

    def __str__(self) -> str:
        return self.name

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this import."""
        return self.organisation_id

    @property
    def is_finished(self) -> bool:
        """Whether every line was taken in."""
        return self.started_at is not None and self.done >= self.total

    def rows(self) -> list[Any]:
        """The lines as they were read."""
        rows: list[Any] = json.loads(self.lines)
        return rows


class FeeReturn(models.Model):
    """行政事业性收费 taken in by one organ in one year, in yuan (条例 art. 20(8))."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="fee_returns", verbose_name="执收单位"
    )
    year = models.PositiveSmallIntegerField("年度")
    amount_yuan = models.DecimalField("收费金额（元）", max_digits=14, decimal_places=2)
    note = models.CharField("说明", max_length=200, blank=True)

    class Meta:
        verbose_name = verbose_name_plural = "行政事业性收费年度入库"
        constraints: ClassVar[list] = [
            models.UniqueConstraint(fields=["organisation", "year"], name="one_fee_return_a_year"),
            models.CheckConstraint(condition=models.Q(amount_yuan__gte=0), name="fee_return_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.organisation.short_name}{self.year}年"

    @property
    def ledger_organisation_id(self) -> int:
        """The organ under which the ledger files events about this return."""
        return self.organisation_id
