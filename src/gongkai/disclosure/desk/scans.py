"""全站校对: scans of what is public, what they found, and corrections as drafts."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Count, Min, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from gongkai.disclosure.actions import correct_everywhere, scan_published, submit_corrections
from gongkai.disclosure.models import Correction
from gongkai.disclosure.permissions import DRAFTING
from gongkai.disclosure.queries import standing
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation
from gongkai.orgs.queries import units_within_reach
from gongkai.proofing.actions import stop_scan
from gongkai.proofing.models import Scan
from gongkai.proofing.permissions import units_kept

GROUPS, PLACES = 200, 300  # shown


@require_http_methods(["GET", "HEAD", "POST"])
def scans(request: HttpRequest) -> HttpResponse:
    """The scans of the person's units, and a new one."""
    units = _units(request)
    reasons: list[str] = []
    if request.method == "POST":
        unit = get_object_or_404(units, pk=_number(request.POST.get("unit", "")))
        try:
            scan = scan_published(unit, why=request.POST.get("why", ""), by=request.user, at=timezone.now())
            return redirect("disclosure_desk:scan", scan.pk)
        except Refused as refused:
            reasons = refused.reasons
    rows = Scan.objects.reaching(units).select_related("unit", "by").annotate(found=Count("slips"))[:50]
    context = {"units": units.order_by("path"), "scans": rows, "reasons": reasons}
    return render(request, "disclosure/desk/scans.html", context, status=422 if reasons else 200)


@require_safe
def scan(request: HttpRequest, pk: int) -> HttpResponse:
    """One scan: how far it is, and what it found, grouped by slip."""
    return _scan_page(request, _scan(request, pk))


@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """End a scan early."""
    one = _scan(request, pk)
    try:
        stop_scan(one, by=request.user, at=timezone.now())
    except Refused as refused:
        return _scan_page(request, one, reasons=refused.reasons)
    return redirect("disclosure_desk:scan", pk)


def _scan_page(request: HttpRequest, one: Scan, reasons: list[str] | None = None) -> HttpResponse:
    groups = one.slips.values("group", "rule", "severity").annotate(
        quote=Min("quote"), put=Min("put"), places=Count("pk"), texts=Count("subject_id", distinct=True)
    )
    rows = list(groups.order_by("severity", "-places", "group")[: GROUPS + 1])
    context = {"scan": one, "groups": rows[:GROUPS], "is_cut": len(rows) > GROUPS, "reasons": reasons or []}
    context["corrections"] = one.corrections.select_related("by")
    return render(request, "disclosure/desk/scan.html", context, status=422 if reasons else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest, pk: int, key: str) -> HttpResponse:
    """All places of one slip; with POST a draft for each text, but for the places that were ticked."""
    one, reasons = _scan(request, pk), []
    if request.method == "POST":
        leave = [number for number in map(_number, request.POST.getlist("leave")) if number]
        try:
            made = correct_everywhere(one, key, leave=leave, by=request.user, at=timezone.now())
            return redirect("disclosure_desk:correction", made.pk)
        except Refused as refused:
            reasons = refused.reasons
    slips = one.slips.filter(group=key).select_related("unit")
    first, total = slips.first(), slips.count()
    if first is None:
        raise Http404
    drafts = bool(request.user.roles() & DRAFTING)
    sure = first.put is not None and not first.rule.startswith("S-")
    why = "只有信息员、公开办可以生成更正稿。" if not drafts else "这一类没有确定的改法，请逐条打开更正。"
    context: dict[str, Any] = {"scan": one, "first": first, "slips": slips[:PLACES], "total": total, "reasons": reasons}
    context |= {"is_cut": total > PLACES, "may_correct": drafts and sure, "why_not": why}
    return render(request, "disclosure/desk/scan_group.html", context, status=422 if reasons else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def correction(request: HttpRequest, pk: int) -> HttpResponse:
    """One set of corrected drafts and how each stands; with POST all of them go to review."""
    made = get_object_or_404(Correction, pk=pk, scan__in=Scan.objects.reaching(_units(request)))
    drafts = bool(request.user.roles() & DRAFTING)
    reasons: list[str] = []
    if request.method == "POST":
        if not drafts:
            raise PermissionDenied
        reasons = submit_corrections(made, by=request.user, at=timezone.now())
        if not reasons:
            return redirect("disclosure_desk:correction", pk)
    rows = [(one, standing(one.item)) for one in made.items.select_related("item__unit")]
    context = {"made": made, "rows": rows, "reasons": reasons, "may_submit": drafts}
    return render(request, "disclosure/desk/correction.html", context)


def _units(request: HttpRequest) -> QuerySet[Organisation]:
    """The units whose texts the person may scan."""
    kept, drafted = units_kept(request.user), units_within_reach(request.user, DRAFTING)
    units = Organisation.objects.filter(Q(pk__in=kept.values("pk")) | Q(pk__in=drafted.values("pk")))
    if not units.exists():
        raise PermissionDenied
    return units


def _scan(request: HttpRequest, pk: int) -> Scan:
    return get_object_or_404(Scan.objects.reaching(_units(request)).select_related("unit"), pk=pk)


def _number(text: str) -> int:
    """A number that was sent; 0 for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
