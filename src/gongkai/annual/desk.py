"""The office's pages of the annual report: count, look behind every figure, write, send to review."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongkai.annual import actions, counting
from gongkai.annual.forms import TextsForm
from gongkai.annual.models import AnnualReport
from gongkai.annual.queries import is_public
from gongkai.annual.rules import due_on
from gongkai.annual.tables import figure_tables, narrative_rows
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import units_within_reach

COMPILERS = (Role.DISCLOSURE_OFFICE,)
PER_PAGE = 50


def compilers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only those who compile reports may open the page, and only for organs within their reach."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, year: int, **kwargs: str) -> HttpResponse:
        organ = get_object_or_404(units_within_reach(request.user, COMPILERS), slug=slug)
        return view(request, organ, year, **kwargs)

    return guarded


def index(request: HttpRequest) -> HttpResponse:
    """The reports of the organs within reach, by year."""
    organs = units_within_reach(request.user, COMPILERS)
    if not organs.exists():
        raise PermissionDenied
    year = int(request.GET["year"]) if request.GET.get("year", "").isdigit() else timezone.localdate().year - 1
    reports = {report.organisation_id: report for report in AnnualReport.objects.filter(year=year)}
    rows = [
        (organ, reports.get(organ.pk), due_on(year, government=organ.kind == OrganKind.GOVERNMENT))
        for organ in organs.order_by("path")
    ]
    years = range(timezone.localdate().year - 1, timezone.localdate().year - 6, -1)
    return render(request, "annual/desk/index.html", {"rows": rows, "year": year, "years": years})


@compilers_only
def report(request: HttpRequest, organ: Organisation, year: int) -> HttpResponse:
    """One report: its figures now, its frozen figures, its texts, and what to do next."""
    found = AnnualReport.objects.filter(organisation=organ, year=year).select_related("item").first()
    scope = counting.Scope(organ, year)
    figures, narrative = counting.figures(scope), counting.narrative(scope)
    base = reverse("annual:report", args=[organ.slug, year])
    context = {
        "organ": organ,
        "year": year,
        "report": found,
        "subtitle": f"{year}年政府信息公开工作年度报告",
        "tables": figure_tables(figures, base),
        "narrative": narrative_rows(narrative, counting.NARRATIVE, base),
        "differs": found is not None
        and bool(found.digest)
        and [found.figures, found.narrative] != [figures, narrative],
        "is_public": found is not None and is_public(found),
        "form": TextsForm(initial=found.texts if found else {}),
    }
    return render(request, "annual/desk/report.html", context)


@compilers_only
def behind(request: HttpRequest, organ: Organisation, year: int, table: str, row: str, column: str) -> HttpResponse:
    """The records behind one figure."""
    try:
        records = counting.records_behind(counting.Scope(organ, year), table, row, column)
    except KeyError as error:
        raise Http404 from error
    context = {
        "organ": organ,
        "year": year,
        "rows": Paginator(records.order_by("pk"), PER_PAGE).get_page(request.GET.get("page")),
        "label": counting.label_of(table, row, column),
    }
    return render(request, "annual/desk/behind.html", context)


@require_POST
@compilers_only
def compile_(request: HttpRequest, organ: Organisation, year: int) -> HttpResponse:
    """Count and freeze."""
    return _act(request, organ, year, "数据已统计并冻结。", lambda: actions.compile_report(
        organ, year, by=request.user, at=timezone.now()
    ))  # fmt: skip


@require_POST
@compilers_only
def write(request: HttpRequest, organ: Organisation, year: int) -> HttpResponse:
    """Keep the typed chapters."""
    found = get_object_or_404(AnnualReport, organisation=organ, year=year)
    form = TextsForm(request.POST)
    form.is_valid()
    return _act(request, organ, year, "文字部分已保存。", lambda: actions.write_texts(
        found, texts=form.cleaned_data, by=request.user, at=timezone.now()
    ))  # fmt: skip


@require_POST
@compilers_only
def draft(request: HttpRequest, organ: Organisation, year: int) -> HttpResponse:
    """Make the report an item, to be sent to review."""
    found = get_object_or_404(AnnualReport, organisation=organ, year=year)
    return _act(request, organ, year, "已生成信息草稿，请打开后提交审核。", lambda: actions.draft_item(
        found, by=request.user, at=timezone.now()
    ))  # fmt: skip


def _act(request: HttpRequest, organ: Organisation, year: int, done: str, act: Callable[[], object]) -> HttpResponse:
    try:
        act()
        messages.success(request, done)
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)
    return redirect("annual:report", organ.slug, year)
