"""审核路线 and 代岗 at the desk: who reviews what, by when; who does it while they are away."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.disclosure import actions
from gongkai.disclosure.desk.managing import require_manager
from gongkai.disclosure.desk.route_forms import AbsenceForm, RouteForm, as_filled_in, staff
from gongkai.disclosure.models import ReviewRoute, StandIn
from gongkai.disclosure.permissions import manages_catalogue
from gongkai.disclosure.tables import LEVEL_ROLES, REVIEW_ROUTE, TERM
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import EDITORS
from gongkai.orgs.models import Person


@require_safe
def routes(request: HttpRequest) -> HttpResponse:
    """The ordinary route, and every one that was set beside it."""
    require_manager(request)
    rows = ReviewRoute.objects.in_force().select_related("unit", "column", "set_by")
    context = {
        "rows": rows.prefetch_related("levels__unit", "levels__person").order_by("unit__path", "pk"),
        "ordinary": [(level, LEVEL_ROLES[level][0]) for level in REVIEW_ROUTE],
        "term": TERM,
    }
    return render(request, "disclosure/desk/routes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def set_route(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Set a route; one that is in force for the same unit and column is replaced."""
    require_manager(request)
    held = get_object_or_404(ReviewRoute.objects.in_force(), pk=pk) if pk else None
    form = RouteForm(request.POST or None, initial=as_filled_in(held) if held else None)
    if request.method == "POST" and form.is_valid() and _set(request, form):
        return redirect("disclosure_desk:routes")
    return render(request, "disclosure/desk/route.html", {"form": form, "route": held})


def _set(request: HttpRequest, form: RouteForm) -> bool:
    given = form.cleaned_data
    try:
        made = actions.set_route(
            unit=given["unit"], column=given["column"], levels=form.levels(), by=request.user, at=timezone.now()
        )
    except Refused as refused:
        return _said(form, refused)
    messages.success(request, f"已设定审核路线：{made}。已经送审的按原路线走完。")
    return True


def _said(form: Form, refused: Refused) -> bool:
    for reason in refused.reasons:
        form.add_error(None, reason)
    return False


@require_POST
def end_route(request: HttpRequest, pk: int) -> HttpResponse:
    """Back to the ordinary route."""
    require_manager(request)
    try:
        ended = actions.end_route(get_object_or_404(ReviewRoute, pk=pk), by=request.user, at=timezone.now())
        messages.success(request, f"已停用审核路线：{ended}，此后按一般路线审核。")
    except Refused as refused:
        messages.error(request, "；".join(refused.reasons))
    return redirect("disclosure_desk:routes")


@require_http_methods(["GET", "HEAD", "POST"])
def absences(request: HttpRequest) -> HttpResponse:
    """Who stands in for whom: one's own, or all for the disclosure office."""
    if not request.user.roles() & EDITORS:
        raise PermissionDenied
    absent = _may_be_absent(request)
    form = AbsenceForm(request.POST or None, absent=absent, initial={"absent": request.user.pk})
    if request.method == "POST" and form.is_valid() and _arrange(request, form):
        return redirect("disclosure_desk:absences")
    today = timezone.localdate()
    rows = _rows(request).select_related("absent", "deputy", "arranged_by")
    context = {"form": form, "rows": rows.filter(ends_on__gte=today, ended_at=None), "today": today,
               "earlier": rows.exclude(ends_on__gte=today, ended_at=None)[:20]}  # fmt: skip
    return render(request, "disclosure/desk/absences.html", context)


def _may_be_absent(request: HttpRequest) -> QuerySet[Person]:
    return staff() if manages_catalogue(request.user) else Person.objects.filter(pk=request.user.pk)


def _rows(request: HttpRequest) -> QuerySet[StandIn]:
    if manages_catalogue(request.user):
        return StandIn.objects.all()
    return StandIn.objects.filter(Q(absent=request.user) | Q(deputy=request.user))


def _arrange(request: HttpRequest, form: AbsenceForm) -> bool:
    given = dict(form.cleaned_data)
    try:
        row = actions.arrange_absence(given.pop("absent"), **given, by=request.user, at=timezone.now())
    except Refused as refused:
        return _said(form, refused)
    messages.success(request, f"已安排{row}。")
    return True


@require_POST
def end_absence(request: HttpRequest, pk: int) -> HttpResponse:
    """Back before the time."""
    row = get_object_or_404(_rows(request), pk=pk)
    try:
        actions.end_absence(row, by=request.user, at=timezone.now())
        messages.success(request, f"已结束{row}。")
    except Refused as refused:
        messages.error(request, "；".join(refused.reasons))
    return redirect("disclosure_desk:absences")
