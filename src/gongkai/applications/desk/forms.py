"""One form for each verb; what a form hands over is what the verb takes besides `by` and `at`."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings

from gongkai.applications.choices import (
    Asked,
    Carrier,
    Delivery,
    FeeMethod,
    Medium,
    Opinion,
    Outcome,
    Retention,
    State,
)
from gongkai.applications.forms import FilesField, LongText
from gongkai.applications.models import Case, options
from gongkai.applications.rules.drafting import OVERRULING, needed
from gongkai.applications.rules.letter import article_of
from gongkai.applications.tables import DRAFTABLE, ELSEWHERE, GROUNDS, NOT_HELD_BECAUSE, OUTCOMES
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation


class Day(forms.DateField):
    """A day that is today's unless it is filled in."""

    def __init__(self, label: str, **more: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, widget=widget, required=more.pop("required", False), **more)


class Text(LongText):
    """Some lines of text; whether they may be empty is for the verb to say."""

    def __init__(self, label: str, rows: int = 4, **more: Any) -> None:
        super().__init__(label=label, rows=rows, **{"required": False} | more)


class Line(forms.CharField):
    """One line of text; whether it may be empty is for the verb to say."""

    def __init__(self, label: str, **more: Any) -> None:
        super().__init__(label=label, **{"max_length": 200, "required": False} | more)


def choice(label: str, kinds: Any, **more: Any) -> forms.TypedChoiceField:
    """A choice among the members of an enumeration."""
    return forms.TypedChoiceField(label=label, choices=options(kinds), coerce=kinds, widget=forms.RadioSelect, **more)


