"""Forms of the report's pages."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile

from gongkai.annual.form.website import Field

CHECKED = {
    ".docx",
    ".html",
    ".htm",
    ".pdf",
    ".xlsx",
    ".json",
    ".txt",
    ".md",
}  # without .doc, which needs LibreOffice to be started
MOST_UPLOADED = 5 * 1024 * 1024  # bytes
LONGEST = 5000  # characters of one chapter


def _text(label: str, rows: int, help_text: str) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, required=False, max_length=LONGEST, help_text=help_text)


def _reason(help_text: str) -> forms.CharField:
    """Asked for by the browser, judged by the rules, which name everything that is missing at once."""
    line = forms.TextInput(attrs={"required": True})
    return forms.CharField(label="来由", max_length=300, widget=line, required=False, help_text=help_text)


def _proof() -> forms.FileField:
    chosen = forms.FileInput(attrs={"required": True})
    return forms.FileField(
        label="佐证文件", widget=chosen, required=False, help_text="台账、统计表等；存档备查，不公开"
    )


class TextsForm(forms.Form):
    """The parts of the report that nobody can count (条例 art. 50(4), (5))."""

    supervision = _text("监督保障情况", 4, "须写明工作考核、社会评议和责任追究结果情况（依据：条例第五十条第（四）项）")
    problems = _text("存在的主要问题及改进情况", 6, "依据：条例第五十条第（四）项")
    other_matters = _text("其他需要报告的事项", 3, "信息处理费收取情况由系统写入（依据：条例第五十条第（五）项）")


class SupplementForm(forms.Form):
    """人工补录: how much, why, and the proof."""

    value = forms.DecimalField(label="补录数", max_digits=14, decimal_places=6, help_text="加到业务记录的计数上")
    reason = _reason("为什么业务记录中没有，数字从哪里来")
    proof = _proof()


class ReturnForm(forms.Form):
    """The fields of the site's return that no record holds, filled in together; what is left blank stays open."""

    reason = _reason("数字从哪里来，如信息化中心台账")
    proof = _proof()

    def __init__(self, fields: Sequence[Field], *given: Any, **more: Any) -> None:
        super().__init__(*given, **more)
        self.keys = [field.key for field in fields]
        for field in fields:
            self.fields[field.key] = _answer(field) if field.is_yes_or_no else _amount(field)

    def amounts(self) -> dict[str, Decimal]:
        """What was filled in."""
        given = {key: self.cleaned_data[key] for key in self.keys}
        return {key: Decimal(value) for key, value in given.items() if value not in (None, "")}


def _answer(field: Field) -> forms.ChoiceField:
    return forms.ChoiceField(label=field.label, required=False, choices=[("", "—"), ("1", "是"), ("0", "否")])


def _amount(field: Field) -> forms.DecimalField:
    number = forms.NumberInput(attrs={"class": "amount"})
    return forms.DecimalField(
        label=field.label, required=False, min_value=0, max_digits=14, decimal_places=2, widget=number
    )


class CheckupForm(forms.Form):
    """One report to be checked."""

    report = forms.FileField(
        label="年度报告文件",
        help_text="Word（.docx）、网页（.html）、PDF（有文字层）、表格（.xlsx）、文本（.txt、.md）、本平台年度报告的交换文件（.json），不超过5MB。",
        widget=forms.FileInput(attrs={"accept": ",".join(sorted(CHECKED))}),
        max_length=200,
        error_messages={"required": "请选择要检查的文件", "empty": "文件是空的"},
    )

    def clean_report(self) -> UploadedFile:
        """Refuse what is too large or of a kind not read here."""
        upload: UploadedFile = self.cleaned_data["report"]
        if (upload.size or 0) > MOST_UPLOADED:
            raise forms.ValidationError("文件超过5MB，不像年度报告，请确认后重新选择")
        ending = PurePath(upload.name or "").suffix.lower()
        if ending not in CHECKED:
            raise forms.ValidationError(
                f"不能检查“{ending or '没有扩展名'}”文件，请另存为 .docx、.html、.pdf 或者 .txt"
            )
        return upload
