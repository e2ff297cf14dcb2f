"""校对 on the item's page: what was found, signing for an error, and what the unit's list learns."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from gongkai.disclosure.desk.acting import page, page_of
from gongkai.disclosure.desk.guard import require
from gongkai.disclosure.models import Item
from gongkai.disclosure.queries import files_of, findings_of
from gongkai.lib.refusal import Refused
from gongkai.proofing.actions import ignore, proof_file, waive
from gongkai.proofing.queries import Seen

GONE = "这一处已经不在稿件里（可能改过了），请看最新的校对结果"


@require_POST
def answer(request: HttpRequest, pk: int, mark: str) -> HttpResponse:
    """Sign for a finding, or put its word on the unit's list, whichever button was pressed."""
    item = require(request, pk, "view")
    verb = _learn if request.POST.get("verb") == "ignore" else _sign
    try:
        said = verb(request, item, _seen(item, mark))
    except Refused as refused:
        return page(request, item, reasons=refused.reasons)
    messages.success(request, said)
    return redirect(f"{page_of(item)}#proof")


def _seen(item: Item, mark: str) -> Seen:
    """The finding of that mark in the latest draft; refused where it is gone."""
    for seen in findings_of(item.get_latest_revision_as_object()):
        if seen.spot.mark == mark:
            return seen
    raise Refused([GONE])


def _sign(request: HttpRequest, item: Item, seen: Seen) -> str:
    reason = request.POST.get("reason", "")
    waive(item, seen.spot, unit=item.unit, reason=reason, by=request.user, at=timezone.now())
    return "已签字放行。这句话改动后须重新校对。"


def _learn(request: HttpRequest, item: Item, seen: Seen) -> str:
    given: dict[str, Any] = {name: request.POST.get(name, "") for name in ("word", "reason")}
    entry = ignore(seen.spot, unit=item.unit, by=request.user, at=timezone.now(), **given)
    return f"“{entry.word}”已记入本单位词表，今后不再提示。"


@require_POST
def proof_files(request: HttpRequest, pk: int) -> HttpResponse:
    """Proofread the attachments of the latest draft."""
    item = require(request, pk, "view")
    latest = item.get_latest_revision_as_object()
    for stored in files_of(latest):
        proof_file(stored, unit=latest.unit, by=request.user, at=timezone.now())
    messages.success(request, "附件已校对。")
    return redirect(f"{page_of(item)}#proof")
