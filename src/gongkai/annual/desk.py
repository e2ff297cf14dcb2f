"""The office's pages of the annual report: count, look behind every figure, write, send to review."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial, wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST

from gongkai.annual import actions, counting
from gongkai.annual.additions import is_derived
from gongkai.annual.annotated import in_words
from gongkai.annual.binding import BOUND, value_of
from gongkai.annual.choices import HANDED_IN, ReportState
from gongkai.annual.counting import NARRATIVE
from gongkai.annual.forms import SupplementForm, TextsForm
from gongkai.annual.handing_in import missing_for
from gongkai.annual.listing import lines_of, listed
from gongkai.annual.models import AnnualReport
from gongkai.annual.printing import PRINTS
from gongkai.annual.printing.page import as_html
from gongkai.annual.proofreading import proofread
from gongkai.annual.queries import (
    changes_since,
    counted_now,
    draft_of,
    errors_of,
    explanation_of,
    findings_of,
    is_in_review,
    is_item_behind,
    is_public,
    kept_report,
    label_of,
    organs_of,
    unexplained,
)
from gongkai.annual.rules import Stage, course, due_on, mark_of, why_not_change, why_not_compile, why_not_draft
from gongkai.annual.scopes import Scope
from gongkai.annual.tables import Address, printed, statutory_tables
from gongkai.annual.writing import as_report
from gongkai.finding import Finding
from gongkai.lib.pdf import PrintingMissing
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import OrganKind, Role
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import county

Row = tuple[Organisation, AnnualReport | None, date, bool]
FIRST_YEAR = 2008  # 条例 is in force since 2008-05-01
YEARS_SHOWN = 6
PER_PAGE = 50
DIFFERS = "统计冻结之后业务记录有变动，下列实时数据与已冻结的数据不一致。需要采用新数据的，请重新统计并重新送审。"


@dataclass(frozen=True, slots=True)
class Typed:
    """A reason that was typed and refused: `act` names the act, or the organ whose report was to be returned."""

    act: str
    text: str
    reasons: Sequence[str]


def years_to_choose() -> range:
    """The years a page offers: this one, still being counted, and those before it."""
    this_year = timezone.localdate().year
    return range(this_year, this_year - YEARS_SHOWN, -1)


def compilers_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Only those who compile reports may open the page, and only for organs within their reach."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, year: int, **kwargs: Any) -> HttpResponse:
        organ = get_object_or_404(organs_of(request.user), slug=slug)
        if not FIRST_YEAR <= year <= timezone.localdate().year:
            raise Http404
        return view(request, Scope(organ, year), **kwargs)

    return guarded


def index(request: HttpRequest) -> HttpResponse:
    """The reports of the organs within reach, by year."""
    organs = organs_of(request.user)
    if not organs.exists():
        raise PermissionDenied
    years = years_to_choose()
    asked = request.GET.get("year", "")
    year = next((one for one in years if str(one) == asked), years[1])
    reports = {one.organisation_id: one for one in AnnualReport.objects.filter(year=year).select_related("item")}
    rows = [_row(organ, reports.get(organ.pk), year) for organ in organs.order_by("path")]
    return render(
        request,
        "annual/desk/index.html",
        {"rows": rows, "year": year, "years": years, "is_office": organs.filter(kind=OrganKind.GOVERNMENT).exists()},
    )


def _row(organ: Organisation, kept: AnnualReport | None, year: int) -> Row:
    """One organ in the list: its report, its last day, and whether that has passed without the report."""
    due = due_on(year, government=organ.kind == OrganKind.GOVERNMENT)
    is_done = kept is not None and (
        (kept.item is not None and kept.item.live) or (kept.state in HANDED_IN and organ.kind != OrganKind.GOVERNMENT)
    )
    reports_here = organ.include_in_aggregate or organ.kind == OrganKind.GOVERNMENT  # others report to their own line
    return organ, kept, due, timezone.localdate() > due and not is_done and reports_here


def is_office(request: HttpRequest) -> bool:
    """Whether the person works for the county's disclosure office."""
    return bool(request.user.has_role(Role.DISCLOSURE_OFFICE, county()))


@compilers_only
def report(
    request: HttpRequest, scope: Scope, texts: TextsForm | None = None, typed: Typed | None = None
) -> HttpResponse:
    """One report: its figures now, its frozen figures, its texts, and what to do next."""
    kept = kept_report(scope.organisation, scope.year)
    now = counted_now(scope, kept.texts if kept else {})
    context = {
        "organ": scope.organisation,
        "year": scope.year,
        "years": years_to_choose(),
        "subtitle": f"{scope.year}年政府信息公开工作年度报告",
        "report": kept,
        "tables": statutory_tables(now.figures, partial(address_of, scope)),
        "figures": _narrative(now, scope),
        "findings": [in_words(finding) for finding in _found(now)],
        **_changes(kept, now),
        "prints": PRINTS,
        "form": texts or TextsForm(initial=now.texts),
        "seen": mark_of(now.texts),
        "stored": [(one.label, now.texts.get(one.name, "")) for one in TextsForm()] if texts else [],
        "typed": typed,
        "bound": [(name, printed(value_of(one.cell, now.figures, now.narrative))) for name, one in BOUND.items()],
        "is_office": kept is not None and kept.state in HANDED_IN and is_office(request),
        **_standing(kept, scope, now),
    }
    return render(request, "annual/desk/report.html", context)


