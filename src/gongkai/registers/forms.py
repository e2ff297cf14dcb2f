"""The desk's forms: one for every register, made from its declaration."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet

from gongkai.disclosure.choices import ReviewLevel, SecrecyConclusion
from gongkai.disclosure.models import ColumnPage
from gongkai.disclosure.rules import checklist
from gongkai.orgs.models import Organisation
from gongkai.registers import actions
from gongkai.registers.choices import Holds
from gongkai.registers.models import RegisterEntry
from gongkai.registers.tables import Field, Register

DAY = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "2024-03-05", "autocomplete": "off"})


def form_field(field: Field) -> forms.Field:
    """How a form asks for a field; what is missing or wrong is said by the rules, not by the browser."""
    common: dict[str, Any] = {"label": field.label + (" *" if field.needed else ""), "required": False,
                              "help_text": field.hint}  # fmt: skip
    if field.holds == Holds.ONE_OF:
        choices = [("", "请选择"), *((one, one) for one in field.choices)]
        return forms.ChoiceField(choices=choices, **common)
    if field.holds == Holds.SOME_OF:
        choices = [(one, one) for one in field.choices]
        return forms.MultipleChoiceField(choices=choices, widget=forms.CheckboxSelectMultiple, **common)
    if field.holds == Holds.TEXT:
        return forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), **common)
    if field.holds == Holds.DAY:
        return forms.CharField(widget=DAY, **common)
    return forms.CharField(**common)


class EntryForm(forms.Form):
    """One line of a register."""

    unit = forms.ModelChoiceField(label="登记单位 *", queryset=Organisation.objects.none(), empty_label="请选择")

    def __init__(
        self, register: Register, units: QuerySet[Organisation], *args: Any, entry: RegisterEntry | None = None,
        **more: Any,
    ) -> None:  # fmt: skip
        if entry is not None:
            more["initial"] = initial_of(register, entry.whole())
        super().__init__(*args, **more)
        self.register = register
        self.fields["unit"].queryset = units
        self.fields["unit"].error_messages["required"] = "请选择登记单位"
        if entry is not None:
            del self.fields["unit"]
        elif units.count() == 1:
            self.fields["unit"].initial = units.get()
        for field in register.asked:
            self.fields[field.code] = form_field(field)

    @property
    def given(self) -> dict[str, Any]:
        """What was typed, by code."""
        return {field.code: self.cleaned_data.get(field.code) for field in self.register.asked}

    def check(self, unit: Organisation, *, today: Any) -> bool:
        """Put everything that the rules find beside its field; whether nothing was found."""
        _, problems = actions.checked(self.register, unit, self.given, today=today)
        for code, words in problems:
            self.add_error(code if code in self.fields else None, words)
        return not problems


def initial_of(register: Register, values: dict[str, str]) -> dict[str, Any]:
    """The values as a form shows them."""
    some = {one.code for one in register.fields if one.holds == Holds.SOME_OF}
    return {code: value.split("、") if code in some else value for code, value in values.items()}


class UploadForm(forms.Form):
    """A spreadsheet to be taken in."""

    unit = forms.ModelChoiceField(
        label="登记单位", queryset=Organisation.objects.none(), empty_label="请选择",
        help_text="表中写明其他机关的行，登记到该机关名下",
    )  # fmt: skip
    file = forms.FileField(label="表格文件", help_text=".xlsx 或者 .csv；表头用官方栏名或者代码，列的先后不限")

    def __init__(self, units: QuerySet[Organisation], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["unit"].queryset = units
        if units.count() == 1:
            self.fields["unit"].initial = units.get()


class WithholdForm(forms.Form):
    """Why a line is not for the public."""

    reason = forms.CharField(
        label="不公开的理由和依据", max_length=200, required=False,
        help_text="如：不具有一定社会影响（行政处罚法第四十八条）；清空即恢复为待公开",
    )  # fmt: skip


class PresentForm(forms.Form):
    """In which column the texts are to stand."""

    column = forms.ModelChoiceField(
        label="公开栏目", queryset=ColumnPage.objects.live().order_by("path"), empty_label="请选择"
    )


class LinesOpinionForm(forms.Form):
    """One reviewer's opinion on the lines that were chosen."""

    checked = forms.MultipleChoiceField(label="核对清单（选中的每一条）", required=False,
                                        widget=forms.CheckboxSelectMultiple)  # fmt: skip
    conclusion = forms.ChoiceField(
        label="保密审查结论", required=False,
        choices=[("", "—— 请选择 ——"), *((kind.value, kind.label) for kind in SecrecyConclusion)],
    )  # fmt: skip
    basis = forms.CharField(label="依据", required=False, max_length=120, help_text="如：保守国家秘密法第三十五条")
    comment = forms.CharField(
        label="审核意见", required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args: Any, level: ReviewLevel, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["checked"].choices = list(checklist(level).items())
        if level != ReviewLevel.SECRECY:
            del self.fields["conclusion"], self.fields["basis"]
