"""What the pages about organs, accounts and one's own password ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm, SetPasswordForm

from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Leader, Organisation, Person
from gongkai.orgs.tables import AMENDABLE, CONTACTS, FACTS, LEADER_FACTS

FOUNDED = [kind for kind in OrganKind if kind not in (OrganKind.GOVERNMENT, OrganKind.OFFICE)]


def refused(form: forms.BaseForm, refusal: Refused) -> None:
    """Show every reason above the form."""
    for reason in refusal.reasons:
        form.add_error(None, reason)


class FactsForm(forms.ModelForm):
    """What an organ tells about itself; each field names where the law demands it."""

    class Meta:
        model = Organisation
        fields = AMENDABLE
        widgets = {"duties": forms.Textarea(attrs={"rows": 5})}

    def __init__(self, *args: Any, only: tuple[str, ...] = AMENDABLE, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in set(self.fields) - set(only):
            del self.fields[name]
        for name in set(self.fields) & set(FACTS):
            self.fields[name].label, self.fields[name].help_text = FACTS[name]


class ContactsForm(FactsForm):
    """The contact facts only, for the disclosure office."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, only=CONTACTS, **more)


class LeaderForm(forms.ModelForm):
    """What is told of a leader; what is missing is for the verb to say, all at once."""

    class Meta:
        model = Leader
        fields = tuple(LEADER_FACTS)
        help_texts = {
            "charge": "例如：领导县政府全面工作，负责审计、编制方面工作。",
            "career": "每段经历一行。不写身份证号、手机号码、家庭住址。",
            "place": "数字小的在前。",
        }
        widgets = {"charge": forms.Textarea(attrs={"rows": 3}), "career": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in set(self.fields) - {"place"}:
            self.fields[name].required = False


class LeavingForm(forms.Form):
    """Since when somebody no longer holds the post."""

    on = forms.DateField(label="离任日期", widget=forms.DateInput(attrs={"type": "date"}))


class RenameForm(forms.ModelForm):
    """The two names of an organ; whether they are free is for the verb to say."""

    class Meta:
        model = Organisation
        fields = ("name", "short_name")

    def validate_unique(self) -> None:
        """Left to the verb, which gives every reason at once."""


class FoundForm(RenameForm):
    """A new organ."""

    kind = forms.TypedChoiceField(
        label="类别", choices=[(kind.value, kind.label) for kind in FOUNDED], coerce=OrganKind
    )
    parent = forms.ModelChoiceField(label="上级机构", queryset=Organisation.objects.active(), empty_label=None)
    field_order = ("parent", "kind", "name", "short_name", "slug", "credit_code")

    class Meta:
        model = Organisation
        fields = ("name", "short_name", "slug", "credit_code")
        help_texts = {"slug": "小写字母，用于网址，设立后不变，例如 shuiliju"}


class ReasonForm(forms.Form):
    """Why something is done."""

    reason = forms.CharField(label="撤销依据", max_length=200, help_text="例如：云机构改革方案及文号")


class EnrolForm(forms.ModelForm):
    """A new account; whether the user name is right and free is for the verb to say."""

    class Meta:
        model = Person
        fields = ("username", "full_name", "mobile", "email")
        labels = {"email": "电子邮箱"}
        help_texts = {"username": "小写字母、数字或 . _ -，至少3个字符；启用后不变"}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["full_name"].required = True

    def validate_unique(self) -> None:
        """Left to the verb, which gives every reason at once."""


class AppointForm(forms.Form):
    """Which role, where."""

    organisation = forms.ModelChoiceField(label="机构", queryset=Organisation.objects.active(), empty_label="请选择")
    role = forms.TypedChoiceField(
        label="角色", choices=[("", "请选择"), *((role.value, role.label) for role in Role)], coerce=Role
    )


class PeopleFilter(forms.Form):
    """Which people to list; what is not understood filters nothing."""

    words = forms.CharField(label="姓名、用户名", max_length=60, required=False)
    unit = forms.ModelChoiceField(label="机构", queryset=Organisation.objects.all(), required=False, empty_label="全部")
    role = forms.TypedChoiceField(
        label="角色",
        choices=[("", "全部"), *((role.value, role.label) for role in Role)],
        coerce=Role,
        empty_value=None,
        required=False,
    )
    is_active = forms.TypedChoiceField(
        label="账号",
        choices=[("", "全部"), ("1", "启用"), ("0", "停用")],
        coerce=lambda value: value == "1",
        empty_value=None,
        required=False,
    )

    def wanted(self) -> dict[str, Any]:
        """The conditions that were understood."""
        self.is_valid()
        return {"words": "", **self.cleaned_data}


STRONG_ENOUGH = "至少10个字符，不能全是数字，不能是常见密码，也不能与用户名、姓名相近。"


class AccountForm(SetPasswordForm):
    """An account of a citizen's own: a name to sign in with and a password, nothing else."""

    username = forms.CharField(
        label="用户名",
        max_length=30,
        help_text="3至30个小写字母、数字或 . _ -；不必是真实姓名。",
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    field_order = ("username", "new_password1", "new_password2")

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(Person(), *args, **more)
        self.fields["new_password1"].label, self.fields["new_password1"].help_text = "密码", STRONG_ENOUGH
        self.fields["new_password2"].label, self.fields["new_password2"].help_text = "再输入一次密码", ""

    def clean_username(self) -> str:
        """The name, also for the rule that the password must not be like it."""
        self.user.username = self.cleaned_data["username"].strip().lower()
        return self.user.username


class OwnPasswordForm(PasswordChangeForm):
    """One's own new password, which is not the old one again."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["old_password"].label = "原密码"
        self.fields["new_password1"].help_text = STRONG_ENOUGH
        self.fields["new_password2"].label, self.fields["new_password2"].help_text = "再输入一次新密码", ""

    def clean(self) -> dict[str, Any]:
        """Refuse the present password, which somebody else may know."""
        given = super().clean()
        if given.get("new_password1") and given["new_password1"] == given.get("old_password"):
            self.add_error("new_password1", "新密码不能与原密码相同。")
        return given
