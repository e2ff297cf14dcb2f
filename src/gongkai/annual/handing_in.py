"""Which units have handed in their reports, and whether the county's figures are the sum of theirs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from gongkai.annual.choices import HANDED_IN, ReportState
from gongkai.annual.comparing import Difference, not_reconciled
from gongkai.annual.counting import figures
from gongkai.annual.models import AnnualReport
from gongkai.annual.rules import due_on
from gongkai.annual.scopes import Scope
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import county


@dataclass(frozen=True, slots=True)
class Standing:
    """One unit on the board."""

    organ: Organisation
    report: AnnualReport | None
    due: date
    is_late: bool

    @property
    def is_handed_in(self) -> bool:
        """Whether the disclosure office has its report."""
        return self.report is not None and self.report.state in HANDED_IN

    @property
    def label(self) -> str:
        """How it stands, in words: 缺报 is never taken for 0."""
        if self.report is None or not self.report.digest:
            return "缺报（未统计）"
        state = ReportState(self.report.state)
        return state.label if self.is_handed_in else f"缺报（{state.label}）"


def _units() -> QuerySet[Organisation]:
    """The units whose figures enter the county's report, in the order of the tree."""
    return Organisation.objects.reporting().filter(include_in_aggregate=True).order_by("path")


def board(year: int, today: date) -> list[Standing]:
    """Every unit whose figures enter the county's report, in the order of the tree."""
    due = due_on(year, government=False)
    units = _units()
    reports = {one.organisation_id: one for one in AnnualReport.objects.filter(year=year).select_related("item")}
    standings = [Standing(organ, reports.get(organ.pk), due, is_late=False) for organ in units]
    return [Standing(one.organ, one.report, due, today > due and not one.is_handed_in) for one in standings]


def missing(year: int) -> list[Organisation]:
    """The units that have not handed in (A-COVER)."""
    handed_in = AnnualReport.objects.filter(year=year, state__in=HANDED_IN).exclude(digest="")
    return list(_units().exclude(pk__in=handed_in.values("organisation")))


def missing_for(report: AnnualReport) -> list[str]:
    """The units that an aggregate lacks; every other report is its organ's own and lacks none."""
    if report.organisation.kind != OrganKind.GOVERNMENT:
        return []
    return [organ.short_name for organ in missing(report.year)]


def waiting_for_the_office() -> QuerySet[AnnualReport]:
    """Reports handed in that nobody has accepted or returned yet, the oldest first."""
    waiting = AnnualReport.objects.filter(state=ReportState.SUBMITTED).select_related("organisation")
    return waiting.order_by("submitted_at", "pk")


@dataclass(frozen=True, slots=True)
class Due:
    """A report that is still to be handed in or published."""

    organ: Organisation
    year: int
    due: date
    left: int  # days; negative when late


def due_reports(organs: QuerySet[Organisation], today: date) -> list[Due]:
    """Of these organs, the reports for last year that are not done yet (条例 art. 49).

    A unit's is done when it was handed in or is public, the county government's when it is public.
    """
    year = today.year - 1
    public = Q(item__gate_records__is_current=True)
    reports = AnnualReport.objects.filter(year=year).exclude(digest="")
    done = reports.filter(public | (Q(state__in=HANDED_IN) & ~Q(organisation__kind=OrganKind.GOVERNMENT)))
    reporting = Q(pk__in=_units().values("pk")) | Q(kind=OrganKind.GOVERNMENT)
    found = []
    for organ in organs.filter(reporting).exclude(pk__in=done.values("organisation")).order_by("path"):
        due = due_on(year, government=organ.kind == OrganKind.GOVERNMENT)
        found.append(Due(organ, year, due, (due - today).days))
    return found


def reconciled(year: int, units: list[Standing]) -> list[Difference]:
    """Cells where the county's counted figure is not the sum of the reports handed in; empty: equal to the cell."""
    handed_in = [one.report.figures for one in units if one.report is not None and one.is_handed_in]
    return not_reconciled(figures(Scope(county(), year)), handed_in)