class ActForm(forms.Form):
    """The form of one verb for one case; many verbs ask nothing."""

    def __init__(self, case: Case, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.case = case
        self.prepare(case)

    def prepare(self, case: Case) -> None:
        """Fit the fields to the case."""

    def arguments(self) -> dict[str, Any]:
        """What the verb takes."""
        return self.cleaned_data


class OnForm(ActForm):
    """When it happened."""

    on = Day("日期", help_text="不填为今天")


class ContactForm(OnForm):
    """An attempt to reach the applicant."""

    result = Text("联系方式和结果", help_text="例如：拨打199-0000-0001，无人接听")


class ConfirmForm(OnForm):
    """How both sides confirmed."""

    how = Line("确认方式", required=True, help_text="例如：电话确认")


class UnitField(forms.ModelChoiceField):
    """A unit that handles a case."""

    def __init__(self) -> None:
        super().__init__(label="承办部门", queryset=Organisation.objects.none(), empty_label="请选择")


class DispatchForm(ActForm):
    """Which unit handles the case."""

    unit = UnitField()
    handler_due_on = Day("内部办理期限", help_text="不填为法定期限前5个工作日")

    def prepare(self, case: Case) -> None:
        """The organs that still exist, the county government left out."""
        self.fields["unit"].queryset = Organisation.objects.active().exclude(kind=OrganKind.GOVERNMENT)


class ConsultForm(ActForm):
    """Who is asked."""

    kind = choice("被征求方类别", Asked)
    party = Line("被征求方名称")
    on = Day("发出日期", help_text="不填为今天")


class OpenConsultationForm(ActForm):
    """One of those who were asked and have not answered."""

    consultation = forms.TypedChoiceField(label="被征求方", coerce=int, widget=forms.RadioSelect)

    def prepare(self, case: Case) -> None:
        """Those still open."""
        asked = case.consultations.filter(ended_on__isnull=True)
        self.fields["consultation"].choices = [(one.pk, str(one)) for one in asked]


class InquiryDeliveredForm(OpenConsultationForm):
    """When the letter reached whom."""

    on = Day("对方收到日期", help_text="不填为今天")


class OpinionForm(InquiryDeliveredForm):
    """What somebody who was asked said."""

    opinion = choice("意见", Opinion)
    text = Text("意见内容及理由")

    def prepare(self, case: Case) -> None:
        """Silence is another act."""
        super().prepare(case)
        self.fields["on"].label = "收到意见日期"
        self.fields["opinion"].choices = options([Opinion.CONSENTS, Opinion.OBJECTS])


class ExtendForm(ActForm):
    """How many more working days, and why."""

    days = forms.IntegerField(label="延长的工作日数", max_value=1000, help_text="合计不超过20个工作日")
    reason = Text("延期理由")
    on = Day("告知申请人日期", help_text="不填为今天")


class ReasonRequestForm(ActForm):
    """Why the number of applications is excessive, and by when to give reasons."""

    facts = Text("申请数量、频次明显超过合理范围的事实")
    until = Day("说明理由的期限", required=True)
    on = Day("告知日期", help_text="不填为今天")


class ReasonForm(ActForm):
    """The reasons that came."""

    text = Text("申请人说明的理由")


class DueForm(ActForm):
    """The later day for answering."""

    due_on = Day("答复期限", required=True)
    reason_accepted = forms.BooleanField(label="申请人说明的理由合理", required=False)
    on = Day("告知申请人日期", help_text="不填为今天")


class FeeForm(ActForm):
    """How the fee is counted."""

    method = choice("计费方式", FeeMethod)
    quantity = forms.IntegerField(
        label="页数",
        max_value=10_000_000,
        required=False,
        help_text="按量计收的填写；按件计收的不填，由系统按该申请人当月累计件数计算",
    )
    on = Day("发出日期", help_text="不填为今天")


class PaymentForm(OnForm):
    """Proof that the fee was paid."""

    receipt_no = Line("财政票据号", max_length=40)


class SecrecyForm(ActForm):
    """What the review for secrecy found."""

    conclusion = Text("审查结论及依据", help_text="正文、附件逐项写明是否涉密、是否涉及工作秘密、商业秘密、个人隐私")


class ReturnForm(ActForm):
    """What is wrong with the draft."""

    reason = Text("退回理由")


class SendForm(ActForm):
    """How the reply goes out."""

    way = choice("送达方式", Delivery)
    carrier = forms.TypedChoiceField(
        label="承运（邮寄）", choices=[("", "—"), *options(Carrier)], coerce=Carrier, empty_value=None, required=False
    )
    tracking_no = Line("邮件号码（邮寄）", max_length=40)
    on = Day("发出日期", help_text="不填为今天；邮寄为交邮日，当面为签收日")

    def prepare(self, case: Case) -> None:
        """The way that the applicant asked for."""
        self.fields["way"].initial = case.delivery_method


class WithdrawalForm(OnForm):
    """How the applicant took the application back."""

    reason = Text("撤回的方式和原因")


class ArchiveForm(ActForm):
    """For how long the file is kept."""

    retention = choice("保管期限", Retention, help_text="按本单位的档案保管期限表选择")

    def prepare(self, case: Case) -> None:
        """The class that the unit has set."""
        self.fields["retention"].initial = settings.GONGKAI_RETENTION


class DraftForm(ActForm):
    """The reply with this outcome: its text, and what it must state."""

    text = Text("答复正文", rows=10)
    given_medium = choice("提供信息的方式", Medium)
    files = FilesField(label="随答复提供的文件", required=False, help_text="重新上传的，代替上一稿的文件")

    def __init__(self, case: Case, *args: Any, outcome: Outcome, because: str = "", **more: Any) -> None:
        self.outcome, self.because = outcome, because
        super().__init__(case, *args, **more)

    @property
    def outcome_label(self) -> str:
        """The outcome in words."""
        return OUTCOMES[self.outcome].label

    def prepare(self, case: Case) -> None:
        """Only the grounds of this outcome."""
        self.fields["given_medium"].initial = case.delivery_medium
        self.fields["text"].initial = case.reply
        for key in self.keys():
            ground = GROUNDS[key]
            self.fields[key] = Text(ground.label, rows=2, help_text=ground.article, initial=case.grounds.get(key, ""))

    def keys(self) -> list[str]:
        """The grounds that are asked for; those that need be stated only sometimes are among them."""
        keys = [key for key in needed(self.outcome, {"not_held_because": self.because}) if key != "not_held_because"]
        if self.because == ELSEWHERE:
            keys += ["referred_name", "referred_contact"]
        if self.outcome not in {Outcome.GRANTED_PROVIDED, Outcome.PARTIAL}:
            return keys
        objected = self.case.consultations.filter(kind=Asked.THIRD_PARTY, opinion=Opinion.OBJECTS).exists()
        return [*keys, *(OVERRULING if objected else []), "form_changed_reason"]

    def arguments(self) -> dict[str, Any]:
        """Outcome, text, grounds, form and files."""
        given = self.cleaned_data
        grounds = {key: given[key] for key in self.keys()}
        if self.because:
            grounds["not_held_because"] = self.because
        plain = {name: given[name] for name in ("text", "given_medium", "files")}
        return {"outcome": self.outcome, "grounds": grounds, **plain}


# verb → its form; verbs that ask nothing share the empty one
FORMS: dict[str, type[ActForm]] = {
    "try_contact": ContactForm,
    "confirm": ConfirmForm,
    "dispatch": DispatchForm,
    "lapse_correction": OnForm,
    "request_reason": ReasonRequestForm,
    "receive_reason": ReasonForm,
    "lapse_reason": ActForm,
    "set_due": DueForm,
    "consult": ConsultForm,
    "deliver_inquiry": InquiryDeliveredForm,
    "receive_opinion": OpinionForm,
    "time_out_opinion": OpenConsultationForm,
    "extend": ExtendForm,
    "notice_fee": FeeForm,
    "deliver_fee_notice": OnForm,
    "pay_fee": PaymentForm,
    "lapse_fee": OnForm,
    "draft": DraftForm,
    "pass_secrecy": SecrecyForm,
    "return_draft": ReturnForm,
    "approve": ActForm,
    "send": SendForm,
    "serve": OnForm,
    "withdraw": WithdrawalForm,
    "archive": ArchiveForm,
}


def outcomes() -> list[tuple[str, str]]:
    """Every outcome that can be drafted, 不掌握 in its two cases: (value in an address, words)."""
    found = []
    for outcome in DRAFTABLE:
        label = OUTCOMES[outcome].label
        cases = NOT_HELD_BECAUSE if outcome == Outcome.UNABLE_NOT_HELD else {"": ""}
        for key, words in cases.items():
            article = article_of(outcome, {"not_held_because": key})
            found.append((f"{outcome}.{key}".strip("."), f"{label}（{article}）　{words}".strip()))
    return found


YEARS = 6  # how many the filter offers


class FilterForm(forms.Form):
    """Which cases to list; what is not understood filters nothing."""

    q = forms.CharField(max_length=80, required=False)
    state = forms.ChoiceField(required=False, choices=options(State))
    unit = forms.ModelChoiceField(queryset=Organisation.objects.all(), required=False)
    year = forms.IntegerField(required=False, min_value=2008, max_value=2100)

    def bar(self, today: date) -> list[dict[str, Any]]:
        """The fields as the theme's filter bar shows them."""
        units = [(str(pk), name) for pk, name in Organisation.objects.values_list("pk", "short_name")]
        years = [(str(year), f"{year}年") for year in range(today.year, today.year - YEARS, -1)]
        fields = (("state", "状态", options(State)), ("unit", "机关、承办部门", units), ("year", "年份", years))
        return [
            {"name": name, "label": label, "choices": choices, "value": self.data.get(name, "")}
            for name, label, choices in fields
        ]

    def wanted(self) -> dict[str, Any]:
        """The conditions that were understood."""
        self.is_valid()
        given = {name: value for name, value in self.cleaned_data.items() if value}
        return {**given, "unit": given["unit"].pk} if "unit" in given else given


class RevealForm(forms.Form):
    """What the identity number has to be seen for."""

    reason = Line("查看的理由", required=True)
