"""留存件 at the desk: approval sheets and evidence, handed out only while their bytes are those that were kept."""

from __future__ import annotations

import hashlib

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from gongkai.disclosure.choices import DepositKind
from gongkai.disclosure.desk.acting import page_of
from gongkai.disclosure.desk.guard import require
from gongkai.disclosure.models import Deposit
from gongkai.disclosure.permissions import may_see_evidence

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


def _bytes_of(kept: Deposit) -> bytes | None:
    if not kept.file.file.storage.exists(kept.file.file.name):
        return None
    with kept.file.file.open("rb") as opened:
        content = bytes(opened.read())
    return content if hashlib.sha256(content).hexdigest() == kept.sha256 else None
