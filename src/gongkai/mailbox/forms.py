"""The public's forms of the mailbox, and the officer's answer."""

from __future__ import annotations

from django import forms

from gongkai.mailbox.choices import LetterKind
from gongkai.mailbox.rules import LONGEST_BODY, LONGEST_SUBJECT
from gongkai.orgs.models import Organisation

KINDS = [(kind.value, kind.label) for kind in LetterKind if kind != LetterKind.CORRECTION]


class LetterForm(forms.Form):
    """A letter to the county or one of its organs."""

    kind = forms.ChoiceField(label="信件类别", choices=KINDS)
    organisation = forms.ModelChoiceField(
        label="写给哪个单位", queryset=Organisation.objects.none(), to_field_name="slug", empty_label=None
    )
    subject = forms.CharField(label="标题", max_length=LONGEST_SUBJECT)
    body = forms.CharField(label="内容", max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 8}))
    writer_name = forms.CharField(label="姓名", max_length=40, required=False, help_text="可不填")
    contact = forms.CharField(
        label="联系方式", max_length=80, help_text="电话、邮箱或者地址，只用于核实和答复，不对外公开"
    )

    may_be_published = forms.BooleanField(
        label="同意公开来信和答复", required=False, help_text="隐去姓名、联系方式等个人信息，审核后在“来信选登”刊出"
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organisation"].queryset = Organisation.objects.active().order_by("path")


class CorrectionForm(forms.Form):
    """我为政府网站找错: what is wrong, and where."""

    page_address = forms.CharField(label="出错的页面", max_length=200, required=False, help_text="可复制网址粘贴在这里")
    body = forms.CharField(
        label="错在哪里", max_length=LONGEST_BODY, widget=forms.Textarea(attrs={"rows": 5}), help_text="无须留下姓名"
    )
    contact = forms.CharField(label="联系方式", max_length=80, required=False, help_text="可不填；留下便于告知结果")


class QueryForm(forms.Form):
    """A letter is found by its number and query code."""

    number = forms.CharField(label="信件编号", max_length=24)
    code = forms.CharField(label="查询码", max_length=12)


class AnswerForm(forms.Form):
    """The answer to a letter."""

    text = forms.CharField(label="答复内容", widget=forms.Textarea(attrs={"rows": 10}), required=False)


class ProposalForm(forms.Form):
    """What the public is to read of a letter."""

    subject = forms.CharField(label="标题", max_length=LONGEST_SUBJECT)
    body = forms.CharField(label="来信内容", widget=forms.Textarea(attrs={"rows": 8}))
    answer = forms.CharField(label="答复内容", widget=forms.Textarea(attrs={"rows": 8}))


class PublishedForm(forms.Form):
    """How the list of published letters is narrowed; what is not offered narrows nothing."""

    q = forms.CharField(required=False, max_length=60)
    kind = forms.ChoiceField(required=False, choices=KINDS)
    unit = forms.SlugField(required=False, max_length=40)
    year = forms.IntegerField(required=False, min_value=1990, max_value=2200)
