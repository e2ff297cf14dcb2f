"""The page of one item: what would become public, where it stands, and the verbs that the person may use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.disclosure import actions
from gongkai.disclosure.choices import DepositKind, Genre, ReviewLevel
from gongkai.disclosure.desk.guard import require
from gongkai.disclosure.forms import (
    HandOverForm,
    OpinionForm,
    PublishForm,
    RevocationForm,
    SecrecyForm,
    UrgentForm,
    WithdrawalForm,
)
from gongkai.disclosure.models import GateRecord, Item, ReviewTaskState
from gongkai.disclosure.permissions import may_draft, may_see_evidence
from gongkai.disclosure.queries import (
    checks_of,
    files_of,
    findings_of,
    holder_acted_for,
    is_authorised_for_urgent,
    is_intact,
    last_return,
    last_task,
    level_of,
    reviewing,
    standing,
    steps_of,
    unread_files,
    who_may_act,
)
from gongkai.disclosure.queries.deadlines import deadline_of
from gongkai.disclosure.queries.intake import intakes_for
from gongkai.disclosure.rules import why_not_approve
from gongkai.files.models import StoredFile
from gongkai.files.queries import why_not_publish
from gongkai.ledger.models import Event
from gongkai.lib.dates import formal
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Person


def page_of(item: Item) -> str:
    """The address of an item's page at the desk."""
    return reverse(Item.snippet_viewset.get_url_name("item"), args=[item.pk])


def show(request: HttpRequest, pk: int) -> HttpResponse:
    """The page of one item."""
    return page(request, require(request, pk, "view"))


def acts(view: Callable[..., str]) -> Callable[..., HttpResponse]:
    """A verb behind a button: the item is looked up within reach, a refusal shows every reason on the item's page."""

    @require_POST
    @wraps(view)
    def answered(request: HttpRequest, pk: int) -> HttpResponse:
        item = require(request, pk, "view")
        try:
            messages.success(request, view(request, item))
        except Refused as refused:
            return page(request, item, reasons=refused.reasons)
        return redirect(page_of(item))

    return answered


@acts
def submit(request: HttpRequest, item: Item) -> str:
    """Send to review."""
    actions.submit(item, by=request.user, at=timezone.now())
    return "已送审，等待初审初校。"


@acts
def recall(request: HttpRequest, item: Item) -> str:
    """Take back from review."""
    actions.recall(item, by=request.user, at=timezone.now())
    return "已撤回送审，可以修改。"


@acts
def review(request: HttpRequest, item: Item) -> str:
    """Approve or return, whichever button was pressed."""
    form = SecrecyForm(request.POST, lines=_lines(item), files=_files(item))
    form.is_valid()
    moment = PublishForm(request.POST, lines=_lines(item))
    if not moment.is_valid() and "release_at" in moment.errors:
        raise Refused(["定时发布的时间格式不对，应如 2024-03-09 09:00；立即公开的请留空"])
    release_at = moment.cleaned_data.get("release_at")
    comment = form.cleaned_data.get("comment", "")
    seen = request.POST.get("task", "")
    task = int(seen) if seen.isdecimal() else None
    if request.POST.get("decision") == "return":
        actions.return_(item, reason=comment, by=request.user, at=timezone.now(), task=task)
        return "已退回撰稿人修改。"
    actions.approve(
        item,
        by=request.user,
        at=timezone.now(),
        checked=form.cleaned_data.get("checked", []),
        comment=comment,
        conclusion=form.cleaned_data.get("conclusion", ""),
        basis=form.cleaned_data.get("basis", ""),
        release_at=release_at,
        task=task,
        files=form.file_opinions(),
    )
    return f"审核通过。将于{clock(release_at)}公开。" if release_at else "审核通过。"


@acts
def publish_urgently(request: HttpRequest, item: Item) -> str:
    """Let it out before its review."""
    form = UrgentForm(request.POST)
    form.is_valid()
    reason = form.cleaned_data.get("urgent_reason", "")
    released = actions.publish_urgently(item, reason=reason, by=request.user, at=timezone.now())
    return f"已先行公开，须在{clock(released.urgent_until)}前由他人补审。"


def clock(moment: datetime) -> str:
    """A moment as officials write it."""
    here = timezone.localtime(moment)
    return f"{formal(here.date())}{here:%H:%M}"


@acts
def hand_over(request: HttpRequest, item: Item) -> str:
    """Give the task to somebody else."""
    form = HandOverForm(request.POST, able=_able(item))
    if not form.is_valid() or form.cleaned_data["to"] is None:
        raise Refused(["请选择接办人（本级审核角色的在岗人员）"])
    to = form.cleaned_data["to"]
    actions.hand_over(item, to=to, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now())
    return f"已移交{to}。"


def _lines(item: Item) -> dict[str, str]:
    state = last_task(item)
    return checks_of(state) if state else {}


def _files(item: Item) -> dict[int, str]:
    state = last_task(item)
    bound = state.revision.as_object().attachments.all() if state else []
    return {one.file_id: one.title for one in bound if one.file_id}


def _able(item: Item) -> list[Person]:
    state = last_task(item)
    return who_may_act(item, state, timezone.localdate()) if state else []


