"""The forms of 信息报送."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.desk.form import by_article
from gongkai.disclosure.models import ColumnPage
from gongkai.orgs.models import Organisation

MOST_FILES = 10


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several files, or none."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files, each checked by itself; too many are refused."""
        given = [one for one in data if one] if isinstance(data, Sequence) else [data] if data else []
        if len(given) > MOST_FILES:
            raise forms.ValidationError(f"一次不超过{MOST_FILES}个附件")
        return [super(FilesField, self).clean(one, initial) for one in given]


class ContributionForm(forms.Form):
    """What a department sends."""

    unit = forms.ModelChoiceField(label="报送单位", queryset=Organisation.objects.none(), empty_label=None)
    title = forms.CharField(label="标题", max_length=200, required=False)
    summary = forms.CharField(label="内容概述", max_length=200, required=False, help_text="一般不超过100字")
    text = forms.CharField(
        label="正文",
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text="一段一行；表格、图片放在附件中",
    )
    column = forms.ModelChoiceField(
        label="建议栏目", queryset=ColumnPage.objects.none(), required=False, empty_label="由公开办确定"
    )
    files = FilesField(label="附件", required=False)

    def __init__(self, *args: Any, units: QuerySet[Organisation], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units
        self.fields["column"].queryset = ColumnPage.objects.live().order_by("path")


class AdoptForm(forms.Form):
    """How a text is taken over; what is changed here is a revision of the office's."""

    title = forms.CharField(label="标题", max_length=200, required=False)
    summary = forms.CharField(label="内容概述", max_length=200, required=False)
    text = forms.CharField(label="正文", required=False, widget=forms.Textarea(attrs={"rows": 12}))
    genre = forms.ChoiceField(label="体裁", choices=[(one.value, one.label) for one in Genre], initial=Genre.NEWS)
    catalogue_code = forms.ChoiceField(label="公开类别", initial="A20-15")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["catalogue_code"].choices = by_article()


class SendBackForm(forms.Form):
    """Why a text is returned."""

    reason = forms.CharField(label="退回理由", max_length=200, required=False, widget=forms.Textarea(attrs={"rows": 2}))
