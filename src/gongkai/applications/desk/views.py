"""The desk's pages: what must happen next, one case, one act, the counter."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.applications import actions, queries
from gongkai.applications.choices import Outcome
from gongkai.applications.desk.forms import (
    ActForm,
    DraftForm,
    FilterForm,
    RevealForm,
    outcomes,
)
from gongkai.applications.desk.intake_forms import RegistrationForm
from gongkai.applications.desk.office_forms import FORMS
from gongkai.applications.models import Case, CaseAttachment
from gongkai.applications.rules.intake import SIGNED_FOR
from gongkai.applications.rules.letter import Letter
from gongkai.applications.rules.privacy import masked
from gongkai.applications.states import NEXT, OFFICE
from gongkai.applications.tables import ELEMENTS
from gongkai.applications.views import due_in_words, handed_out
from gongkai.lib.dates import formal
from gongkai.lib.refusal import Refused
from gongkai.lib.workdays import WorkCalendar

PER_PAGE = 50
HIDDEN = "申请人A"
READ_FIRST = frozenset({"pass_secrecy", "pass_legality", "approve", "send"})  # what goes out is read on the same page


def worker(request: HttpRequest) -> Any:
    """The person at the desk; refused to those whose roles meet no cases."""
    if not queries.works_on_cases(request.user):
        raise PermissionDenied
    return request.user


def within_reach(request: HttpRequest, pk: int) -> Case:
    """The case, if this person may see it; 404 otherwise, as for one that does not exist."""
    return get_object_or_404(queries.cases_of(worker(request)), pk=pk)


@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """What must happen next, the person's own turn first; or, with a filter, the cases that it leaves."""
    person, form = worker(request), FilterForm(request.GET)
    wanted = form.wanted()
    fields = form.bar(timezone.localdate())
    context = {"fields": fields, "query": wanted.get("q", ""), "may_register": person.roles() & set(OFFICE)}
    return render(request, "applications/desk/index.html", context | _listed(request, person, wanted))


def _listed(request: HttpRequest, person: Any, wanted: dict[str, Any]) -> dict[str, Any]:
    """One page of what the filter leaves, or the groups, with the total."""
    days = queries.calendar()
    if wanted:
        page = Paginator(queries.filtered(person, **wanted), PER_PAGE).get_page(request.GET.get("page"))
        rows = [_row(case, days) for case in page]
        listed = {"page": page, "rows": rows, "total": page.paginator.count, "clear_url": request.path}
        return listed | {"at_once": queries.acts_at_once(person, wanted.get("state", "")), "all": "all" in request.GET}
    groups = queries.groups_for(person)
    rows_of = [
        (group, [_row(case, days) for case in group.cases], queries.acts_at_once(person, group.state))
        for group in groups
    ]
    return {"groups": rows_of, "total": sum(group.total for group in groups)}


def _row(case: Case, days: WorkCalendar | None = None) -> dict[str, Any]:
    """One line of a list: subject, number, unit, what is left of the time, and what must happen next."""
    return {
        "case": case,
        "unit": (case.handling_unit or case.organisation).short_name,
        "days": queries.days_left(case, timezone.localdate(), days),
        "closed": not case.is_open,
        "paused": case.is_paused(timezone.localdate()),
        "next": NEXT.get(case.state, "—"),
    }


@never_cache
def case(request: HttpRequest, pk: int) -> HttpResponse:
    """One case: facts, lawful next acts, the draft, what happened, and the clock day by day."""
    found = within_reach(request, pk)
    return render(request, "applications/desk/case.html", _case_context(request, found))


def _case_context(request: HttpRequest, found: Case, **more: Any) -> dict[str, Any]:
    clock = queries.clock_of(found)
    knows = queries.sees_applicant(request.user, found)
    acts = queries.acts_for(found, request.user, timezone.now())
    return {
        "case": found,
        "row": _row(found),
        "facts": _facts(found),
        "lacks": [ELEMENTS[key].label for key in queries.lacks_of(found)],
        "was_corrected": hasattr(found, "correction") and found.correction.received_on is not None,
        "knows_applicant": knows,
        "applicant": _applicant(found) if knows else [("申请人", f"{HIDDEN}（{found.applicant_kind_label}）")],
        "acts": acts,
        "refused": [act for act in acts if act.why_not],
        "letter": queries.letter_of(found, addressee=None if knows else HIDDEN) if found.reply else None,
        "files": _files(found, knows),
        "consultations": found.consultations.all(),
        "events": queries.timeline_for_officers(found, knows_applicant=knows),
        "days": queries.day_sheet(clock) if clock else [],
        "notices": found.notices.all() if knows else [],
        "reveal": RevealForm(),
        **more,
    }


def _facts(found: Case) -> list[tuple[str, str]]:
    rows = [
        ("受理编号", found.number),
        ("受理机关", found.organisation.name),
        ("承办部门", found.handling_unit.name if found.handling_unit else "未交办"),
        ("状态", found.state_label),
        ("渠道", found.get_channel_display()),
        ("收到日期", formal(found.received_on) if found.received_on else "待与申请人确认"),
        ("答复期限", due_in_words(found)),
        ("形式要求", f"{found.get_delivery_medium_display()}，{found.get_delivery_method_display()}"),
        ("需要的帮助", found.assistance_need or "无"),
    ]
    if found.due_on != found.due_on_national and found.due_on_national:
        rows.insert(7, ("全国口径期限", f"{formal(found.due_on_national)}（未计地方节假日，作预警线）"))
    return rows + [("办理结果", found.outcome_label)] if found.outcome else rows


