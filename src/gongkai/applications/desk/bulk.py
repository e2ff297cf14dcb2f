"""One act on many cases: each is judged by itself, in a transaction of its own, and says why where it is refused."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.applications import actions, queries
from gongkai.applications.desk.forms import ActForm
from gongkai.applications.desk.office_forms import FORMS
from gongkai.applications.desk.views import worker
from gongkai.applications.models import Case
from gongkai.lib.refusal import Refused

MOST = 50  # as many as a list shows on a page
DONE = "bulk_done"  # session: what the last act on many cases came to


@never_cache
def act(request: HttpRequest, verb: str) -> HttpResponse:
    """Ask once what the act needs, then take it case by case."""
    if verb not in queries.AT_ONCE:
        raise Http404
    cases = _chosen(request)
    if not cases:
        messages.error(request, f"请先勾选要办理的申请，一次不超过{MOST}件。")
        return redirect("applications_desk:index")
    form = FORMS[verb](cases[0], request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        results = [_taken(request, case, verb, form) for case in cases]
        request.session[DONE] = {"label": queries.label_of(verb), "results": results}
        return redirect("applications_desk:bulk_done")
    context = {"cases": cases, "verb": verb, "label": queries.label_of(verb), "form": form}
    return render(request, "applications/desk/bulk.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest) -> list[Case]:
    """The chosen cases within the person's reach, in the order of the list."""
    asked = request.POST if request.method == "POST" else request.GET
    keys = [key for key in asked.getlist("case") if key.isascii() and key.isdigit() and len(key) < MOST][:MOST]
    return list(queries.cases_of(worker(request)).filter(pk__in=keys).order_by(*queries.SOONEST))


def _taken(request: HttpRequest, case: Case, verb: str, form: ActForm) -> dict[str, Any]:
    """What the act came to for one case: nothing against it, or every reason."""
    reasons: list[str] = []
    try:
        getattr(actions, verb)(case, **form.arguments(), by=request.user, at=timezone.now())
    except Refused as refusal:
        reasons = list(refusal.reasons)
    return {"pk": case.pk, "number": case.number, "description": case.description[:40], "reasons": reasons}


@never_cache
def done(request: HttpRequest) -> HttpResponse:
    """What the last act on many cases came to, case by case."""
    worker(request)
    came_to = request.session.get(DONE)
    if not came_to:
        return redirect("applications_desk:index")
    refused = [one for one in came_to["results"] if one["reasons"]]
    taken = [one for one in came_to["results"] if not one["reasons"]]
    return render(request, "applications/desk/bulk_done.html", {**came_to, "taken": taken, "refused": refused})
