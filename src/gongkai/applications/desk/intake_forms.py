"""Forms of taking in: registering what came as it came, asking for what it lacks, taking that in."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.applications.choices import Channel
from gongkai.applications.desk.forms import ActForm, Day, Text, choice
from gongkai.applications.forms import ApplicationForm, OrganField, elements
from gongkai.applications.models import Case, options
from gongkai.applications.queries import lacks_of
from gongkai.applications.rules.intake import asks
from gongkai.applications.states import OFFICE
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Person
from gongkai.orgs.queries import units_within_reach


class CorrectionRequestForm(ActForm):
    """What to correct, and by when."""

    items = Text("补正事项", rows=6, help_text="逐条写明；只能告知一次")
    until = Day("补正期限", help_text="不填为10个工作日")
    on = Day("告知日期", help_text="不填为今天")

    def prepare(self, case: Case) -> None:
        """What the application lacks is proposed, an item a line."""
        asked = asks(lacks_of(case))
        self.fields["items"].initial = "\n".join(f"{place}. {ask}" for place, ask in enumerate(asked, 1))


class CorrectionForm(ActForm):
    """What came back."""

    answer = Text("补正内容", rows=6)
    justification = Text("逾期补正的正当理由", rows=2, help_text="没有逾期的不填")
    on = Day("收到日期", help_text="不填为今天")

    def prepare(self, case: Case) -> None:
        """A field for everything that the application lacks."""
        self.lacks = lacks_of(case)
        self.fields |= elements(self.lacks)

    def arguments(self) -> dict[str, Any]:
        """The answer, and what was filled in of what was missing."""
        given = self.cleaned_data
        said = {name: given[name] for name in ("answer", "justification", "on")}
        return said | {"filled": {key: given[key] for key in self.lacks}}


class RegistrationForm(ApplicationForm):
    """An application that came over the counter, by post, e-mail or fax, or was spoken and written down."""

    organisation = OrganField()
    channel = choice("渠道", Channel)
    arrived_on = Day("收到日期", help_text="当面为提交日，需签收的邮件为签收日，其他为到件日；不填为今天")
    read_back = forms.BooleanField(label="口头申请：已将代填内容向申请人宣读并经其确认", required=False)
    field_order = ("organisation", "channel", "arrived_on", "read_back")

    def __init__(self, person: Person, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name in ("applicant_name", "identity_no", "description"):
            self.fields[name].required = False
        self.fields["identity_no"].help_text = "来件没有写明的不填，登记后一次性告知补正（条例第三十条）"
        self.fields["organisation"].queryset = units_within_reach(person, OFFICE).exclude(kind=OrganKind.GOVERNMENT)
        self.fields["channel"].choices = options(kind for kind in Channel if kind != Channel.PORTAL)