def _applicant(found: Case) -> list[tuple[str, str]]:
    """Who applied, for those who need to know; the identity number stays masked."""
    agent = [("委托代理人", f"{found.agent_name}，{masked(found.agent_identity)}")] if found.agent_name else []
    return [
        ("申请人", f"{found.applicant_name or '（来件未写明）'}（{found.applicant_kind_label}）"),
        ("身份证明号码", masked(found.identity_no)),
        *agent,
        ("联系方式", "，".join(part for part in (found.contact, found.email, found.address) if part)),
        ("查询码", found.query_code),
    ]


def _files(found: Case, knows: bool) -> list[CaseAttachment]:
    """The files this person may open: those of the answer, and the applicant's own only with the applicant."""
    bound = found.attachments.select_related("file").order_by("pk")
    return list(bound if knows else bound.filter(is_answer=True))


@never_cache
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the identity number in full, once, with the reason in the ledger."""
    found, form = within_reach(request, pk), RevealForm(request.POST or None)
    shown = ""
    if request.method == "POST" and form.is_valid():
        try:
            shown = actions.reveal_identity(found, by=request.user, at=timezone.now(), **form.cleaned_data)
        except Refused as refusal:
            _show(form, refusal)
    return render(request, "applications/desk/case.html", _case_context(request, found, reveal=form, identity=shown))


@never_cache
def file(request: HttpRequest, pk: int, file_pk: int) -> FileResponse:
    """One file of a case, for those who may open it."""
    found = within_reach(request, pk)
    for bound in _files(found, queries.sees_applicant(request.user, found)):
        if bound.pk == file_pk:
            return handed_out(bound)
    raise Http404


@never_cache
def act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """One act on a case: its form, or the act itself and back to the case."""
    found = within_reach(request, pk)
    if verb not in FORMS:
        raise Http404
    if verb == "draft" and not _outcome(request):
        return render(request, "applications/desk/outcome.html", {"case": found, "outcomes": outcomes()})
    form = _form(request, found, verb)
    step = next((one for one in queries.acts_for(found, request.user, timezone.now()) if one.verb == verb), None)
    if request.method == "POST" and form.is_valid() and _done(request, found, verb, form):
        return redirect("applications_desk:case", pk)
    context = {"case": found, "verb": verb, "label": queries.label_of(verb), "form": form, "act": step}
    context["had_files"] = bool(request.FILES)
    context["letter"] = _letter_to_read(request, found) if verb in READ_FIRST else None
    return render(request, "applications/desk/act.html", context, status=422 if form.errors else 200)


def _letter_to_read(request: HttpRequest, found: Case) -> Letter | None:
    """The reply as it would go out, for whoever reviews or signs it; the applicant only for those who know them."""
    knows = queries.sees_applicant(request.user, found)
    return queries.letter_of(found, addressee=None if knows else HIDDEN) if found.reply else None


def _outcome(request: HttpRequest) -> str:
    """The outcome chosen in the address; nothing where it is none."""
    chosen = request.GET.get("outcome", "")
    return chosen if chosen in dict(outcomes()) else ""


def _form(request: HttpRequest, found: Case, verb: str) -> ActForm:
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    if verb == "draft":
        outcome, _, because = _outcome(request).partition(".")
        return DraftForm(found, *given, outcome=Outcome(outcome), because=because)
    return FORMS[verb](found, *given)


def _done(request: HttpRequest, found: Case, verb: str, form: ActForm) -> bool:
    """Whether the verb was carried out; its reasons against it stand in the form otherwise."""
    try:
        getattr(actions, verb)(found, **form.arguments(), by=request.user, at=timezone.now())
    except Refused as refusal:
        _show(form, refusal)
        return False
    messages.success(request, f"已办理：{queries.label_of(verb)}。")
    return True


def _show(form: Any, refusal: Refused) -> None:
    for reason in refusal.reasons:
        form.add_error(None, reason)


@never_cache
def register(request: HttpRequest) -> HttpResponse:
    """The counter: register what is received the day it arrives, log what has to be confirmed first."""
    person = worker(request)
    if not person.roles() & set(OFFICE):
        raise PermissionDenied
    given = (request.POST, request.FILES) if request.method == "POST" else ()
    form = RegistrationForm(person, *given)
    if request.method == "POST" and form.is_valid():
        try:
            found = _registered(request, form)
            messages.success(request, f"已登记，受理编号{found.number}，查询码{found.query_code}。")
            return redirect("applications_desk:case", found.pk)
        except Refused as refusal:
            _show(form, refusal)
    return render(request, "applications/desk/register.html", {"form": form}, status=422 if form.errors else 200)


def _registered(request: HttpRequest, form: RegistrationForm) -> Case:
    given = form.cleaned_data
    facts = {name: given[name] for name in ("organisation", "channel", "arrived_on", "files")}
    facts |= {"by": request.user, "at": timezone.now()}
    if given["channel"] in SIGNED_FOR:
        return actions.register(form.application(), read_back=given["read_back"], **facts)
    return actions.log_arrival(form.application(), **facts)
