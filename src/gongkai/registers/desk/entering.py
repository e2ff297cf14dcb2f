"""Entering a line, reading it, correcting it, and noting that it is not for the public."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from gongkai.ledger.models import Event
from gongkai.lib.refusal import Refused
from gongkai.registers import actions, queries
from gongkai.registers.desk.lists import register_of
from gongkai.registers.forms import EntryForm, WithholdForm
from gongkai.registers.models import RegisterEntry
from gongkai.registers.tables import Register

EVENTS = {
    "entry.entered": "登记",
    "entry.corrected": "更正",
    "entry.withheld": "登记不公开",
    "entry.replaced": "登记新的版本",
    "entry.presented": "起草公开稿",
}


def _done(form: EntryForm, do: Callable[[], object]) -> bool:
    """Whether the verb was carried out; its reasons against it stand in the form otherwise."""
    try:
        do()
    except Refused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return False
    return True


@never_cache
@sensitive_post_parameters()
def enter(request: HttpRequest, key: str) -> HttpResponse:
    """Enter one line."""
    register = register_of(request, key)
    form = EntryForm(register, queries.units_kept_by(request.user), request.POST or None)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.check(form.cleaned_data["unit"], today=timezone.localdate())
    ):
        unit, given, now = form.cleaned_data["unit"], form.given, timezone.now()
        if _done(form, lambda: actions.enter(register, unit, given=given, by=request.user, at=now)):
            messages.success(request, "已登记。")
            return redirect("registers_desk:entries", key)
    context = {"register": register, "form": form, "title": f"登记{register.label}", "button": "登记"}
    return render(request, "registers/desk/form.html", context, status=422 if form.errors else 200)


def _entry(request: HttpRequest, key: str, pk: int) -> tuple[Register, RegisterEntry]:
    register = register_of(request, key)
    return register, get_object_or_404(queries.entries_within_reach(request.user, register), pk=pk)


@never_cache
def entry(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """One line: everything that is known, what of it the public reads, what happened to it."""
    register, found = _entry(request, key, pk)
    whole, public = found.whole(), queries.open_values(found)
    rows = [
        {"field": field, "value": whole[field.code], "public": public.get(field.label, "")}
        for field in register.fields
        if whole.get(field.code)
    ]
    context = {
        "register": register,
        "entry": found,
        "rows": rows,
        "standing": queries.standing_of(found),
        "differs": queries.says_otherwise(found),
        "versions": queries.versions_of(found) if register.history else [],
        "may_keep": queries.may_keep(request.user, found.organisation),
        "form": WithholdForm(initial={"reason": found.withheld_reason}),
        "events": [
            {"title": EVENTS.get(event.name, event.name), "at": event.at, "who": event.by or "系统"}
            for event in Event.objects.about(found).select_related("by")
        ],
    }
    return render(request, "registers/desk/entry.html", context)


@never_cache
@sensitive_post_parameters()
def correct(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Correct a line; a public text is drafted anew and goes to review."""
    register, found = _entry(request, key, pk)
    form = EntryForm(register, queries.units_kept_by(request.user), request.POST or None, entry=found)
    if request.method == "POST" and form.is_valid() and form.check(found.organisation, today=timezone.localdate()):
        given, now = form.given, timezone.now()
        if _done(form, lambda: actions.correct(found, given=given, by=request.user, at=now)):
            words = "已更正。公开稿已改为新的内容，请送审；审核通过前，公众看到的仍是原来的内容。"
            messages.success(request, words if found.item_id else "已更正。")
            return redirect("registers_desk:entry", key, pk)
    context = {"register": register, "form": form, "title": f"更正 {found.doc_no}", "button": "更正", "entry": found}
    return render(request, "registers/desk/form.html", context, status=422 if form.errors else 200)


@never_cache
def replace(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Enter a new version of a line whose earlier ones stay readable."""
    register, found = _entry(request, key, pk)
    form = EntryForm(register, queries.units_kept_by(request.user), request.POST or None, entry=found)
    if request.method == "POST" and form.is_valid() and form.check(found.organisation, today=timezone.localdate()):
        given, now = form.given, timezone.now()
        if _done(form, lambda: actions.replace(found, given=given, by=request.user, at=now)):
            messages.success(request, "已登记新的版本。公开后，旧版标明执行至何日，仍可查询。")
            return redirect("registers_desk:entries", key)
    context = {"register": register, "form": form, "title": f"变更 {found.doc_no}", "button": "登记新的版本"}
    return render(request, "registers/desk/form.html", context, status=422 if form.errors else 200)


@require_POST
def withhold(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    """Note that a line is not for the public, or undo it."""
    _, found = _entry(request, key, pk)
    try:
        actions.withhold(found, reason=request.POST.get("reason", "")[:200], by=request.user, at=timezone.now())
        messages.success(request, "已保存。")
    except Refused as refusal:
        messages.error(request, "；".join(refusal.reasons))
    return redirect("registers_desk:entry", key, pk)
