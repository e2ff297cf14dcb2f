"""Reading questions about annual reports."""

from __future__ import annotations

from django.db.models import QuerySet

from gongkai.annual.counting import Scope
from gongkai.annual.models import AnnualReport
from gongkai.applications.models import Case
from gongkai.disclosure.models import GateRecord
from gongkai.ledger.models import Event


def is_public(report: AnnualReport) -> bool:
    """Whether the report's item is public now."""
    return report.item_id is not None and GateRecord.objects.current().filter(item_id=report.item_id).exists()


def public_reports() -> QuerySet[AnnualReport]:
    """The reports that are public now."""
    return AnnualReport.objects.filter(item__gate_records__is_current=True).select_related("organisation")


def published_figures(report: AnnualReport) -> GateRecord | None:
    """The release that shows exactly these figures, found by their digest; None where it shows others or none."""
    return GateRecord.objects.current().filter(item_id=report.item_id, body_html__contains=report.digest).first()


def fees_taken(scope: Scope) -> int:
    """信息处理费 paid within the year, in yuan, from the ledger's `case.fee_paid` lines."""
    cases = Case.objects.filter(scope.within()).values("pk")
    paid = Event.objects.filter(
        name="case.fee_paid", at__year=scope.year, subject_type="applications.case", subject_id__in=cases
    )
    return sum(int(details.get("amount_yuan", 0)) for details in paid.values_list("details", flat=True))
