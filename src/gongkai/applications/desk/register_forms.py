"""Forms of the registers beside the cases: remedies, complaints, corrections of records, conversions, holidays."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from gongkai.applications import queries
from gongkai.applications.choices import ComplaintResult, ConversionState, RecordState, RemedyDecision, RemedyKind
from gongkai.applications.desk.forms import Day, Line, Text, choice
from gongkai.applications.models import CalendarNotice, Case
from gongkai.applications.states import OFFICE
from gongkai.lib.notices import Notice, notice_of
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.queries import units_within_reach


class RegisterForm(forms.Form):
    """A form that knows who fills it in."""

    def __init__(self, person: Person, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.person = person
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField):
                field.queryset = units_within_reach(person, OFFICE)

    def begin_with(self, one: Any) -> None:
        """Fit the form to the line of the register that the act is about."""

    def arguments(self) -> dict[str, Any]:
        """What the verb takes."""
        return self.cleaned_data

    def case_of(self, number: str) -> Case | None:
        """The case of that number within the person's reach; an error in the form where there is none."""
        found = queries.cases_of(self.person).filter(number=queries.plain(number)).first()
        if found is None:
            raise forms.ValidationError("没有找到该受理编号的申请，请核对")
        return found


class UnitChoice(forms.ModelChoiceField):
    """An organ within the person's reach."""

    def __init__(self, label: str) -> None:
        super().__init__(label=label, queryset=Organisation.objects.none(), empty_label="请选择")


class RemedyForm(RegisterForm):
    """A review or suit that was accepted."""

    case = Line("申请的受理编号", required=True)
    kind = choice("类别", RemedyKind)
    body = Line("复议机关或者人民法院", max_length=80)
    docket = Line("案号", max_length=60)
    simple = forms.BooleanField(label="适用简易程序", required=False, initial=True)
    on = Day("受理日期", help_text="不填为今天")
    notified_on = Day("收到答复通知日期", help_text="答复期限自次日起算；不填为受理日期")
    note = Line("情况说明", help_text="一般不填；同类案件再次受理、答复期限未满而已受理的，写明情况")

    def clean_case(self) -> Case | None:
        """The case itself."""
        return self.case_of(self.cleaned_data["case"])


class RespondForm(RegisterForm):
    """When the organ answered."""

    on = Day("提交答复日期", help_text="不填为今天")


class DecideForm(RegisterForm):
    """What was decided."""

    decision = choice("决定、裁判", RemedyDecision)
    on = Day("决定、裁判日期", help_text="不填为今天")


class RemandForm(RegisterForm):
    """By when the decision wants a new answer."""

    due_on = Day("决定书、判决书确定的答复期限", required=True)
    on = Day("收到决定书、判决书日期", help_text="不填为今天")


class ComplaintForm(RegisterForm):
    """A complaint that came in."""

    organisation = UnitChoice("被投诉机关")
    case = Line("申请的受理编号（没有的不填）")
    complainant = Line("投诉人", max_length=80)
    contact = Line("联系方式", max_length=80)
    text = Text("投诉事项")
    on = Day("收到日期", help_text="不填为今天")

    def clean_case(self) -> Case | None:
        """The case, if one is named."""
        number = self.cleaned_data["case"]
        return self.case_of(number) if number else None


class ResolveForm(RegisterForm):
    """How the complaint ended."""

    result = choice("处理结果", ComplaintResult)
    measures = Text("处理情况")
    on = Day("办结日期", help_text="不填为今天")


class RecordForm(RegisterForm):
    """A request to correct a record about oneself."""

    organisation = UnitChoice("收件机关")
    applicant_name = Line("申请人", max_length=80)
    identity_no = Line("身份证明号码", max_length=40)
    contact = Line("联系方式", max_length=80)
    record_text = Text("与申请人自身相关的政府信息记录", rows=2)
    wrong = Text("不准确之处及要求", rows=2)
    evidence = Text("证据", rows=2)
    on = Day("收到日期", help_text="不填为今天")


class RecordDecisionForm(RegisterForm):
    """What was found, and what follows."""

    state = choice("处理结果", RecordState)
    finding = Text("核实情况")
    transferred_to = Line("转送或者告知的机关", max_length=120, help_text="不属于本机关职能的填写")
    on = Day("告知日期", help_text="不填为今天")


class ConversionForm(RegisterForm):
    """Whether to disclose to everybody."""

    state = choice("审核结果", ConversionState)
    reason = Text("审核意见")
    on = Day("审核日期", help_text="不填为今天")


class DenialForm(RegisterForm):
    """Whether what was refused may be disclosed now."""

    may_disclose = forms.BooleanField(label="因情势变化可以公开", required=False)
    reason = Text("评估意见", help_text="可以公开的，写明公开的内容和方式，并及时公开；仍不予公开的，写明理由")
    on = Day("评估日期", help_text="不填为今天")


class NoticeForm(RegisterForm):
    """A year's or a region's holidays, a day a line."""

    region = Line("地区代码", max_length=12, help_text="全国安排不填；自治区如650000")
    year = forms.IntegerField(label="年份", min_value=2008, max_value=2098)
    source = Line("文件名称、文号", required=True)
    off = Text("放假日", rows=8, help_text="每行一日：2027-01-01 元旦")
    work = Text("调休上班日", rows=4, help_text="每行一日：2027-01-09")
    whole_year = forms.BooleanField(label="国务院办公厅的全年安排", required=False)

    def clean(self) -> dict[str, Any]:
        """The notice itself, read from the lines; what cannot be read is said with its line."""
        given = super().clean() or {}
        if self.errors:
            return given
        lines = [_line(text) for text in given["off"].splitlines() if text.strip()]
        off, work = dict(lines), [_line(text)[0] for text in given["work"].splitlines() if text.strip()]
        twice = sorted({day for day, _ in lines if [one for one, _ in lines].count(day) > 1})
        if twice:
            raise forms.ValidationError(f"放假日{'、'.join(twice)}写了两次，请核对原文")
        entry = {name: given[name] for name in ("region", "year", "source", "whole_year")} | {"off": off, "work": work}
        try:
            given["notice"] = notice_of(entry)
        except ValueError as error:
            raise forms.ValidationError(str(error)) from error
        return given

    def arguments(self) -> dict[str, Any]:
        """The notice."""
        notice: Notice = self.cleaned_data["notice"]
        return {"notice": notice}


class VoidForm(RegisterForm):
    """Why a holiday notice holds no more."""

    reason = Line("作废理由", help_text="作废的安排留在册中；在办件按其余的安排重新推算期限")


class CorrectNoticeForm(NoticeForm):
    """The right notice in place of a wrong one, whose days are filled in to begin with."""

    reason = Line("更正理由", help_text="原来的安排作废，留在册中")

    def begin_with(self, old: CalendarNotice) -> None:
        """What the wrong one says."""
        self.initial = old.as_entry() | {
            "off": "\n".join(f"{day} {name}" for day, name in old.off.items()),
            "work": "\n".join(old.work),
        }

    def arguments(self) -> dict[str, Any]:
        """The notice, and why."""
        return super().arguments() | {"reason": self.cleaned_data["reason"]}


def _line(text: str) -> tuple[str, str]:
    day, _, name = text.strip().partition(" ")
    try:
        return date.fromisoformat(day).isoformat(), name.strip() or "放假"
    except ValueError as error:
        raise forms.ValidationError(f"“{text.strip()}”应写作 2027-01-01 元旦") from error
