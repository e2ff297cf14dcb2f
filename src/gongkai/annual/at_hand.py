"""What the platform's own registers and the units' reports say, laid beside a report when it is checked on the desk."""

from __future__ import annotations

from datetime import date

from django.db.models import Count

from gongkai.annual.choices import HANDED_IN
from gongkai.annual.counting import case_rows
from gongkai.annual.form import CaseRecord, Records, Report, report_from_dict
from gongkai.annual.models import AnnualReport
from gongkai.annual.reading.organ import level_of, scope_of
from gongkai.annual.scopes import Scope
from gongkai.disclosure.models import GateRecord
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation
from gongkai.registers.models import EnforcementDecision


def records_of(scope: Scope, fee_yuan: int) -> Records:
    """The registers beside the report of a scope; `fee_yuan` is what was taken in for processing information."""
    return Records(
        cases=tuple(_left_over(scope)),
        published=_shown(scope),
        fee_yuan=fee_yuan,
    )


def units_of(scope: Scope) -> tuple[Report, ...] | None:
    """The tables of the units that a report adds up, once all have handed in; None before, and for any other report.

    Who is missing is told where the report is closed (`rules.why_not_close`) and never taken for 0.
    """
    if scope.organisation.kind != OrganKind.GOVERNMENT:
        return None
    members = Organisation.objects.reporting().filter(include_in_aggregate=True)
    reports = AnnualReport.objects.filter(year=scope.year, state__in=HANDED_IN, organisation__in=members)
    handed_in = list(reports.select_related("organisation").order_by("organisation__path"))
    return tuple(_tables(one) for one in handed_in) if len(handed_in) == members.count() else None


def _tables(report: AnnualReport) -> Report:
    """A unit's report as far as it is added up."""
    name = report.organisation.name
    shape = {"year": report.year, "organ": name, "level": level_of(name), "scope": scope_of(name)}
    return report_from_dict({**shape, **report.figures})


def _left_over(scope: Scope) -> list[CaseRecord]:
    """What was left at the year's end; whose last day lay beyond it had been prolonged or stood still with reason."""
    rows = case_rows(scope, "carried_out").order_by("number").values_list("number", "received_on", "due_on")
    year_end = date(scope.year, 12, 31)
    return [
        CaseRecord(number, received_on=came, is_open=True, is_suspended=due is not None and due > year_end)
        for number, came, due in rows
    ]


def _shown(scope: Scope) -> dict[str, int]:
    """The decisions of the year that the site shows or showed for their term, by row of 表二."""
    public = GateRecord.objects.not_recalled().values("item")
    decided = EnforcementDecision.objects.filter(scope.within(), decided_on__year=scope.year, item__in=public)
    return dict(decided.order_by().values_list("kind").annotate(count=Count("pk")))
