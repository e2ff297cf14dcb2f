"""Annual reports for machines."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from ninja import Path, Query, Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from gongkai.annual.models import AnnualReport
from gongkai.annual.printing.schema import exchange_schema
from gongkai.annual.queries import public_reports, published_figures
from gongkai.api.answers import Problem, Wrong, revalidated
from gongkai.lib.clock import in_beijing
from gongkai.orgs.choices import OrganKind

router = Router(tags=["年度报告"])

YEAR = Path(..., ge=2008, le=2100, description="年度")
ORGAN = Query(
    None,
    max_length=40,
    pattern=r"^[-a-zA-Z0-9_]+$",
    description="机关的网址名，见列表中的 organisation；不写为县人民政府的汇总报告",
)
MOST = 500  # reports in one list


class Listed(Schema):
    """One published report in the list."""

    year: int = Field(description="年度")
    organisation: str = Field(description="机关的网址名")
    organ: str = Field(description="机关全称")
    title: str = Field(description="标题")
    url: str = Field(description="报告页面")


class Counted(Listed):
    """One published report with its counted tables (国办公开办函〔2021〕30号)."""

    period: list[date] = Field(description="统计期限：首日、末日")
    published_at: str = Field(description="公布时间（北京时间）")
    index_no: str = Field(description="索引号")
    proactive: dict[str, int | float | dict[str, int]] = Field(description="表二：行→列→数；只有一格的行直接为数")
    applications: dict[str, dict[str, int]] = Field(description="表三：行→列→件数")
    remedies: dict[str, dict[str, int]] = Field(description="表四：类别→结果→件数")
    narrative: dict[str, int | float] = Field(description="总体情况中的数字")
    digest: str = Field(description="统计数据的SHA-256摘要，与报告页面所载一致")


def listed(report: AnnualReport) -> dict[str, Any]:
    """A report as the list shows it."""
    return {
        "year": report.year,
        "organisation": report.organisation.slug,
        "organ": report.organisation.name,
        "title": report.title,
        "url": f"/items/{report.item_id}/",
    }


@router.get("/", response={200: list[Listed], 422: Wrong}, summary="已公布的年度报告，新的在前")
@decorate_view(revalidated)
def reports(
    request: HttpRequest, year: int | None = Query(None, ge=2008, le=2100, description="只列这一年度")
) -> list[dict[str, Any]]:
    """Every report that is public now."""
    found = public_reports() if year is None else public_reports().filter(year=year)
    return [listed(report) for report in found[:MOST]]


@router.get("/schema/", summary="年度报告交换文件的格式（JSON Schema）")
@decorate_view(revalidated)
def schema(request: HttpRequest) -> dict[str, Any]:
    """What a file must be to be taken in as a unit's report."""
    return exchange_schema()


@router.get("/{year}/", response={200: Counted, 404: Problem, 422: Wrong}, summary="一份年度报告的统计数据")
@decorate_view(revalidated)
def report(request: HttpRequest, year: int = YEAR, organisation: str | None = ORGAN) -> Status:
    """The counted tables of the county's published report, or of one organ's."""
    found = _of_organ(public_reports().filter(year=year), organisation).first()
    if found is None:
        return Status(404, {"detail": "没有已公布的该年度报告。"})
    release = published_figures(found)
    if release is None:
        return Status(404, {"detail": "该年度报告正在更正，暂不提供数据。"})
    counted = {
        **listed(found),
        "period": [date(year, 1, 1), date(year, 12, 31)],
        "published_at": in_beijing(release.published_at).isoformat(timespec="seconds"),
        "index_no": release.index_no,
        **found.figures,
        "narrative": found.narrative,
        "digest": found.digest,
    }
    return Status(200, counted)


def _of_organ(found: QuerySet[AnnualReport], slug: str | None) -> QuerySet[AnnualReport]:
    if slug is None:
        return found.filter(organisation__kind=OrganKind.GOVERNMENT)
    return found.filter(organisation__slug=slug)
