"""Forms of the report's staff pages."""

from __future__ import annotations

from django import forms


class TextsForm(forms.Form):
    """The parts of the report that nobody can count (条例 art. 50(4), (5))."""

    supervision = forms.CharField(
        label="监督保障情况",
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
        help_text="须写明工作考核、社会评议和责任追究结果情况（依据：条例第五十条第（四）项）",
    )
    problems = forms.CharField(
        label="存在的主要问题及改进情况",
        widget=forms.Textarea(attrs={"rows": 6}),
        required=False,
        help_text="依据：条例第五十条第（四）项",
    )
    other_matters = forms.CharField(
        label="其他需要报告的事项",
        widget=forms.Textarea(attrs={"rows": 3}),
        required=False,
        help_text="信息处理费收取情况由系统写入（依据：条例第五十条第（五）项）",
    )
