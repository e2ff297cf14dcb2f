"""Reading questions about annual reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.conf import settings
from django.db.models import Model, Q, QuerySet, Sum
from django.utils.timezone import localdate

from gongkai.analytics.models import DailyVisits
from gongkai.annual.counting import Scope, figures, narrative
from gongkai.annual.models import AnnualReport
from gongkai.annual.rules import digest
from gongkai.annual.writing import Draft, title
from gongkai.applications.models import Case, FeeNotice, Remedy
from gongkai.disclosure.models import GateRecord
from gongkai.lib.money import in_yuan
from gongkai.mailbox.models import Letter
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import disclosure_office
from gongkai.policies.models import NormativeDocument
from gongkai.registers.models import EnforcementDecision, FeeReturn


def is_public(report: AnnualReport) -> bool:
    """Whether the report's item is public now."""
    return report.item_id is not None and GateRecord.objects.current().filter(item_id=report.item_id).exists()


def public_reports() -> QuerySet[AnnualReport]:
    """The reports that are public now."""
    return AnnualReport.objects.filter(item__gate_records__is_current=True).select_related("organisation")


def published_figures(report: AnnualReport) -> GateRecord | None:
    """The release that shows exactly these figures, found by their digest; None where it shows others or none."""
    return GateRecord.objects.current().filter(item_id=report.item_id, body_html__contains=report.digest).first()


def is_in_review(report: AnnualReport) -> bool:
    """Whether the report's item is before its reviewers now."""
    return report.item is not None and report.item.workflow_in_progress


def fees_taken(scope: Scope) -> int:
    """信息处理费 paid within the year, in yuan (条例 art. 42)."""
    paid = FeeNotice.objects.filter(scope.within("case__organisation"), paid_on__year=scope.year)
    return paid.aggregate(total=Sum("amount"))["total"] or 0


def draft_of(report: AnnualReport) -> Draft:
    """What the report is written from."""
    organ, site = report.organisation, settings.GONGKAI_SITE
    asked = disclosure_office() if organ.kind == OrganKind.GOVERNMENT else organ
    return Draft(
        organ=organ.name,
        year=report.year,
        figures=report.figures,
        narrative=report.narrative,
        site=f"{site['name']}（{site['domain']}）",
        contact={
            "organ": asked.name,
            "地址": asked.address,
            "邮编": asked.postcode,
            "电话": asked.phone,
            "电子邮箱": asked.email,
        },
        fee_yuan=report.fee_yuan,
        texts=report.texts,
        code=organ.credit_code,
        digest=report.digest,
    )


def organ_by_code(code: str) -> Organisation | None:
    """The organ with that slug or 统一社会信用代码."""
    return Organisation.objects.filter(Q(slug=code) | Q(credit_code=code)).first()


def kept_report(organ: Organisation, year: int) -> AnnualReport | None:
    """The organ's report for the year, if one was begun."""
    return AnnualReport.objects.filter(organisation=organ, year=year).select_related("organisation", "item").first()


def counted_now(scope: Scope, texts: Mapping[str, str]) -> AnnualReport:
    """The report as it would be if it were compiled now; not saved."""
    report = AnnualReport(
        organisation=scope.organisation,
        year=scope.year,
        figures=figures(scope),
        narrative=narrative(scope),
        fee_yuan=fees_taken(scope),
        texts=dict(texts),
    )
    report.digest = digest(report.figures, report.narrative, report.fee_yuan)
    report.title = title(draft_of(report))
    return report


@dataclass(frozen=True, slots=True)
class Line:
    """One record behind a figure, as a list shows it; names of applicants and parties stay out of it."""

    name: str
    unit: str
    about: str
    on: date | None
    url: str = ""


def lines_of(records: Iterable[Model]) -> list[Line]:
    """How a list shows these records."""
    return [LINES[type(record)](record) for record in records]


def listed(records: QuerySet) -> QuerySet:
    """The records in a fixed order, with what their lines need, in one query."""
    related = {GateRecord: "unit", DailyVisits: None}.get(records.model, "organisation")
    return (records.select_related(related) if related else records).order_by("pk")


def _case(case: Case) -> Line:
    about = "　".join(filter(None, [case.applicant_kind_label, case.outcome_label]))
    return Line(case.number, case.organisation.short_name, about, case.received_on)


def _remedy(remedy: Remedy) -> Line:
    return Line(remedy.get_kind_display(), remedy.organisation.short_name, remedy.get_result_display(), remedy.filed_on)


def _released(released: GateRecord) -> Line:
    day = localdate(released.first_published_at)
    return Line(released.title, released.unit.short_name, released.genre_label, day, released.get_absolute_url())


def _document(document: NormativeDocument) -> Line:
    return Line(document.title, document.organisation.short_name, document.doc_no, document.issued_on)


def _decision(decision: EnforcementDecision) -> Line:
    return Line(decision.doc_no, decision.organisation.short_name, decision.subject, decision.decided_on)


def _fees(fees: FeeReturn) -> Line:
    return Line(f"{fees.year}年度入库", fees.organisation.short_name, in_yuan(fees.amount_yuan), None)


def _letter(letter: Letter) -> Line:
    return Line(letter.number, letter.organisation.short_name, letter.subject, localdate(letter.answered_at))


def _visited(visited: DailyVisits) -> Line:
    return Line("网站访问", "", f"{visited.visits}次", visited.day)


LINES: dict[type[Model], Callable[..., Line]] = {
    Case: _case,
    Remedy: _remedy,
    GateRecord: _released,
    NormativeDocument: _document,
    EnforcementDecision: _decision,
    FeeReturn: _fees,
    Letter: _letter,
    DailyVisits: _visited,
}
