"""The public's forms: apply, find again, correct, give reasons, withdraw."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import validate_email

from gongkai.applications.choices import ApplicantKind, Delivery, Medium
from gongkai.applications.models import options
from gongkai.applications.rules.intake import LONGEST_DESCRIPTION, RATINGS, Application
from gongkai.applications.tables import WHY_ASKED
from gongkai.files.tables import LARGEST
from gongkai.orgs.models import Organisation

MOST_FILES = 5
MEGABYTE = 1024 * 1024
TOGETHER = 50 * MEGABYTE  # what the web server takes in one go is a little more


class LongText(forms.CharField):
    """A long text; one over the limit is refused with all of it kept, and not cut by the browser while it is typed."""

    def __init__(self, *, rows: int, max_length: int = LONGEST_DESCRIPTION, **more: Any) -> None:
        said = "请不超过%(limit_value)d字，现有%(show_value)d字；较长的内容可作为附件"
        super().__init__(
            max_length=max_length,
            widget=forms.Textarea(attrs={"rows": rows}),
            error_messages={"max_length": said},
            **more,
        )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Without maxlength: what is pasted would lose its end without a word."""
        attrs: dict[str, Any] = super().widget_attrs(widget)
        return {name: value for name, value in attrs.items() if name != "maxlength"}


class FilesInput(forms.ClearableFileInput):
    """A file input that takes several files, and says at once which are too large."""

    allow_multiple_selected = True

    class Media:
        """The words about sizes, where there is JavaScript."""

        js = (forms.Script("theme/sizes.js", defer=True),)

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"data-largest": LARGEST, "data-together": TOGETHER} | (attrs or {}))


class FilesField(forms.FileField):
    """Several files, or none."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        """The files, each checked by itself; too many are refused."""
        given = [one for one in data if one] if isinstance(data, Sequence) else [data] if data else []
        if len(given) > MOST_FILES:
            raise forms.ValidationError(f"附件不超过{MOST_FILES}个，请合并后再上传")
        if sum(one.size for one in given) > TOGETHER:
            raise forms.ValidationError(f"附件合计超过{TOGETHER // MEGABYTE} MB，请减少或者压缩后再上传")
        return [super(FilesField, self).clean(one, initial) for one in given]


class ApplicationForm(forms.Form):
    """What an application says; required is only what 条例 art. 29 names."""

    applicant_kind = forms.ChoiceField(
        label="申请人类别", choices=options(ApplicantKind), widget=forms.RadioSelect,
        initial=ApplicantKind.NATURAL_PERSON,
    )  # fmt: skip
    applicant_name = forms.CharField(label="姓名或者名称", max_length=80)
    identity_no = forms.CharField(
        label="身份证明号码",
        max_length=40,
        help_text="自然人填身份证件号码；单位填统一社会信用代码。加密保存，页面上遮盖显示。",
    )
    contact = forms.CharField(label="联系电话", max_length=40, required=False, help_text="电话、邮箱、地址至少填一种。")
    email = forms.CharField(label="电子邮箱", max_length=120, required=False, validators=[validate_email])
    address = forms.CharField(
        label="邮寄地址", max_length=200, required=False, help_text="选择邮寄的，请写明邮政编码、收件人。"
    )
    description = LongText(
        label="所需的政府信息",
        rows=6,
        help_text="写名称、文号，或者便于查询的其他特征，例如时间、地点、事项。不用说明用途。"
        f"不超过{LONGEST_DESCRIPTION}字，较长的可作为附件。",
    )
    medium = forms.ChoiceField(
        label="希望得到的形式", choices=options(Medium), widget=forms.RadioSelect, initial=Medium.ELECTRONIC
    )
    delivery = forms.ChoiceField(
        label="希望得到的途径", choices=options(Delivery), widget=forms.RadioSelect, initial=Delivery.PORTAL
    )
    assistance_need = forms.CharField(
        label="需要的帮助", max_length=120, required=False, help_text="例如：大字本、朗读、手语、代为填写。"
    )
    agent_name = forms.CharField(
        label="委托代理人姓名",
        max_length=80,
        required=False,
        help_text="委托他人代为申请的填写，并在附件中附授权委托书。",
    )
    agent_identity = forms.CharField(label="委托代理人证件号码", max_length=40, required=False)
    files = FilesField(
        label="附件", required=False,
        help_text=f"最多{MOST_FILES}个，每个不超过20 MB，共不超过50 MB；可附授权委托书、说明材料。不必传身份证件影像。",
    )  # fmt: skip

    def asked(self) -> Iterator[dict[str, Any]]:
        """Each question with the article it stands on, for the template."""
        for bound in self.visible_fields():
            basis, basis_text = WHY_ASKED.get(bound.name, ("", ""))
            yield {"field": bound, "basis": basis, "basis_text": basis_text}

    def application(self) -> Application:
        """The application that was filled in."""
        given = self.cleaned_data
        return Application(
            applicant_kind=ApplicantKind(given["applicant_kind"]),
            applicant_name=given["applicant_name"],
            identity_no=given["identity_no"],
            contact=given["contact"],
            description=given["description"],
            medium=Medium(given["medium"]),
            delivery=Delivery(given["delivery"]),
            email=given["email"],
            address=given["address"],
            assistance_need=given["assistance_need"],
            agent_name=given["agent_name"],
            agent_identity=given["agent_identity"],
        )


def elements(keys: Iterable[str]) -> dict[str, forms.Field]:
    """The form's own fields for what an application lacks; whether they may stay empty is for the verb to say."""
    lacking = {key: copy.deepcopy(ApplicationForm.base_fields[key]) for key in keys}
    for field in lacking.values():
        field.required = False
    return lacking


