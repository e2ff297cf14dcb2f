"""The registers and their lines, as officers see them."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.disclosure.actions import submit
from gongkai.disclosure.queries.deadlines import calendar
from gongkai.disclosure.rules.deadlines import stage
from gongkai.lib.refusal import Refused
from gongkai.orgs.permissions import reach
from gongkai.registers import actions, queries
from gongkai.registers.choices import Standing
from gongkai.registers.forms import PresentForm
from gongkai.registers.models import RegisterEntry
from gongkai.registers.tables import REGISTERS, Register

PER_PAGE = 50
STANDINGS = {  # how a list is narrowed to one standing
    Standing.WAITING: Q(item=None, withheld_reason=""),
    Standing.ON_ITS_WAY: Q(item__isnull=False, was_public=False),
    Standing.PUBLIC: Q(is_public=True),
    Standing.WITHHELD: ~Q(withheld_reason=""),
    Standing.ENDED: Q(is_public=False, was_public=True),
}


def register_of(request: HttpRequest, key: str) -> Register:
    """The register of that address; PermissionDenied for who has nothing to do with registers."""
    if not queries.keeps_registers(request.user):
        raise PermissionDenied
    if key not in REGISTERS:
        raise Http404
    return REGISTERS[key]


@never_cache
def hub(request: HttpRequest) -> HttpResponse:
    """Every register: how many lines there are, how many wait, how many are late."""
    if not queries.keeps_registers(request.user):
        raise PermissionDenied
    today = timezone.localdate()
    mine = RegisterEntry.objects.filter(reach(request.user, queries.READERS, "organisation"))
    counts = _by_kind(mine.filter(is_superseded=False))
    waiting, late = _by_kind(mine.waiting()), _by_kind(mine.overdue(today))
    rows = [
        {"register": one, "all": counts.get(key, 0), "waiting": waiting.get(key, 0), "late": late.get(key, 0),
         "deadline": queries.deadline_words(one)}
        for key, one in REGISTERS.items()
    ]  # fmt: skip
    return render(request, "registers/desk/hub.html", {"rows": rows})


def _by_kind(entries: QuerySet[RegisterEntry]) -> dict[str, int]:
    return dict(entries.order_by().values_list("kind").annotate(count=Count("pk")))


@never_cache
def entries(request: HttpRequest, key: str) -> HttpResponse:
    """The lines of one register; those that wait can be sent on their way to the public together."""
    register = register_of(request, key)
    form = PresentForm(
        request.POST if request.method == "POST" else None, initial={"column": queries.column_for(register.genre)}
    )
    if request.method == "POST" and form.is_valid():
        _present(request, register, form)
        return redirect(request.get_full_path())
    asked, words = request.GET.get("standing", ""), request.GET.get("q", "").replace("\0", " ").strip()
    found = queries.entries_within_reach(request.user, register).filter(_condition(asked, words), is_superseded=False)
    page = Paginator(found.order_by("-decided_on", "-id"), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "register": register,
        "page": page,
        "rows": [_row(entry) for entry in page],
        "standings": list(Standing),
        "asked": asked,
        "words": words,
        "form": form,
        "to_review": queries.count_to_review(request.user, register, timezone.localdate()),
        "names_by": queries.names_shown_by(register),
        "may_enter": queries.units_kept_by(request.user).exists(),
        "deadline": queries.deadline_words(register),
    }
    return render(request, "registers/desk/entries.html", context, status=422 if form.errors else 200)


def _condition(asked: str, words: str) -> Q:
    found = STANDINGS[Standing(asked)] if asked in set(Standing) else Q()
    for word in words.split()[:5]:
        found &= Q(doc_no__icontains=word) | Q(party__icontains=word) | Q(subject__icontains=word)
    return found


def _row(entry: RegisterEntry) -> dict[str, Any]:
    standing, today = queries.standing_of(entry), timezone.localdate()
    waits = standing in (Standing.WAITING, Standing.ON_ITS_WAY)
    return {
        "entry": entry,
        "standing": standing,
        "may_present": standing == Standing.WAITING and bool(entry.values),
        "stage": stage(entry.due_on, today, calendar()) if waits and entry.due_on else None,
    }


def _present(request: HttpRequest, register: Register, form: PresentForm) -> None:
    """Draft and send each chosen line; what is refused is said line by line, the others go on."""
    chosen = [int(pk) for pk in request.POST.getlist("entry") if pk.isdecimal()][:PER_PAGE]
    found = queries.entries_within_reach(request.user, register).filter(pk__in=chosen)
    sent = 0
    for entry in found:
        try:
            item = actions.present(entry, column=form.cleaned_data["column"], by=request.user, at=timezone.now())
            if "draft_only" not in request.POST:
                submit(item, by=request.user, at=timezone.now())
            sent += 1
        except Refused as refusal:
            messages.error(request, f"{entry.doc_no}：{'；'.join(refusal.reasons)}")
    if sent:
        messages.success(request, f"{sent}条已起草公开稿{'' if 'draft_only' in request.POST else '并送审'}。")
    elif not found:
        messages.warning(request, "请先勾选要公开的记录。")
