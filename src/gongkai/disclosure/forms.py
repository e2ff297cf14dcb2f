"""What an officer says when acting on an item."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from wagtail.models import Page

from gongkai.disclosure.choices import SecrecyConclusion
from gongkai.disclosure.models import GateRecord, Item
from gongkai.disclosure.rules.alert import LONGEST_WORD
from gongkai.disclosure.rules.sites import UPDATE_RULES
from gongkai.disclosure.tables import INDEX_STYLES
from gongkai.lib.numbering import INDEX_PARTS
from gongkai.orgs.models import Organisation, Person


class OpinionForm(forms.Form):
    """The checklist and the opinion of a reviewer; a return needs the opinion only."""

    checked = forms.MultipleChoiceField(
        label="核对清单",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="通过前逐项核对、勾选；退回不用勾选",
    )
    comment = forms.CharField(
        label="审核意见",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="通过可不填；退回须写明理由，撰稿人据此修改",
    )

    def __init__(
        self, *args: Any, lines: Mapping[str, str], files: Mapping[int, str] | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["checked"].choices = list(lines.items())
        self.files_asked_about = files or {}


class SecrecyForm(OpinionForm):
    """The opinion of the secrecy reviewer: conclusion and basis as well."""

    conclusion = forms.ChoiceField(
        label="保密审查结论（全件）",
        required=False,
        choices=[("", "—— 请选择 ——"), *((kind.value, kind.label) for kind in SecrecyConclusion)],
    )
    basis = forms.CharField(
        label="依据",
        required=False,
        max_length=120,
        help_text="如：保守国家秘密法第三十五条，本机关国家秘密事项范围",
    )
    field_order = ("checked", "conclusion", "basis", "comment")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number, name in self.files_asked_about.items():
            self.fields[f"file_{number}_conclusion"] = forms.ChoiceField(
                label=f"附件《{name}》：保密审查结论", required=False, choices=self.fields["conclusion"].choices
            )
            self.fields[f"file_{number}_basis"] = forms.CharField(
                label=f"附件《{name}》：依据", required=False, max_length=120
            )
        mine = [f"file_{number}_{part}" for number in self.files_asked_about for part in ("conclusion", "basis")]
        self.order_fields(["checked", *mine, "conclusion", "basis", "comment"])

    def file_opinions(self) -> dict[int, dict[str, str]]:
        """What was said of each attachment, by its file's number."""
        return {
            number: {part: self.cleaned_data.get(f"file_{number}_{part}", "") for part in ("conclusion", "basis")}
            for number in self.files_asked_about
        }


class PublishForm(OpinionForm):
    """The opinion of the last level: at once, or at a moment."""

    release_at = forms.DateTimeField(
        label="定时发布",
        required=False,
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="留空即立即公开；到时自动公开，其间有改动的自动失效",
    )
    field_order = ("checked", "release_at", "comment")


class UrgentForm(forms.Form):
    """Why a text goes out before its review."""

    urgent_reason = forms.CharField(
        label="紧急情形",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="先公开、后补审：由他人在24小时内补审，计入本单位应急先发次数",
    )


class WithdrawalForm(forms.Form):
    """Why an item is taken down."""

    reason = forms.CharField(
        label="撤下原因",
        required=False,
        max_length=200,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="原因将在原网址向社会说明；公开记录和审批单照常保存",
    )


class ClassForm(forms.Form):
    """A class of the catalogue that is added, renamed or closed."""

    verb = forms.ChoiceField(choices=[("add", "增设小类"), ("rename", "更名"), ("close", "停用")], label="办理")
    code = forms.CharField(label="类别编码", max_length=20, help_text="增设的填上级类别；更名、停用的填该类别")
    title = forms.CharField(label="名称", max_length=60, required=False, help_text="停用的可不填")
    basis = forms.CharField(label="公开依据", max_length=120, required=False, help_text="增设的填写，如上级文件文号")


class IndexStyleForm(forms.Form):
    """How index numbers are written."""

    style = forms.ChoiceField(
        label="样式",
        choices=[*((name, label) for name, (label, _) in INDEX_STYLES.items()), ("custom", "自定模板")],
        widget=forms.RadioSelect,
    )
    custom = forms.CharField(
        label="自定模板",
        max_length=120,
        required=False,
        help_text="可用：" + "、".join(f"{{{name}}}{label}" for name, label in INDEX_PARTS.items()),
    )
    region = forms.CharField(label="地区代码", max_length=6, required=False, help_text="样式含地区的填写，6位数字")

    def template(self) -> str:
        """The template that was chosen."""
        style = self.cleaned_data["style"]
        return INDEX_STYLES[style][1] if style in INDEX_STYLES else self.cleaned_data["custom"].strip()