@acts
def withdraw(request: HttpRequest, item: Item) -> str:
    """Take down at once."""
    form = WithdrawalForm(request.POST)
    form.is_valid()
    actions.withdraw(item, reason=form.cleaned_data.get("reason", ""), by=request.user, at=timezone.now())
    return "已撤下，公众即时不可见。"


@require_safe
def approval_sheet(request: HttpRequest, pk: int, record_id: int) -> HttpResponse:
    """审批单: one gate record with its approvals, for printing and filing."""
    item = require(request, pk, "view")
    release = get_object_or_404(GateRecord.objects.select_related("unit", "published_by"), item=item, pk=record_id)
    context = {"record": release, "item": item, "is_intact": is_intact(release)}
    context["batch"] = intakes_for(request.user).filter(rows__item=item).first() if release.moved_in_at else None
    context["paper"] = release.deposits.filter(kind=DepositKind.APPROVAL).first()
    return render(request, "disclosure/desk/approval_sheet.html", context)


@require_safe
def attachment(request: HttpRequest, pk: int, file_id: int) -> FileResponse:
    """A file of the latest draft, for those who may see the draft."""
    item = require(request, pk, "view").get_latest_revision_as_object()
    if not any(bound.file_id == file_id for bound in item.attachments.all()):
        raise Http404
    stored = get_object_or_404(StoredFile, pk=file_id)
    response = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=stored.name, content_type=stored.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


def page(request: HttpRequest, item: Item, reasons: list[str] | None = None) -> HttpResponse:
    """The item's page; with `reasons` why an act was refused, and what was typed for it."""
    latest = item.get_latest_revision_as_object()
    public = item.gate_records.current().first()
    state = last_task(item)
    context: dict[str, Any] = {
        "item": latest,
        "standing": standing(item),
        "reasons": reasons or [],
        "steps": steps_of(item),
        "returned": last_return(item),
        "public": public,
        "as_public": public if public and public.revision_id == item.latest_revision_id else None,
        "files_at": reverse(Item.snippet_viewset.get_url_name("item"), args=[item.pk]) + "files/",
        "records": item.gate_records.defer("body_html", "search_text").prefetch_related("deposits").order_by("-id"),
        "may_see_evidence": may_see_evidence(request.user, item.unit),
        "events": Event.objects.about(item).select_related("by"),
        "compare_from": public.revision_id if public else None,
        "may_draft": may_draft(request.user, item.unit),
        "in_review": state is not None,
        "waiting": item.scheduled.pending().first(),
        "failed": item.scheduled.exclude(problem="").order_by("-id").first() if state is None else None,
        "urgent": _urgent(request, item, public, state),
        "deadline": deadline_of(latest),
        "revocation": _revocation(request, item, public),
        "withdrawal": _withdrawal(request, item, public),
        **_proofread(request, latest),
        **_reviewing(request, item, state),
    }
    return render(request, "disclosure/desk/item.html", context)


def _proofread(request: HttpRequest, latest: Item) -> dict[str, Any]:
    findings = findings_of(latest)
    at = request.resolver_match.kwargs.get("mark", "") if request.resolver_match else ""
    return {
        "findings": findings,
        "open_errors": sum(seen.is_open_error for seen in findings),
        "unread_files": unread_files(latest),
        "against_files": why_not_publish(files_of(latest)),
        "mark": at,
        "given": request.POST if at else {},
    }


def _reviewing(request: HttpRequest, item: Item, state: ReviewTaskState | None) -> dict[str, Any]:
    if state is None:
        return {}
    today = timezone.localdate()
    able = who_may_act(item, state, today)
    task = {"task": state, "able": able, "is_late": state.due_on is not None and state.due_on < today}
    holder = holder_acted_for(request.user, state, today)
    others = [one for one in able if one.pk not in (request.user.pk, state.assigned_to_id)]
    if others and (holder or request.user.has_role(Role.DISCLOSURE_OFFICE, item.unit)):
        task["hand_over"] = HandOverForm(able=others)
    if holder is None:
        return task
    forms = {ReviewLevel.SECRECY: SecrecyForm, ReviewLevel.PUBLISH: PublishForm}
    form = forms.get(level_of(state), OpinionForm)
    return task | {
        "level": level_of(state),
        "acts_for": holder if holder != request.user else None,
        "opinion": form(request.POST or None, lines=checks_of(state), files=_files(item)),
        "why_not_approve": why_not_approve(reviewing(item, state, request.user, today)),
    }


def _revocation(request: HttpRequest, item: Item, public: GateRecord | None) -> RevocationForm | None:
    if public is None or item.genre != Genre.ENFORCEMENT or item.revoked_on or not may_draft(request.user, item.unit):
        return None
    return RevocationForm(request.POST or None)


def _urgent(
    request: HttpRequest, item: Item, public: GateRecord | None, state: ReviewTaskState | None
) -> UrgentForm | None:
    may = is_authorised_for_urgent(request.user, item.unit)
    return UrgentForm(request.POST or None) if may and public is None and state is None else None


def _withdrawal(request: HttpRequest, item: Item, public: GateRecord | None) -> WithdrawalForm | None:
    if public is None or not request.user.has_role(Role.DISCLOSURE_OFFICE, item.unit):
        return None
    return WithdrawalForm(request.POST or None)
