"""The case as its applicant sees it: found again, where it stands, what is asked of them, the reply."""

from __future__ import annotations

from contextlib import suppress

from django.conf import settings
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.applications import actions, queries
from gongkai.applications.choices import State
from gongkai.applications.forms import AnswerForm, FindForm, RatingForm, WithdrawForm
from gongkai.applications.handing import as_file
from gongkai.applications.models import Case, CaseAttachment
from gongkai.applications.queries.acts import OF_THE_APPLICANT
from gongkai.applications.rules.intake import RATINGS
from gongkai.applications.states import APPLICANT, LIFE
from gongkai.applications.views.frame import APPLY, HOME, OPENED, clock, due_in_words, opened, remember
from gongkai.lib.dates import formal
from gongkai.lib.refusal import Refused
from gongkai.orgs.tally import count, counted

TRIES, TRIES_OF_ADDRESS = 5, 30  # wrong codes for one number, and in all, from one address
PER_PAGE = 20
WAIT = 15 * 60  # seconds after which one may try again


@never_cache
def status(request: HttpRequest) -> HttpResponse:
    """Find a case by number and code; guessing is stopped."""
    form = FindForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        found = _found(form, request.META["REMOTE_ADDR"])
        if found:
            remember(request, OPENED, found.number)
            return redirect("applications:case", found.number)
    context = {"form": form, "crumbs": [HOME, APPLY, ("查询进度", None)]}
    return render(request, "applications/status.html", context, status=422 if form.errors else 200)


def _found(form: FindForm, address: str) -> Case | None:
    """The case of that number and code; None with the reason in the form, also when too many codes were wrong."""
    number = form.cleaned_data["number"]
    limits = {f"case-tries-{address}-{queries.plain(number)}": TRIES, f"case-tries-{address}": TRIES_OF_ADDRESS}
    if any(counted(key) >= limit for key, limit in limits.items()):
        form.add_error(None, "多次输入有误，请15分钟后再试，或者拨打受理机关的电话查询。")
        return None
    found = queries.found(number, form.cleaned_data["code"])
    if found is None:
        for key in limits:
            count(key, WAIT)
        form.add_error(None, "没有找到该申请，请核对回执上的受理编号和查询码。")
    return found


@never_cache
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """The applications of this account, and those opened in this browser by number and code."""
    has_opened = request.session.get(OPENED, [])
    cases = queries.own_cases(request.user, has_opened)
    page = Paginator(cases, PER_PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "has_opened": has_opened, "crumbs": [HOME, APPLY, ("我的申请", None)]}
    return render(request, "applications/mine.html", context)


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Close every case that this visitor opened, for a computer that others use too."""
    request.session.pop(OPENED, None)
    return redirect("applications:status")


@never_cache
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """One case as its applicant sees it: where it stands, what happened, what is asked of them."""
    return _case_page(request, opened(request, number))


def _case_page(request: HttpRequest, found: Case, form: AnswerForm | None = None) -> HttpResponse:
    asked = OF_THE_APPLICANT.get(State(found.state))
    context = {
        "case": found,
        "rows": _rows(found),
        "wanted": queries.wanted_from_applicant(found),
        "paused": found.is_paused(timezone.localdate()),
        "events": queries.timeline_for_applicant(found),
        "days_left": queries.days_left(found, timezone.localdate()),
        "asked": asked,
        "form": form or (AnswerForm(lacks=_lacking(found)) if asked else None),
        "letters": queries.letters_to_applicant(found),
        "rating": _rating(found),
        "rated": RATINGS.get(found.satisfaction or 0, ""),
        "may_withdraw": _is_applicants("withdraw", found),
        "crumbs": [HOME, APPLY, ("办理进度", None)],
        **clock(found),
    }
    return render(request, "applications/case.html", context, status=422 if form else 200)


def _rating(found: Case) -> RatingForm | None:
    """The question how satisfied the applicant is, once the answer is out and until it is answered."""
    return RatingForm() if found.dispatched_on and found.satisfaction is None else None


@never_cache
@require_POST
def rate(request: HttpRequest, number: str) -> HttpResponse:
    """How satisfied the applicant is: once, after the answer."""
    found, form = opened(request, number), RatingForm(request.POST)
    if form.is_valid():
        with suppress(Refused):  # pressed twice: the first time counts
            actions.rate(found, **form.cleaned_data, at=timezone.now())
    return redirect("applications:case", number)


def _rows(found: Case) -> list[tuple[str, str]]:
    closed = [("办理结果", found.outcome_label)] if found.closed_on else []
    return [
        ("受理编号", found.number),
        ("受理机关", found.organisation.name),
        ("收到日期", formal(found.received_on) if found.received_on else ""),
        ("最迟答复日期", due_in_words(found)),
        ("当前状态", found.state_label),
        *closed,
    ]


def _is_applicants(verb: str, found: Case) -> bool:
    """Whether this verb is the applicant's to take from where the case stands."""
    return verb in LIFE.verbs(found.state) and APPLICANT in LIFE.step(found.state, verb).by


