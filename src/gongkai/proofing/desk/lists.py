"""词表: an organ's list, entry by entry or as a workbook, with its versions."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation
from gongkai.proofing import actions
from gongkai.proofing.choices import WordKind
from gongkai.proofing.models import Word, WordList
from gongkai.proofing.permissions import may_keep_list, units_kept
from gongkai.proofing.queries import rows_of
from gongkai.proofing.rules.lists import HEADS, as_workbook, row_from, rows_in

LARGEST = 2 * 1024 * 1024
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """The lists that the person keeps."""
    units = list(units_kept(request.user))
    if not units:
        raise PermissionDenied
    known = {one.owner_id: one for one in WordList.objects.filter(owner__in=units)}
    return render(request, "proofing/desk/lists.html", {"rows": [(unit, known.get(unit.pk)) for unit in units]})


@require_safe
def one(request: HttpRequest, pk: int) -> HttpResponse:
    """One organ's list."""
    return _page(request, _owner(request, pk))


@require_POST
def put(request: HttpRequest, pk: int) -> HttpResponse:
    """Put one entry on the list."""
    owner = _owner(request, pk)
    given = [request.POST.get(name, "") for name in ("kind", "word", "put", "place", "rule", "reason")]
    try:
        held = actions.put_words(owner, [row_from(*given)], by=request.user, at=timezone.now())
    except Refused as refused:
        return _page(request, owner, reasons=refused.reasons, status=422)
    messages.success(request, f"已保存，词表为第{held.version}版。")
    return redirect("proofing_desk:list", owner.pk)


@require_POST
def take_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Take entries from a workbook: added to the list, or in its place."""
    owner = _owner(request, pk)
    upload = request.FILES.get("file")
    try:
        if not upload or upload.size > LARGEST:
            raise Refused(["请选择不超过2 MB的.xlsx文件"])
        rows, replace = rows_in(upload.read()), request.POST.get("replace") == "1"
        held = actions.put_words(owner, rows, by=request.user, at=timezone.now(), replace=replace)
    except Refused as refused:
        return _page(request, owner, reasons=refused.reasons, status=422)
    messages.success(request, f"已导入{len(rows)}条，词表为第{held.version}版。")
    return redirect("proofing_desk:list", owner.pk)


@require_POST
def forget(request: HttpRequest, pk: int, entry_pk: int) -> HttpResponse:
    """Take one entry off the list."""
    owner = _owner(request, pk)
    entry = get_object_or_404(Word, pk=entry_pk, words__owner=owner)
    try:
        held = actions.forget(entry, by=request.user, at=timezone.now())
    except Refused as refused:
        return _page(request, owner, reasons=refused.reasons, status=422)
    messages.success(request, f"“{entry.word}”已删除，词表为第{held.version}版。")
    return redirect("proofing_desk:list", owner.pk)


@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The list as a workbook: the newest version, or the one asked for."""
    owner = _owner(request, pk)
    asked = request.GET.get("version", "")
    version = int(asked) if asked.isascii() and asked.isdigit() else None
    answer = HttpResponse(as_workbook(rows_of(owner, version)), content_type=SHEET)
    answer["Content-Disposition"] = f'attachment; filename="words-{owner.slug}{f"-v{version}" if version else ""}.xlsx"'
    return answer


def _owner(request: HttpRequest, pk: int) -> Organisation:
    """The organ, if the person keeps its list."""
    owner = get_object_or_404(Organisation, pk=pk)
    if not may_keep_list(request.user, owner):
        raise PermissionDenied
    return owner


def _page(
    request: HttpRequest, owner: Organisation, reasons: list[str] | None = None, status: int = 200
) -> HttpResponse:
    held = WordList.objects.filter(owner=owner).first()
    context: dict[str, Any] = {
        "owner": owner,
        "held": held,
        "entries": held.entries.in_force().select_related("added_by") if held else [],
        "events": Event.objects.about(held).select_related("by").order_by("-id")[:30] if held else [],
        "kinds": list(WordKind),
        "heads": HEADS,
        "reasons": reasons or [],
        "given": request.POST,
    }
    return render(request, "proofing/desk/list.html", context, status=status)
