"""The officer's side of the mailbox: letters waiting, and their answers."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongkai.disclosure.permissions import may_draft
from gongkai.ledger.models import Event
from gongkai.lib.dates import formal, to_minute
from gongkai.lib.refusal import Refused
from gongkai.mailbox import actions, rules
from gongkai.mailbox.choices import LetterKind, LetterState
from gongkai.mailbox.forms import AnswerForm, ProposalForm
from gongkai.mailbox.models import Letter
from gongkai.mailbox.queries import ANSWERERS, days_left, letters_within_reach
from gongkai.mailbox.tables import ANSWER_WITHIN

PER_PAGE = 50
ORDER = {LetterState.RECEIVED: ("due_on", "pk"), LetterState.ANSWERED: ("-answered_at", "-pk")}
EVENTS = {"letter.received": "来信", "letter.answered": "答复", "letter.proposed": "起草公开稿"}


def letters(request: HttpRequest) -> HttpResponse:
    """The letters within reach; those still to be answered first by their day."""
    if not request.user.roles() & set(ANSWERERS):
        raise PermissionDenied
    state = LetterState.ANSWERED if request.GET.get("state") == LetterState.ANSWERED else LetterState.RECEIVED
    found = letters_within_reach(request.user).filter(state=state).order_by(*ORDER[state])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    today = timezone.localdate()
    context = {
        "page": page,
        "rows": [_row(letter, today) for letter in page],
        "state": state,
        "states": list(LetterState),
    }
    return render(request, "mailbox/desk/letters.html", context)


def _row(letter: Letter, today: date) -> dict[str, Any]:
    return {
        "letter": letter,
        "days": days_left(letter, today),
        "is_closed": letter.state == LetterState.ANSWERED,
        "was_late": letter.answered_at is not None and timezone.localdate(letter.answered_at) > letter.due_on,
    }


def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """One letter, its history, and the answer."""
    found = get_object_or_404(letters_within_reach(request.user), pk=pk)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.answer(found, text=form.cleaned_data["text"], by=request.user, at=timezone.now())
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error("text", reason)
        else:
            messages.success(request, f"已答复信件{found.number}。")
            return redirect("mailbox_desk:letters")
    events = Event.objects.about(found).select_related("by")
    context = {
        "letter": found,
        "form": form,
        "rows": _particulars(found),
        "events": [
            {"title": EVENTS.get(event.name, event.name), "at": event.at, "who": event.by or "来信人"}
            for event in events
        ],
        **_row(found, timezone.localdate()),
        "may_propose": may_draft(request.user, found.organisation),
        "is_public": found.item_id is not None and found.item.gate_records.current().exists(),
    }
    return render(request, "mailbox/desk/letter.html", context)


def _particulars(letter: Letter) -> list[tuple[str, str]]:
    period = ANSWER_WITHIN[LetterKind(letter.kind)]
    rows = [
        ("类别", letter.get_kind_display()),
        ("承办单位", letter.organisation.name),
        ("来信人", letter.writer_name or "未署名"),
        ("联系方式", letter.contact or "未留"),
        ("来信时间", to_minute(letter.received_at)),
        ("答复期限", f"{formal(letter.due_on)}（{period.days}个工作日，{period.basis}）"),
    ]
    if letter.page_address:
        rows.insert(4, ("出错页面", letter.page_address))
    return rows


def propose(request: HttpRequest, pk: int) -> HttpResponse:
    """The public text of a letter, masked as far as the platform can tell; a person reads it before it is a draft."""
    found = get_object_or_404(letters_within_reach(request.user), pk=pk)
    own = rules.Texts(found.subject, found.body, found.answer)
    masked = rules.hidden(own, name=found.writer_name, contact=found.contact)
    form = ProposalForm(request.POST or None, initial=asdict(masked))
    if request.method == "POST" and form.is_valid():
        try:
            item = actions.propose(found, **form.cleaned_data, by=request.user, at=timezone.now())
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, "已起草公开稿，请核对后送审；审核通过才会公开。")
            return redirect("wagtailsnippets_disclosure_item:edit", item.pk)
    context = {"letter": found, "form": form}
    return render(request, "mailbox/desk/propose.html", context, status=422 if form.errors else 200)
