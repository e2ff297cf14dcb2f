"""附件透视 at the desk: what an attachment hides, its masked copy, and the secrecy reviewer's conclusion."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.disclosure.actions import revise
from gongkai.disclosure.desk.guard import require
from gongkai.disclosure.forms import FileConclusionForm, MaskingForm
from gongkai.disclosure.models import Item
from gongkai.disclosure.permissions import may_draft
from gongkai.files import actions
from gongkai.files.models import StoredFile
from gongkai.files.queries import conclusion_about, examination_of, why_not_publish
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.choices import Role


@require_safe
def show(request: HttpRequest, pk: int, file_id: int) -> HttpResponse:
    """What the X-ray of one attachment found; it is taken now where there is none."""
    item, stored = _held(request, pk, file_id)
    return _page(request, item, stored)


@require_POST
def examine(request: HttpRequest, pk: int, file_id: int) -> HttpResponse:
    """Take the X-ray."""
    item, stored = _held(request, pk, file_id)
    actions.examine(stored, by=request.user, at=timezone.now())
    return redirect(_at(item, stored))


@require_POST
def mask(request: HttpRequest, pk: int, file_id: int) -> HttpResponse:
    """Make a masked copy and put it in the attachment's place in the draft."""
    item, stored = _held(request, pk, file_id)
    form = MaskingForm(request.POST)
    form.is_valid()
    at = timezone.now()
    try:
        refuse_if(_why_not_change(request, item))
        copy = actions.make_masked(
            stored, keep_id_ends=form.cleaned_data.get("keep_id_ends", False), by=request.user, at=at
        )
        draft = item.get_latest_revision_as_object()
        for bound in draft.attachments.all():
            if bound.file_id == stored.pk:
                bound.file = copy
        revise(draft, by=request.user, at=at)
    except Refused as refused:
        return _page(request, item, stored, reasons=refused.reasons)
    messages.success(request, "已生成脱敏件并替换附件，原件只留内部。请打开核对。")
    return redirect(_at(item, copy))


@require_POST
def conclude(request: HttpRequest, pk: int, file_id: int) -> HttpResponse:
    """Keep the secrecy reviewer's conclusion."""
    item, stored = _held(request, pk, file_id)
    form = FileConclusionForm(request.POST)
    form.is_valid()
    given = {name: form.cleaned_data.get(name, "") for name in ("reason", "basis", "assessment")}
    may = request.user.has_role(Role.SECRECY_REVIEWER, item.unit)
    try:
        actions.conclude(stored, may_conclude=may, **given, by=request.user, at=timezone.now())
    except Refused as refused:
        return _page(request, item, stored, reasons=refused.reasons)
    messages.success(request, "结论已记录。")
    return redirect(_at(item, stored))


def _held(request: HttpRequest, pk: int, file_id: int) -> tuple[Item, StoredFile]:
    """The item within reach, and a file of its latest draft."""
    item = require(request, pk, "view")
    for bound in item.get_latest_revision_as_object().attachments.all():
        if bound.file_id == file_id:
            return item, bound.file
    raise Http404


def _at(item: Item, stored: StoredFile) -> str:
    return reverse(Item.snippet_viewset.get_url_name("xray"), args=[item.pk, stored.pk])


def _why_not_change(request: HttpRequest, item: Item) -> list[str]:
    reasons = [] if may_draft(request.user, item.unit) else ["只有本单位的信息员可以更换附件"]
    return [*reasons, "正在审核，请先撤回送审或者退回"] if item.workflow_in_progress else reasons


def _page(request: HttpRequest, item: Item, stored: StoredFile, reasons: list[str] | None = None) -> HttpResponse:
    seen = examination_of(stored)
    may_conclude = request.user.has_role(Role.SECRECY_REVIEWER, item.unit)
    context: dict[str, Any] = {
        "item": item,
        "stored": stored,
        "seen": seen,
        "spots": seen.spots if seen else [],
        "concluded": conclusion_about(seen),
        "original": getattr(stored, "masked_from", None),
        "against": why_not_publish([stored]) if seen else [],
        "reasons": reasons or [],
        "why_not_change": _why_not_change(request, item),
        "masking": MaskingForm(request.POST or None),
        "conclusion": FileConclusionForm(request.POST or None) if may_conclude else None,
    }
    return render(request, "disclosure/desk/xray.html", context)