class HandOverForm(forms.Form):
    """To whom a review is handed over, and why."""

    to = forms.ModelChoiceField(
        label="接办人", queryset=Person.objects.none(), empty_label="—— 请选择 ——", required=False
    )
    reason = forms.CharField(label="移交原因", max_length=120, required=False)

    def __init__(self, *args: Any, able: Sequence[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = Person.objects.filter(pk__in=[one.pk for one in able])


class RevocationForm(forms.Form):
    """When and why a published decision ceased to hold."""

    on = forms.DateField(label="变更、撤销日期", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label="原因", max_length=200, help_text="如：行政复议决定撤销，云政复〔2024〕3号")


class ColumnForm(forms.Form):
    """Who keeps a column, and how fresh it must be."""

    owner_unit = forms.ModelChoiceField(label="责任单位", queryset=Organisation.objects.active(), empty_label=None)
    owner_person = forms.ModelChoiceField(
        label="责任人", queryset=Person.objects.filter(is_staff=True), required=False, empty_label="未定"
    )
    update_rule = forms.ChoiceField(
        label="更新规则",
        choices=[("", "未定"), *((name, f"{rule.label}（{rule.basis}）") for name, rule in UPDATE_RULES.items())],
        required=False,
    )
    update_within_days = forms.IntegerField(
        label="本地更新时限（日）",
        min_value=1,
        max_value=3650,
        required=False,
        help_text="只能比更新规则更严，不填按更新规则",
    )
    legal_basis = forms.CharField(label="设置依据", max_length=120, required=False)
    intro = forms.CharField(label="栏目说明", max_length=200, required=False)
    keywords = forms.CharField(label="栏目关键词", max_length=120, required=False)


class RenameForm(forms.Form):
    """Another name and address."""

    title = forms.CharField(label="名称", max_length=100, required=False)
    slug = forms.CharField(label="网址名", max_length=60, required=False, help_text="改动后，旧网址自动转到新网址")


class MergeForm(forms.Form):
    """Into what, and why."""

    into = forms.ModelChoiceField(label="并入", queryset=Page.objects.none(), empty_label="—— 请选择 ——")
    reason = forms.CharField(label="依据或者原因", max_length=200, required=False)
    notice = forms.CharField(
        label="撤并公告的索引号",
        max_length=60,
        required=False,
        help_text="有公开信息的，须先公告，满1个月才能撤并；没有公开信息的不填",
    )

    def __init__(self, *args: Any, others: QuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["into"].queryset = others

    def clean_notice(self) -> GateRecord | None:
        """The public notice of that index number; none where none is given."""
        asked = self.cleaned_data["notice"].strip()
        found = GateRecord.objects.current().filter(index_no=asked).first() if asked else None
        if asked and found is None:
            raise forms.ValidationError(f"没有索引号为“{asked}”的公开信息，请到公告的页面核对索引号")
        return found


class MaskingForm(forms.Form):
    """How an attachment is masked."""

    keep_id_ends = forms.BooleanField(
        label="身份证号保留前 6 位和末 2 位",
        required=False,
        help_text="仅在同名的人必须区分时选用；不选则整个号码遮盖",
    )


class FileConclusionForm(forms.Form):
    """Why an attachment may go out although its X-ray found something."""

    reason = forms.CharField(
        label="理由",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="如：所列电话是单位对外公布的咨询电话",
    )
    basis = forms.CharField(label="依据", required=False, max_length=120, help_text="如：政府信息公开条例第十五条")
    assessment = forms.CharField(
        label="个人信息保护影响评估",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="公开个人信息必填：目的和必要性、对个人的影响、保护措施（个人信息保护法第五十五条，至少保存三年）",
    )


class AlertForm(forms.Form):
    """Which published item is pointed to from every page, with which word, until when."""

    item = forms.ModelChoiceField(
        label="信息编号",
        queryset=Item.objects.published(),
        widget=forms.NumberInput,
        help_text="公开页面网址里的数字，如 /items/128/ 填 128",
        error_messages={"invalid_choice": "没有这个编号的已公开信息，请核对网址里的数字"},
    )
    word = forms.CharField(label="提示词", max_length=LONGEST_WORD, help_text="如 暴雨橙色预警、停水通知")
    until = forms.DateTimeField(
        label="截止时间",
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        help_text="到时自动解除，最长7日",
    )
