"""Forms of the report's staff pages."""

from __future__ import annotations

from django import forms

LONGEST = 5000  # characters of one chapter


def _text(label: str, rows: int, help_text: str) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, widget=area, required=False, max_length=LONGEST, help_text=help_text)


class TextsForm(forms.Form):
    """The parts of the report that nobody can count (条例 art. 50(4), (5))."""

    supervision = _text("监督保障情况", 4, "须写明工作考核、社会评议和责任追究结果情况（依据：条例第五十条第（四）项）")
    problems = _text("存在的主要问题及改进情况", 6, "依据：条例第五十条第（四）项")
    other_matters = _text("其他需要报告的事项", 3, "信息处理费收取情况由系统写入（依据：条例第五十条第（五）项）")


class SupplementForm(forms.Form):
    """人工补录: how much, why, and the proof."""

    value = forms.DecimalField(label="补录数", max_digits=14, decimal_places=6, help_text="加到业务记录的计数上")
    reason = forms.CharField(label="来由", max_length=300, help_text="为什么业务记录中没有，数字从哪里来")
    proof = forms.FileField(label="佐证文件", help_text="台账、统计表等；存档备查，不公开")
