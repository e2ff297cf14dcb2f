"""The forms of what the office does beside the usual way: searching, co-handling, reviewing file by file."""

from __future__ import annotations

from typing import Any

from django import forms

from gongkai.applications.choices import Verdict
from gongkai.applications.desk import forms as usual
from gongkai.applications.desk.forms import ActForm, Day, Line, Text
from gongkai.applications.desk.intake_forms import CorrectionForm, CorrectionRequestForm
from gongkai.applications.models import Case, options
from gongkai.applications.queries import slips_of
from gongkai.files.models import StoredFile
from gongkai.files.queries import examination_of
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation


class SearchForm(ActForm):
    """One search: where, for what, by whom, and what came of it."""

    systems = Text("检索的系统、档案范围", rows=2, help_text="例如：公文系统、档案室2020—2022年目录")
    keywords = Line("关键词")
    period = Line("时间段", max_length=80)
    searcher = Line("检索人", max_length=80)
    found = forms.BooleanField(
        label="检索到相关信息", required=False, help_text="勾选的，在说明它不是所申请的信息之前，不能答复信息不存在"
    )
    result = Text("检索结果", rows=2)
    on = Day("检索日期", help_text="不填为今天")


class ExplainForm(ActForm):
    """Why what a search found is not what was asked for."""

    search = forms.TypedChoiceField(label="检索记录", coerce=int, widget=forms.RadioSelect)
    explanation = Text(
        "检索到的信息不是所申请信息的理由", help_text="写明检索到什么、与所申请的信息有何不同；写入不存在告知书"
    )

    def prepare(self, case: Case) -> None:
        """Those that found something and are not explained."""
        self.fields["search"].choices = [(one.pk, f"{one}：{one.result}") for one in case.searches.unexplained()]


class AskUnitForm(ActForm):
    """Which unit contributes what, by when."""

    unit = forms.ModelChoiceField(label="协办部门", queryset=Organisation.objects.none(), empty_label="请选择")
    what = Text("协办内容")
    until = Day("反馈期限", help_text="不填为5个工作日")
    on = Day("发出日期", help_text="不填为今天")

    def prepare(self, case: Case) -> None:
        """Every unit but the one that leads."""
        units = Organisation.objects.active().exclude(kind=OrganKind.GOVERNMENT)
        self.fields["unit"].queryset = units.exclude(pk=case.handling_unit_id)


class UnitAnswerForm(ActForm):
    """What a unit that was asked contributes."""

    co_handling = forms.TypedChoiceField(label="协办部门", coerce=int, widget=forms.RadioSelect)
    answer = Text("反馈意见")
    on = Day("反馈日期", help_text="不填为今天")

    def prepare(self, case: Case) -> None:
        """Those that have not answered."""
        asked = case.co_handlings.filter(answered_on__isnull=True).select_related("unit")
        self.fields["co_handling"].choices = [(one.pk, str(one)) for one in asked]


MOST_SPOTS = 8  # shown of one file


def seen_in(file: StoredFile) -> str:
    """What the X-ray of a file saw, for whoever reviews it; a hint, people decide."""
    seen = examination_of(file)
    if seen is None:
        return "未透视，请打开文件查看"
    found = [f"{spot['label']}（{spot['where']}）" for spot in seen.spots[:MOST_SPOTS]]
    unread = [*seen.problems, *([f"{len(seen.pictures)}幅图片未识别文字"] if seen.pictures else [])]
    said = f"透视发现：{'、'.join(found)}" if found else "透视没有发现密级标志和个人信息"
    return said + (f"；未能检查：{'；'.join(unread)}，请打开文件查看" if unread else "")


class SecrecyForm(usual.SecrecyForm):
    """The conclusion, and for every file that goes out a verdict with its basis (保守国家秘密法第三十五条)."""

    def prepare(self, case: Case) -> None:
        """Two fields for each file."""
        self.files = list(case.attachments.filter(is_answer=True).select_related("file").order_by("pk"))
        for bound in self.files:
            self.fields[f"verdict_{bound.pk}"] = forms.TypedChoiceField(
                label=f"附件“{bound.file.name}”的结论",
                choices=options(Verdict),
                coerce=Verdict,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
                help_text=seen_in(bound.file),
            )
            self.fields[f"basis_{bound.pk}"] = Line(f"附件“{bound.file.name}”的审查依据")

    def arguments(self) -> dict[str, Any]:
        """Conclusion, and the verdicts by attachment."""
        given = self.cleaned_data
        verdicts = {bound.pk: (given[f"verdict_{bound.pk}"], given[f"basis_{bound.pk}"]) for bound in self.files}
        return {"conclusion": given["conclusion"], "verdicts": verdicts}


class ApprovalForm(ActForm):
    """Signing: what the proofreader found is shown; where there are errors, whoever signs says that they were seen."""

    confirmed = forms.BooleanField(label="上列错误已逐处核对，确认无误", required=False)

    def prepare(self, case: Case) -> None:
        """Nothing to confirm where nothing is wrong."""
        self.slips = slips_of(case)
        if not any(slip.is_error for slip in self.slips):
            del self.fields["confirmed"]


class LegalityForm(ActForm):
    """What the review for legality found."""

    opinion = Text("合法性审核意见", help_text="事实是否清楚，程序是否合法，依据是否适当")


FORMS: dict[str, type[ActForm]] = {
    **usual.FORMS,
    "request_correction": CorrectionRequestForm,
    "receive_correction": CorrectionForm,
    "log_search": SearchForm,
    "explain_search": ExplainForm,
    "ask_unit": AskUnitForm,
    "receive_unit_answer": UnitAnswerForm,
    "pass_secrecy": SecrecyForm,
    "pass_legality": LegalityForm,
    "approve": ApprovalForm,
}
