"""What an officer says when acting on an item."""

from __future__ import annotations

from django import forms

from gongkai.disclosure.choices import SecrecyConclusion
from gongkai.disclosure.tables import INDEX_STYLES
from gongkai.lib.numbering import INDEX_PARTS


class OpinionForm(forms.Form):
    """The opinion of a reviewer; a return needs it."""

    comment = forms.CharField(
        label="审核意见",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="通过可不填；退回须写明理由，撰稿人据此修改",
    )


class SecrecyForm(OpinionForm):
    """The opinion of the secrecy reviewer: conclusion and basis as well."""

    conclusion = forms.ChoiceField(
        label="保密审查结论",
        required=False,
        choices=[("", "—— 请选择 ——"), *((kind.value, kind.label) for kind in SecrecyConclusion)],
    )
    basis = forms.CharField(
        label="依据",
        required=False,
        max_length=120,
        help_text="如：保守国家秘密法第三十五条，本机关国家秘密事项范围",
    )
    field_order = ("conclusion", "basis", "comment")


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


class RevocationForm(forms.Form):
    """When and why a published decision ceased to hold."""

    on = forms.DateField(label="变更、撤销日期", widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(label="原因", max_length=200, help_text="如：行政复议决定撤销，云政复〔2024〕3号")
