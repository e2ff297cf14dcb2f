"""留存件 at the desk: approval sheets and evidence, handed out only while their bytes are those that were kept."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.disclosure.actions import keep_approval
from gongkai.disclosure.choices import DepositKind
from gongkai.disclosure.desk.acting import page_of
from gongkai.disclosure.desk.guard import require
from gongkai.disclosure.models import Deposit, GateRecord, Item
from gongkai.disclosure.permissions import may_see_evidence
from gongkai.lib.pdf import PrintingMissing

CHANGED = "留存的“{}”与存入时的散列值不一致，不能提供。请立即报告审计管理员。"


@require_safe
def hand_out(request: HttpRequest, pk: int, deposit_id: int) -> HttpResponse:
    """One file that was kept of a release."""
    item = require(request, pk, "view")
    kept = get_object_or_404(Deposit.objects.select_related("file"), pk=deposit_id, record__item=item)
    if kept.kind == DepositKind.EVIDENCE and not may_see_evidence(request.user, item.unit):
        raise PermissionDenied
    content = _bytes_of(kept)
    if content is None:
        messages.error(request, CHANGED.format(kept.get_kind_display()))
        return redirect(page_of(item))
    response = HttpResponse(content, content_type=kept.file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{kept.file.name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def file_approval(request: HttpRequest, pk: int, record_id: int) -> HttpResponse:
    """Make the approval sheet of a release now, where none is kept yet."""
    item = require(request, pk, "view")
    released = get_object_or_404(GateRecord, item=item, pk=record_id)
    try:
        keep_approval(released, at=timezone.now())
    except PrintingMissing as missing:
        messages.error(request, str(missing))
    else:
        messages.success(request, "审批单已生成并留存。")
    return redirect(Item.snippet_viewset.get_url_name("approval_sheet"), item.pk, released.pk)


def _bytes_of(kept: Deposit) -> bytes | None:
    if not kept.file.file.storage.exists(kept.file.file.name):
        return None
    with kept.file.file.open("rb") as opened:
        content = bytes(opened.read())
    return content if hashlib.sha256(content).hexdigest() == kept.sha256 else None
