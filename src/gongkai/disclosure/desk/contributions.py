"""信息报送 at the desk: sending, deciding, and counts for each unit."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.forms import Form
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.disclosure import actions
from gongkai.disclosure.choices import ContributionState
from gongkai.disclosure.desk.contribution_forms import AdoptForm, ContributionForm, SendBackForm
from gongkai.disclosure.models import Contribution
from gongkai.disclosure.permissions import DRAFTING, decides_contributions, may_draft
from gongkai.disclosure.queries.contributions import HEADINGS, as_csv, contributions_for, tallies
from gongkai.files.actions import store
from gongkai.files.models import StoredFile
from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import units_within_reach

PER_PAGE = 30
YEARS_BACK = 5


def _units(request: HttpRequest) -> Any:
    if not request.user.roles() & DRAFTING:
        raise PermissionDenied
    return units_within_reach(request.user, DRAFTING)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """What the person's units sent, or all for the disclosure office; what waits first."""
    _units(request)
    page = Paginator(contributions_for(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "disclosure/desk/contributions.html", {"page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Send a text, or a returned one once more."""
    units = _units(request)
    held = get_object_or_404(contributions_for(request.user), pk=pk) if pk else None
    form = ContributionForm(request.POST or None, request.FILES or None, units=units, initial=_initial(request, held))
    if request.method == "POST" and form.is_valid():
        sent = _send(request, form, held)
        if sent:
            return redirect("disclosure_desk:contribution", sent.pk)
    return render(request, "disclosure/desk/contribute.html", {"form": form, "held": held})


def _initial(request: HttpRequest, held: Contribution | None) -> dict[str, Any]:
    if held is None:
        return {"unit": request.user.unit()}
    return {name: getattr(held, name) for name in ("unit", "title", "summary", "text", "column")}


def _send(request: HttpRequest, form: ContributionForm, held: Contribution | None) -> Contribution | None:
    given, at, by = dict(form.cleaned_data), timezone.now(), request.user
    unit: Organisation = given.pop("unit")
    try:
        given["files"] = [store(one, by=by, at=at) for one in given["files"]]
        if held:
            sent = actions.contribute_again(held, **given, by=by, at=at)
        else:
            sent = actions.contribute(unit, **given, by=by, at=at)
    except Refused as refused:
        _said(form, refused)
        return None
    messages.success(request, "已报送，等待公开办办理。")
    return sent


def _said(form: Form, refused: Refused) -> None:
    for reason in refused.reasons:
        form.add_error(None, reason)


@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """One text, and what the person may do with it."""
    _units(request)
    return _page(request, get_object_or_404(contributions_for(request.user), pk=pk))


def _page(request: HttpRequest, sent: Contribution, **forms: Form) -> HttpResponse:
    waits = sent.state == ContributionState.SENT and decides_contributions(request.user, sent.unit)
    initial = {name: getattr(sent, name) for name in ("title", "summary", "text")}
    context = {
        "sent": sent,
        "events": Event.objects.about(sent).select_related("by"),
        "adoption": forms.get("adoption") or (AdoptForm(initial=initial) if waits else None),
        "return": forms.get("return_") or (SendBackForm() if waits else None),
        "may_send_again": sent.state == ContributionState.RETURNED and may_draft(request.user, sent.unit),
    }
    return render(request, "disclosure/desk/contribution.html", context)


@require_POST
def adopt(request: HttpRequest, pk: int) -> HttpResponse:
    """Take it over as a draft, and go on in the editor."""
    _units(request)
    sent = get_object_or_404(contributions_for(request.user), pk=pk)
    form = AdoptForm(request.POST)
    if form.is_valid():
        try:
            item = actions.adopt(sent, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            _said(form, refused)
        else:
            messages.success(request, "已采用，生成信息草稿；补全要素后送审，审核通过才公开。")
            return redirect("wagtailsnippets_disclosure_item:item", item.pk)
    return _page(request, sent, adoption=form)


@require_POST
def send_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return it with the reason."""
    _units(request)
    sent = get_object_or_404(contributions_for(request.user), pk=pk)
    form = SendBackForm(request.POST)
    if form.is_valid():
        try:
            actions.send_back(sent, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refused:
            _said(form, refused)
        else:
            messages.success(request, "已退回报送单位。")
            return redirect("disclosure_desk:contributions")
    return _page(request, sent, return_=form)


@require_safe
def file(request: HttpRequest, pk: int, file_id: int) -> FileResponse:
    """A file of a text, for those who may see the text."""
    _units(request)
    sent = get_object_or_404(contributions_for(request.user), pk=pk)
    stored = get_object_or_404(StoredFile, pk__in=sent.files.values("pk"), pk=file_id)
    answer = FileResponse(stored.file.open("rb"), as_attachment=True, filename=stored.name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """How many each unit sent in a year and what became of them: a table, or as CSV."""
    units = _units(request)
    this_year = timezone.localdate().year
    years = range(this_year, this_year - YEARS_BACK, -1)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and int(asked) in years else this_year
    rows = tallies(units, year)
    if request.GET.get("format") == "csv":
        answer = HttpResponse(as_csv(rows), content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="contributions-{year}.csv"'
        return answer
    context = {"rows": rows, "year": year, "years": years, "headings": HEADINGS[1:]}
    return render(request, "disclosure/desk/contribution_counts.html", context)