@never_cache
@require_POST
def answer(request: HttpRequest, number: str) -> HttpResponse:
    """The applicant corrects the application, or gives the reasons that were asked for."""
    found = opened(request, number)
    form = AnswerForm(request.POST, lacks=_lacking(found))
    if form.is_valid():
        try:
            _answered(found, form)
            return redirect("applications:case", number)
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
    return _case_page(request, found, form)


def _lacking(found: Case) -> list[str]:
    """What the application lacks, where it is to be corrected; reasons ask for nothing else."""
    return queries.lacks_of(found) if found.state == State.CORRECTION_PENDING else []


def _answered(found: Case, form: AnswerForm) -> None:
    """One act, by what the case waits for."""
    text = form.cleaned_data["text"]
    if found.state == State.REASON_PENDING:
        actions.receive_reason(found, text=text, by=None, at=timezone.now())
    else:
        actions.receive_correction(found, answer=text, filled=form.filled(), by=None, at=timezone.now())


@never_cache
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    """The applicant takes the application back, after being asked once more."""
    found, form = opened(request, number), WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw(found, reason=form.cleaned_data["reason"], by=None, at=timezone.now())
            return redirect("applications:case", number)
        except Refused as refusal:
            for reason in refusal.reasons:
                form.add_error(None, reason)
    context = {"case": found, "form": form, "crumbs": [HOME, APPLY, ("撤回申请", None)]}
    return render(request, "applications/withdraw.html", context, status=422 if form.errors else 200)


@never_cache
@require_safe
def reply(request: HttpRequest, number: str) -> HttpResponse:
    """The reply, once it was sent: on a page to print, or as a file (`?form=pdf`, `docx`, `text`)."""
    found = opened(request, number)
    if found.dispatched_on is None:
        raise Http404
    letter = queries.letter_of(found)
    form = request.GET.get("form", "")
    if form:
        return as_file(letter, {"text": "txt"}.get(form, form), name=found.number)
    files = [
        {
            "url": reverse("applications:reply_file", args=[number, bound.pk]),
            "title": bound.file.name,
            "kind": bound.file.name.rpartition(".")[2],
            "size": bound.file.size,
        }
        for bound in queries.answer_files(found)
    ]
    context = {
        "case": found,
        "letter": letter,
        "files": files,
        "review_url": settings.GONGKAI_APPLY["review_url"],
        "crumbs": [HOME, APPLY, ("答复", None)],
    }
    return render(request, "applications/reply.html", context)


@never_cache
@require_safe
def letter(request: HttpRequest, number: str, pk: int, form: str) -> HttpResponse:
    """One letter to the applicant, as Word or PDF."""
    bound = get_object_or_404(queries.letters_to_applicant(opened(request, number)), pk=pk)
    return as_file(queries.kept(bound), form, name=f"{number}-{pk}")


@never_cache
@require_safe
def reply_file(request: HttpRequest, number: str, pk: int) -> FileResponse:
    """One file of the reply, once it was sent."""
    found = opened(request, number)
    if found.dispatched_on is None:
        raise Http404
    return handed_out(get_object_or_404(queries.answer_files(found), pk=pk))


def handed_out(attachment: CaseAttachment) -> FileResponse:
    """The bytes of a file, to be saved under its own name."""
    file = attachment.file
    response = FileResponse(
        file.file.open("rb"), as_attachment=True, filename=file.name, content_type=file.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response
