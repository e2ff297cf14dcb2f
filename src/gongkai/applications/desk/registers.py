"""The registers beside the cases: lists, what is entered into them, and what may be done with a line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.applications import actions, queries
from gongkai.applications.choices import ConversionState, RecordState
from gongkai.applications.desk import register_forms as forms
from gongkai.applications.desk.views import worker
from gongkai.applications.handing import as_file
from gongkai.applications.models import CalendarNotice, Case, Complaint, Conversion, RecordCorrection, Remedy
from gongkai.applications.rules.appeals import ANEW
from gongkai.applications.rules.letter import Letter
from gongkai.applications.states import OFFICE
from gongkai.lib.dates import formal
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Person
from gongkai.orgs.permissions import reach
from gongkai.orgs.queries import county

PER_PAGE = 50
TRIED_FIRST = frozenset({"enter_notice", "correct_notice", "void_notice"})  # what they would move is shown first
Shown = tuple[str, str, str]  # what, how it stands, by when


@dataclass(frozen=True)
class Register:
    """One register: its lines, how one is shown, what is entered, and what may be done with a line."""

    title: str
    article: str
    rows: Callable[[Person], QuerySet]
    shown: Callable[[Any], Shown]
    verbs: Callable[[Any], dict[str, tuple[str, type[forms.RegisterForm]]]]
    enter: tuple[str, str, type[forms.RegisterForm]] | None = None  # verb, label, form
    letter: Callable[[Any], Letter] | None = None  # what a line that has one is told by


def _within(model: Any, person: Person) -> QuerySet:
    return model.objects.filter(reach(person, set(OFFICE), "organisation")).select_related("organisation")


def _remedy(one: Remedy) -> Shown:
    until = "" if one.responded_on or not one.respond_until else f"{formal(one.respond_until)}前答复"
    state = one.get_decision_display() or one.get_result_display()
    said = (one.get_kind_display(), one.body, one.docket, str(one.case or ""))
    return "　".join(part for part in said if part), state, until


def _remedy_verbs(one: Remedy) -> dict[str, tuple[str, type[forms.RegisterForm]]]:
    verbs: dict[str, tuple[str, type[forms.RegisterForm]]] = {}
    if one.decided_on is None:
        verbs = {"decide_remedy": ("登记结果", forms.DecideForm)}
        if one.responded_on is None:
            verbs = {"respond": ("登记答复", forms.RespondForm)} | verbs
    elif one.case_id and one.decision in ANEW:
        verbs = {"remand": ("重新办理", forms.RemandForm)}
    return verbs


REGISTERS: dict[str, Register] = {
    "remedies": Register(
        "行政复议、行政诉讼",
        "行政复议法、行政诉讼法",
        lambda person: _within(Remedy, person).select_related("case").order_by("-filed_on", "-pk"),
        _remedy,
        _remedy_verbs,
        ("file_remedy", "登记复议、诉讼", forms.RemedyForm),
    ),
    "complaints": Register(
        "投诉举报",
        "条例第四十七条、第五十一条",
        lambda person: _within(Complaint, person),
        lambda one: (f"{one.organisation.short_name}：{one.text[:60]}", one.get_result_display() or "办理中", ""),
        lambda one: {} if one.resolved_on else {"resolve_complaint": ("办结", forms.ResolveForm)},
        ("receive_complaint", "登记投诉", forms.ComplaintForm),
    ),
    "records": Register(
        "更正自身信息记录",
        "条例第四十一条",
        lambda person: _within(RecordCorrection, person),
        lambda one: (one.record[:60], f"{one.get_state_display()}　{one.reply_no}".strip(), ""),
        lambda one: (
            {"decide_record_request": ("告知结果", forms.RecordDecisionForm)} if one.state == RecordState.OPEN else {}
        ),
        ("receive_record_request", "登记更正申请", forms.RecordForm),
        queries.kept,
    ),
    "conversions": Register(
        "转主动公开建议",
        "条例第四十四条",
        lambda person: _within(Conversion, person),
        lambda one: (
            one.title[:60],
            one.get_state_display(),
            f"{formal(one.publish_until)}前公开" if one.publish_until else "",
        ),
        lambda one: (
            {"decide_conversion": ("审核", forms.ConversionForm)} if one.state == ConversionState.SUGGESTED else {}
        ),
    ),
    "denials": Register(
        "不予公开信息定期评估",
        "条例第十八条",
        lambda person: queries.denials_to_review(_within(Case, person), timezone.localdate()),
        lambda one: (
            f"{one.number}　{one.description[:40]}",
            f"{one.outcome_label}，{formal(one.dispatched_on)}答复",
            "答复或者上次评估已满一年",
        ),
        lambda one: {"review_denial": ("评估", forms.DenialForm)},
    ),
    "holidays": Register(
        "节假日安排",
        "全国年节及纪念日放假办法",
        lambda person: CalendarNotice.objects.order_by("-pk"),
        lambda one: (
            one.source,
            f"{one.year}年" + (f"　已作废：{one.void_reason}" if one.voided_at else ""),
            one.region or "全国",
        ),
        lambda one: (
            {}
            if one.voided_at
            else {"correct_notice": ("更正", forms.CorrectNoticeForm), "void_notice": ("作废", forms.VoidForm)}
        ),
        ("enter_notice", "录入节假日安排", forms.NoticeForm),
    ),
}


def _register(request: HttpRequest, kind: str) -> tuple[Person, Register]:
    person = worker(request)
    if kind not in REGISTERS:
        raise Http404
    if not any(person.has_role(role, county()) or role in person.roles() for role in OFFICE):
        raise PermissionDenied
    return person, REGISTERS[kind]


@never_cache
def index(request: HttpRequest, kind: str) -> HttpResponse:
    """One register, the latest first, with what may be done with each line."""
    person, register = _register(request, kind)
    page = Paginator(register.rows(person), PER_PAGE).get_page(request.GET.get("page"))
    rows = [(one, register.shown(one), register.verbs(one)) for one in page]
    others = [(key, one.title) for key, one in REGISTERS.items()]
    context = {"register": register, "kind": kind, "rows": rows, "page": page, "registers": others}
    context["has_letters"] = register.letter is not None
    return render(request, "applications/desk/register_list.html", context)


@never_cache
def letter(request: HttpRequest, kind: str, pk: int, form: str) -> HttpResponse:
    """The letter of a line, as Word or PDF."""
    person, register = _register(request, kind)
    one = get_object_or_404(register.rows(person), pk=pk)
    if register.letter is None or not one.letter:
        raise Http404
    return as_file(register.letter(one), form, name=f"{kind}-{pk}")


@never_cache
def enter(request: HttpRequest, kind: str) -> HttpResponse:
    """Enter a line; a holiday notice first shows which due days it would move."""
    person, register = _register(request, kind)
    if register.enter is None:
        raise Http404
    verb, label, form_class = register.enter
    form = form_class(person, request.POST if request.method == "POST" else None)
    context = {"register": register, "kind": kind, "form": form, "label": label, "dry_run": verb in TRIED_FIRST}
    if request.method == "POST" and form.is_valid():
        if verb in TRIED_FIRST and "apply" not in request.POST:
            context["moves"] = queries.moves(form.arguments()["notice"])
        elif _done(request, lambda given: getattr(actions, verb)(**given), form, label):
            return redirect("applications_desk:register_list", kind)
    return render(request, "applications/desk/register_form.html", context, status=422 if form.errors else 200)


@never_cache
def act(request: HttpRequest, kind: str, pk: int, verb: str) -> HttpResponse:
    """One act on a line."""
    person, register = _register(request, kind)
    one = get_object_or_404(register.rows(person), pk=pk)
    verbs = register.verbs(one)
    if verb not in verbs:
        raise Http404
    label, form_class = verbs[verb]
    form = form_class(person, request.POST if request.method == "POST" else None)
    form.begin_with(one)
    context = {"register": register, "kind": kind, "form": form, "label": label, "one": register.shown(one)}
    context["dry_run"] = verb in TRIED_FIRST
    if request.method == "POST" and form.is_valid():
        if verb in TRIED_FIRST and "apply" not in request.POST:
            context["moves"] = queries.moves(form.arguments().get("notice"), without=one.pk)
        elif _done(request, lambda given: getattr(actions, verb)(one, **given), form, label):
            return redirect("applications_desk:register_list", kind)
    return render(request, "applications/desk/register_form.html", context, status=422 if form.errors else 200)


def _done(request: HttpRequest, do: Callable[[dict[str, Any]], Any], form: forms.RegisterForm, label: str) -> bool:
    """Whether the verb was carried out; its reasons against it stand in the form otherwise."""
    try:
        do(form.arguments() | {"by": request.user, "at": timezone.now()})
    except Refused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return False
    messages.success(request, f"已办理：{label}。")
    return True
