"""What an officer says when acting on an item."""

from __future__ import annotations

from django import forms

from gongkai.disclosure.choices import SecrecyConclusion


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
