"""Towards an application: the guide, the question which way to go, the form, drafts, the receipt."""

from __future__ import annotations

import json
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from gongkai.applications import actions, pace, queries
from gongkai.applications.choices import Channel, LetterKind
from gongkai.applications.forms import ApplyForm, DraftCodeForm
from gongkai.applications.handing import as_file
from gongkai.applications.models import ApplicationDraft, Case
from gongkai.applications.rules.intake import DRAFT_DAYS
from gongkai.applications.views.frame import APPLY, HOME, OPENED, clock, due_in_words, opened, remember
from gongkai.lib.dates import formal
from gongkai.lib.refusal import Refused
from gongkai.orgs.models import Organisation

KEYS = "apply_keys"  # session: showings of the form that may each become one case
NOT_KEPT = frozenset(
    {"csrfmiddlewaretoken", "key", "mark", "proof", "save", "look", "draft"}
)  # no words of the applicant
WAYS = {  # what somebody comes for → where it goes (条例第三十九条、第四十一条、第三十六条第（七）项)
    "information": "/apply/new/",
    "complaint": "/mailbox/",
    "own_records": "/apply/#own-records",
    "registry": "/apply/#registry",
}


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """How to apply, from the organ's own particulars (条例第十二条), and where other questions go."""
    context = {
        "organs": Organisation.objects.reporting().order_by("path"),
        "channels": [Channel(name) for name in settings.GONGKAI_APPLY["channels"]],
        "complaint": settings.GONGKAI_APPLY["complaint"],
        "crumbs": [HOME, ("依申请公开", None)],
    }
    return render(request, "applications/guide.html", context)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """From what somebody comes for to where it is dealt with; an application where that is not said."""
    return redirect(WAYS.get(request.GET.get("for", ""), "/apply/new/"))


@never_cache
def new(request: HttpRequest) -> HttpResponse:
    """The application form: in, one act, and out to the receipt; the same showing never makes two cases."""
    if request.method != "POST":
        return _form_page(request, ApplyForm(initial={"organisation": request.GET.get("unit"), **_fresh(request)}))
    posted = _with_known_key(request)
    if "look" in posted:
        return _form_page(request, _as_typed(posted), looked=True)
    if "save" in posted:
        return _saved(request, posted)
    form = ApplyForm(posted, request.FILES)
    if form.is_valid() and (case := _submitted(request, form)):
        remember(request, OPENED, case.number)
        return redirect("applications:receipt", case.number)
    posted["mark"], posted["proof"] = pace.shown(posted["key"]), ""
    form.data = posted
    return _form_page(request, form)


def _form_page(request: HttpRequest, form: ApplyForm, **more: Any) -> HttpResponse:
    described = str(form["description"].value() or "")
    context = {
        "form": form,
        "had_files": bool(request.FILES),
        "similar": queries.similar_to(described) if described else None,
        "challenge": json.dumps(work) if (work := pace.challenge(request.META["REMOTE_ADDR"])) else "",
        "draft": request.POST.get("draft", ""),
        "crumbs": [HOME, APPLY, ("填写申请", None)],
        **more,
    }
    return render(request, "applications/new.html", context, status=422 if form.errors else 200)


def _as_typed(posted: Any) -> ApplyForm:
    """The form with what was typed so far, unchecked."""
    return ApplyForm(initial={**posted.dict(), "mark": pace.shown(posted["key"])})


def _saved(request: HttpRequest, posted: Any) -> HttpResponse:
    """Keep what was typed as a draft, show its code, and go on with the form."""
    typed = {name: value for name, value in posted.dict().items() if name not in NOT_KEPT and value}
    draft = actions.save_draft(typed, code=posted.get("draft", ""), at=timezone.now())
    return _form_page(request, _as_typed(posted), draft=draft.code, saved=_until(draft))


def _until(draft: ApplicationDraft) -> str:
    return formal(timezone.localdate(draft.saved_at + timedelta(days=DRAFT_DAYS)))


@never_cache
def draft(request: HttpRequest) -> HttpResponse:
    """Go on with a draft, by its code."""
    form = DraftCodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = queries.plain(form.cleaned_data["code"])
        content = queries.draft_content(code, timezone.now() - timedelta(days=DRAFT_DAYS))
        if content is not None:
            return _form_page(request, ApplyForm(initial={**content, **_fresh(request)}), draft=code)
        form.add_error("code", f"没有找到该草稿，请核对草稿码；草稿保存{DRAFT_DAYS}天。")
    context = {"form": form, "crumbs": [HOME, APPLY, ("继续填写草稿", None)]}
    return render(request, "applications/draft.html", context, status=422 if form.errors else 200)


@never_cache
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """What is like the description that is being typed, as a piece of the page."""
    similar = queries.similar_to(request.POST.get("description", "")[:5000])
    return render(request, "applications/_similar.html", {"similar": similar})


def _submitted(request: HttpRequest, form: ApplyForm) -> Case | None:
    """The case made from this form, now or when it was sent before; None with the reasons in the form."""
    given, address = form.cleaned_data, request.META["REMOTE_ADDR"]
    key = given["key"]
    if case := queries.with_key(key):
        return case
    try:
        if reasons := pace.why_not_now(address, key=key, mark=given["mark"], proof=given["proof"]):
            raise Refused(reasons)
        case = actions.submit(
            form.application(),
            organisation=given["organisation"],
            files=given["files"],
            key=key,
            account=request.user if request.user.is_authenticated else None,
            at=timezone.now(),
        )
        pace.count(address)
        return case
    except IntegrityError:
        return queries.with_key(key)
    except Refused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return None


def _fresh(request: HttpRequest) -> dict[str, str]:
    """A key for one more showing of the form, and the mark of when it was shown."""
    key = secrets.token_urlsafe(24)
    remember(request, KEYS, key)
    return {"key": key, "mark": pace.shown(key)}


def _with_known_key(request: HttpRequest) -> Any:
    """What was posted; a key that this session was not given is replaced by a fresh one."""
    posted = request.POST.copy()
    if posted.get("key") not in request.session.get(KEYS, []):
        posted.update(_fresh(request))
    return posted


@never_cache
@require_safe
def receipt(request: HttpRequest, number: str) -> HttpResponse:
    """The receipt: number, query code, day of receipt, and how the expected answer day comes about."""
    case = opened(request, number)
    rows = [
        ("收到日期", formal(case.received_on) if case.received_on else "待与您确认"),
        ("最迟答复日期", due_in_words(case)),
        ("受理机关", f"{case.organisation.name}，{case.organisation.phone}"),
        ("投诉渠道", settings.GONGKAI_APPLY["complaint"]),
    ]
    if request.GET.get("form") in {"pdf", "docx"} and (bound := case.letters.filter(kind=LetterKind.RECEIPT).first()):
        return as_file(queries.kept(bound), request.GET["form"], name=case.number)
    context = {"case": case, "rows": rows, "crumbs": [HOME, APPLY, ("收件回执", None)], **clock(case)}
    return render(request, "applications/receipt.html", context)