def _found(now: AnnualReport) -> list[Finding]:
    """What the checks find, and the proofreader in what was typed."""
    found = findings_of(now)
    return [*found, *proofread(as_report(draft_of(now)), found)] if any(now.texts.values()) else found


def _changes(kept: AnnualReport | None, now: AnnualReport) -> dict[str, Any]:
    """Where the records differ from what was frozen, and what was said about it."""
    if kept is None or not kept.digest or kept.digest == now.digest:
        return {"differs": "", "changes": [], "explained": None}
    changes = [(label_of(one.cell), printed(one.before), printed(one.after)) for one in changes_since(kept, now)]
    explained = explanation_of(kept, now)
    return {"differs": "" if explained else DIFFERS, "changes": changes, "explained": explained}


def _standing(kept: AnnualReport | None, scope: Scope, now: AnnualReport) -> dict[str, Any]:
    """Where the report stands, and why each act is not possible now; the same words disable the buttons."""
    public, in_review = (is_public(kept), is_in_review(kept)) if kept else (False, False)
    handed_in = kept is not None and kept.state in HANDED_IN
    is_compiled = kept is not None and bool(kept.digest)
    begun = kept or AnnualReport(organisation=scope.organisation, year=scope.year)
    missing = missing_for(begun)
    draft = _why_not_ready(begun, now, missing)
    may_hand_in = is_compiled and not handed_in and scope.organisation.kind != OrganKind.GOVERNMENT
    why_not_count = why_not_compile(
        year=scope.year,
        today=timezone.localdate(),
        is_public=public,
        is_in_review=in_review,
        is_handed_in=handed_in,
        is_imported=kept is not None and kept.is_imported,
    )
    why_not_make = [*why_not_change(is_public=public, is_in_review=in_review), *draft]
    stages = _course(kept, scope, missing, is_public=public, is_in_review=in_review)
    return {
        "missing": missing,
        "is_public": public,
        "is_in_review": in_review,
        "steps": stages,
        "next": _next(stages, scope, begun),
        "why_not_compile": why_not_count,
        "why_not_write": why_not_change(is_public=public, is_in_review=in_review, is_handed_in=handed_in),
        "why_not_draft": why_not_make,
        "held": _held(why_not_count, why_not_make[:1] if public else why_not_make, draft if may_hand_in else []),
        "state": ReportState(kept.state).label if kept else "",
        "may_hand_in": may_hand_in,
        "why_not_hand_in": draft,  # a unit hands in what could be made ready for review
    }


def _why_not_ready(report: AnnualReport, now: AnnualReport, missing: list[str]) -> list[str]:
    """Why the report can neither be handed in nor be sent to review."""
    return why_not_draft(
        is_compiled=bool(report.digest),
        supervision=report.texts.get("supervision", ""),
        problems=report.texts.get("problems", ""),
        missing=missing,
        stated=report.lacking.get("units", ()),
        errors=errors_of(report) if report.digest else (),
        changed=len(unexplained(report, now)),
    )


def _held(counting: list[str], making: list[str], handing_in: list[str]) -> list[tuple[str, str]]:
    """What is not possible now and why, each reason once."""
    said = dict.fromkeys([*counting, *making, *handing_in])
    acts = {"统计": counting, "报送": handing_in, "生成信息": making}
    return [("、".join(act for act, reasons in acts.items() if reason in reasons), reason) for reason in said]


def _course(
    kept: AnnualReport | None, scope: Scope, missing: list[str], *, is_public: bool, is_in_review: bool
) -> list[Stage]:
    """The report's steps."""
    texts = kept.texts if kept else {}
    facts = {
        "compiled": kept is not None and bool(kept.digest),
        "written": bool(texts.get("supervision") and texts.get("problems")),
        "handed_in": kept is not None and kept.state in HANDED_IN,
        "accepted": kept is not None and kept.state == ReportState.ACCEPTED,
        "complete": is_public or not set(missing) - set(kept.lacking.get("units", ()) if kept else ()),
        "sent": is_public or is_in_review,
        "public": is_public,
    }
    done = [key for key, is_done in facts.items() if is_done]
    return course(is_government=scope.organisation.kind == OrganKind.GOVERNMENT, done=done)


