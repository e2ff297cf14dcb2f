"""The officer's side of the mailbox: letters waiting, and their answers."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.mailbox import actions
from gongkai.mailbox.choices import LetterState
from gongkai.mailbox.forms import AnswerForm
from gongkai.mailbox.queries import ANSWERERS, letters_within_reach

PER_PAGE = 50


def letters(request: HttpRequest) -> HttpResponse:
    """The letters within reach; those still to be answered first by their day."""
    if not request.user.roles() & set(ANSWERERS):
        raise PermissionDenied
    state = LetterState.ANSWERED if request.GET.get("state") == LetterState.ANSWERED else LetterState.RECEIVED
    order = ["-answered_at"] if state == LetterState.ANSWERED else ["due_on", "pk"]
    rows = letters_within_reach(request.user).filter(state=state).order_by(*order)
    context = {
        "rows": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "state": state,
        "states": list(LetterState),
        "today": timezone.localdate(),
    }
    return render(request, "mailbox/desk/letters.html", context)


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
            messages.success(request, "已答复。")
            return redirect("mailbox_desk:letters")
    context = {"letter": found, "form": form, "events": Event.objects.about(found).select_related("by")}
    return render(request, "mailbox/desk/letter.html", context)