class OrganField(forms.ModelChoiceField):
    """An organ to apply to, by its name in addresses."""

    def __init__(self, **more: Any) -> None:
        super().__init__(
            label="向哪个机关申请", queryset=Organisation.objects.none(), to_field_name="slug", empty_label=None, **more
        )


class ApplyForm(ApplicationForm):
    """The application form of the portal."""

    organisation = OrganField(help_text="不清楚由哪个机关负责的，选政府办公室。")
    key = forms.CharField(widget=forms.HiddenInput, max_length=64)
    mark = forms.CharField(widget=forms.HiddenInput, max_length=200, required=False)  # when the form was shown
    proof = forms.CharField(widget=forms.HiddenInput, max_length=2000, required=False)  # what the browser computed
    field_order = ("organisation",)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["organisation"].queryset = Organisation.objects.reporting().order_by("path")


class FindForm(forms.Form):
    """A case is found by its number and query code."""

    number = forms.CharField(label="受理编号", max_length=40)
    code = forms.CharField(label="查询码", max_length=40)


class AnswerForm(forms.Form):
    """What the applicant corrects, or the reasons that were asked for."""

    text = LongText(label="内容", rows=6, help_text=f"不超过{LONGEST_DESCRIPTION}字")

    def __init__(self, *args: Any, lacks: Sequence[str] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        self.lacks = list(lacks)
        self.fields |= elements(lacks)
        self.fields["text"].required = not lacks

    def filled(self) -> dict[str, str]:
        """What was filled in of what the application lacked."""
        return {key: self.cleaned_data[key] for key in self.lacks}


class WithdrawForm(forms.Form):
    """Taking an application back."""

    reason = forms.CharField(label="撤回的原因", max_length=200, required=False)


class RatingForm(forms.Form):
    """How satisfied the applicant is."""

    rating = forms.TypedChoiceField(
        label="您对本件的办理满意吗", coerce=int, choices=list(RATINGS.items()), widget=forms.RadioSelect
    )
    words = LongText(label="想说的话", rows=3, max_length=500, required=False, help_text="不超过500字")


class DraftCodeForm(forms.Form):
    """A draft is found by its code."""

    code = forms.CharField(label="草稿码", max_length=40)
