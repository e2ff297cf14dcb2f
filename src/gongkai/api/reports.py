"""Annual reports for machines."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from ninja import Path, Router, Schema

from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import public_reports, published_figures
from gongkai.orgs.choices import OrganKind

router = Router(tags=["annual-reports"])


class Missing(Schema):
    """Why there is no answer."""

    detail: str


class Listed(Schema):
    """One published report in the list."""

    year: int
    organ: str
    title: str
    url: str


class Counted(Listed):
    """One published report with its counted tables (keys: docs/integrate)."""

    period: list[str]
    published_at: str
    index_no: str
    proactive: dict[str, Any]
    applications: dict[str, dict[str, int]]
    remedies: dict[str, dict[str, int]]
    narrative: dict[str, float]
    digest: str


def listed(report: AnnualReport) -> dict[str, Any]:
    """A report as the list shows it."""
    return {
        "year": report.year,
        "organ": report.organisation.name,
        "title": report.title,
        "url": f"/items/{report.item_id}/",
    }


@router.get("/", response=list[Listed], summary="Published reports, newest first")
def reports(request: HttpRequest) -> list[dict[str, Any]]:
    """Every report that is public now."""
    return [listed(report) for report in public_reports()[:500]]


@router.get("/{year}/", response={200: Counted, 404: Missing}, summary="The county government's report of a year")
def report(request: HttpRequest, year: int = Path(..., ge=2008, le=2100)) -> Any:
    """The counted tables of the county's published report."""
    found = get_object_or_404(public_reports(), year=year, organisation__kind=OrganKind.GOVERNMENT)
    release = published_figures(found)
    if release is None:
        return 404, {"detail": "该年度报告正在更正，暂不提供数据。"}
    return {
        **listed(found),
        "period": [f"{year}-01-01", f"{year}-12-31"],
        "published_at": release.published_at.isoformat(),
        "index_no": release.index_no,
        **found.figures,
        "narrative": found.narrative,
        "digest": found.digest,
    }