def _next(stages: list[Stage], scope: Scope, report: AnnualReport) -> dict[str, str]:
    """What is to be done next, by whom, by when and on what ground, in words."""
    stage = next((one for one in stages if one.state == "current"), None)
    if stage is None:
        return {"kind": "success", "title": "已公布", "text": "报告已经公布，各步都已办完。"}
    due = due_on(scope.year, government=scope.organisation.kind == OrganKind.GOVERNMENT)
    left = (due - timezone.localdate()).days
    within = f"{due.year}年{due.month}月{due.day}日前" + (f"（还有{left}天）" if left >= 0 else f"（已逾期{-left}天）")
    what = f"{due.year}年1月1日起统计，现在看到的是实时数字" if due.year > timezone.localdate().year else stage.what
    if stage.key == "sent" and report.item is not None:
        what = "信息已经生成：从下面打开，点“送审”"
        if is_item_behind(report):
            what = "生成信息以后，数据或者文字又有改动：先点“按最新内容重新生成信息”，再打开信息点“送审”"
    if report.state == ReportState.RETURNED:
        what = f"公开办已退回：{report.returned_for}。改正记录或者文字后，重新统计，再点“报送公开办”"
    text = f"{what}。由{stage.who}办理；期限：{within}；依据：{stage.basis}。"
    return {"kind": "info" if left >= 0 else "warning", "title": f"下一步：{stage.title}", "text": text}


def address_of(scope: Scope, table: str, row: str, column: str) -> str:
    """Where the records behind a figure are listed."""
    return reverse("annual:behind", args=[scope.organisation.slug, scope.year, table, row, column])


def _narrative(now: AnnualReport, scope: Scope) -> list[dict[str, str]]:
    return [
        {
            "label": definition.label,
            "value": printed(now.narrative[key]),
            "unit": definition.unit,
            "url": address_of(scope, "narrative", key, "all"),
        }
        for key, definition in NARRATIVE.items()
    ]


@compilers_only
def behind(
    request: HttpRequest, scope: Scope, table: str, row: str, column: str, form: SupplementForm | None = None
) -> HttpResponse:
    """The records behind one figure, and what was added to them by hand."""
    try:
        figure = counting.behind(scope, table, row, column)
    except KeyError as error:
        raise Http404 from error
    page = Paginator(listed(figure.records), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "organ": scope.organisation,
        "year": scope.year,
        "figure": figure,
        "value": printed(figure.value),
        "page": page,
        "lines": lines_of(page),
        "cell": (table, row, column),
        "form": None if is_derived((table, row, column)) else form or SupplementForm(),
    }
    return render(request, "annual/desk/behind.html", context)


@compilers_only
def download(request: HttpRequest, scope: Scope, shape: str) -> HttpResponse:
    """The report as a file: the frozen figures, or what is counted now while nothing is frozen."""
    if shape not in PRINTS:
        raise Http404
    kept = kept_report(scope.organisation, scope.year)
    shown = kept if kept and kept.digest else counted_now(scope, kept.texts if kept else {})
    written = draft_of(shown)
    try:
        content = as_html(written, _absolute(request, scope)) if shape == "html" else PRINTS[shape].make(written)
    except PrintingMissing as missing:
        messages.error(request, str(missing))
        return redirect("annual:report", scope.organisation.slug, scope.year)
    response = HttpResponse(content, content_type=PRINTS[shape].media_type)
    response["Content-Disposition"] = content_disposition_header(True, f"{shown.title}.{shape}")
    return response


def _absolute(request: HttpRequest, scope: Scope) -> Address:
    """Where a figure of a downloaded page leads: who may see the records signs in and sees them."""
    return lambda table, row, column: request.build_absolute_uri(address_of(scope, table, row, column))


@require_POST
@compilers_only
def compile_(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Count and freeze."""
    act = partial(actions.compile_report, scope.organisation, scope.year, by=request.user, at=timezone.now())
    return _done(request, scope, "数据已统计并冻结。", act)


@require_POST
@compilers_only
def draft(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Make the report an item, to be sent to review."""
    kept = get_object_or_404(AnnualReport, organisation=scope.organisation, year=scope.year)
    act = partial(actions.draft_item, kept, by=request.user, at=timezone.now())
    return _done(request, scope, "已生成信息草稿，请打开后提交审核。", act)


@require_POST
@compilers_only
def write(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Keep the typed chapters."""
    kept = get_object_or_404(AnnualReport, organisation=scope.organisation, year=scope.year)
    form = TextsForm(request.POST)
    if form.is_valid():
        try:
            actions.write_texts(
                kept, texts=form.cleaned_data, by=request.user, at=timezone.now(), seen=request.POST.get("seen")
            )
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
    if form.errors:
        return report(request, scope.organisation.slug, scope.year, texts=form)
    messages.success(request, "文字部分已保存。")
    return redirect("annual:report", scope.organisation.slug, scope.year)


def tell(request: HttpRequest, done: str, act: Callable[[], object]) -> None:
    """Do it, and say that it is done or why not."""
    try:
        act()
        messages.success(request, done)
    except Refused as refusal:
        for reason in refusal.reasons:
            messages.error(request, reason)


def _done(request: HttpRequest, scope: Scope, done: str, act: Callable[[], object]) -> HttpResponse:
    tell(request, done, act)
    return redirect("annual:report", scope.organisation.slug, scope.year)
