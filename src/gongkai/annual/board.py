"""The disclosure office's board of the units' reports, and the pages on which a report is handed in and added to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongkai.annual import actions, desk
from gongkai.annual.actions.taking_in import LARGEST
from gongkai.annual.additions import additions
from gongkai.annual.desk import is_office
from gongkai.annual.forms import SupplementForm
from gongkai.annual.handing_in import board, reconciled
from gongkai.annual.models import AnnualReport, Supplement
from gongkai.annual.scopes import Scope
from gongkai.lib.refusal import Refused

Response = HttpResponse | FileResponse


def units(request: HttpRequest, year: int, typed: desk.Typed | None = None) -> HttpResponse:
    """Who has handed in, who is missing, and whether the county's figures are the sum of the units'."""
    if not is_office(request):
        raise PermissionDenied
    if year not in desk.years_to_choose():
        raise Http404
    standings = board(year, timezone.localdate())
    context = {
        "year": year,
        "years": desk.years_to_choose(),
        "standings": standings,
        "missing": [one.organ for one in standings if not one.is_handed_in],
        "differences": reconciled(year, standings),
        "typed": typed,
    }
    return render(request, "annual/desk/units.html", context)


@require_POST
def act(request: HttpRequest, slug: str, year: int, verb: str) -> HttpResponse:
    """Accept or return a unit's report."""
    if not is_office(request):
        raise PermissionDenied
    report = get_object_or_404(AnnualReport, organisation__slug=slug, year=year)
    reason = request.POST.get("reason", "")
    verbs: dict[str, Callable[..., object]] = {
        "accept": partial(actions.accept_report, report),
        "hand_back": partial(actions.hand_back, report, reason=reason),
    }
    if verb not in verbs:
        raise Http404
    back = partial(desk.report, request, slug, year) if request.POST.get("back") else partial(units, request, year)
    try:
        verbs[verb](by=request.user, at=timezone.now())
    except Refused as refusal:
        typed = desk.Typed(slug, reason, refusal.reasons) if verb == "hand_back" else None
        for said in () if typed else refusal.reasons:
            messages.error(request, said)
        return back(typed=typed)
    messages.success(request, "已接收。" if verb == "accept" else "已退回。")
    return redirect("annual:report", slug, year) if request.POST.get("back") else redirect("annual:units", year)


@require_POST
def take_in(request: HttpRequest, year: int) -> HttpResponse:
    """Take in an exchange file."""
    if not is_office(request):
        raise PermissionDenied
    upload = request.FILES.get("file")
    content = upload.read(LARGEST + 1) if upload else b""
    desk.tell(
        request, "报告已导入，视为已报送。", partial(actions.import_report, content, by=request.user, at=timezone.now())
    )
    return redirect("annual:units", year)


@require_POST
@desk.compilers_only
def hand_in(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Hand the report to the disclosure office."""
    report = get_object_or_404(AnnualReport, organisation=scope.organisation, year=scope.year)
    desk.tell(request, "报告已报送。", partial(actions.submit_report, report, by=request.user, at=timezone.now()))
    return redirect("annual:report", scope.organisation.slug, scope.year)


@require_POST
@desk.compilers_only
def lacking(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Say why the aggregate goes to review without the reports of some units."""
    return _say(request, scope, actions.state_missing, "缺报说明已记录，写入编制说明。")


@require_POST
@desk.compilers_only
def explain(request: HttpRequest, scope: Scope) -> HttpResponse:
    """Say why the records differ from what was frozen."""
    return _say(request, scope, actions.explain, "说明已记录。")


def _say(request: HttpRequest, scope: Scope, act: Callable[..., object], done: str) -> HttpResponse:
    """Keep what was said about the report; it stays where it is refused."""
    organ, year, text = scope.organisation, scope.year, request.POST.get("text", "")
    try:
        act(
            get_object_or_404(AnnualReport, organisation=organ, year=year),
            text=text,
            by=request.user,
            at=timezone.now(),
        )
    except Refused as refusal:
        return desk.report(request, organ.slug, year, typed=desk.Typed(act.__name__, text, refusal.reasons))
    messages.success(request, done)
    return redirect("annual:report", organ.slug, year)


@require_POST
@desk.compilers_only
def enter(request: HttpRequest, scope: Scope, table: str, row: str, column: str) -> HttpResponse:
    """Add to a figure by hand; what was typed stays where it is refused."""
    form = SupplementForm(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.supplement(scope, (table, row, column), by=request.user, at=timezone.now(), **given)
            messages.success(request, "已补录。")
            return redirect("annual:behind", scope.organisation.slug, scope.year, table, row, column)
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
    return desk.behind(request, scope.organisation.slug, scope.year, table=table, row=row, column=column, form=form)


@require_POST
@desk.compilers_only
def take_back(request: HttpRequest, scope: Scope, pk: int) -> HttpResponse:
    """Take an entry back."""
    entered = get_object_or_404(Supplement, pk=pk, organisation=scope.organisation, year=scope.year)
    desk.tell(
        request, "补录已撤销。", partial(actions.withdraw_supplement, entered, by=request.user, at=timezone.now())
    )
    return redirect("annual:behind", scope.organisation.slug, scope.year, *entered.cell)


@desk.compilers_only
def proof(request: HttpRequest, scope: Scope, pk: int) -> FileResponse:
    """The file that proves an entry within the scope."""
    entered = next((one.supplement for one in additions(scope) if one.supplement and one.supplement.pk == pk), None)
    if entered is None:
        raise Http404
    return FileResponse(entered.file.file.open(), as_attachment=True, filename=entered.file.name)
