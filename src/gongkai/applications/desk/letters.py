"""The letters of a case at the desk: to save as Word or PDF, and the proof that each was served."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.applications import actions, queries
from gongkai.applications.choices import ServiceWay
from gongkai.applications.desk.forms import Day, Line, choice
from gongkai.applications.desk.views import HIDDEN, within_reach
from gongkai.applications.handing import as_file
from gongkai.applications.letters.filling import addressed_to
from gongkai.applications.models import ArchivePackage, Case, CaseLetter
from gongkai.applications.queries.letters import kept, proof_of_service, registration_form, secrecy_form
from gongkai.applications.rules.letter import Letter
from gongkai.lib.refusal import Refused

FORMS_OF_A_CASE = {"registration": registration_form, "secrecy": secrecy_form}


class ServiceForm(forms.Form):
    """How a letter went out and when it arrived."""

    way = choice("送达方式", ServiceWay)
    dispatched_on = Day("交邮或者发出日期", required=True)
    served_on = Day("送达日期", help_text="还没有送达的不填；救济期限自送达之日起算")
    receiver = Line("签收人及与受送达人的关系", help_text="例如：赵某（本人）；收发室")
    tracking_no = Line("邮件号码（邮寄）", max_length=40)
    refused_because = Line("拒收事由（留置）")
    witness = Line("见证人（留置）")


@never_cache
def letters(request: HttpRequest, pk: int) -> HttpResponse:
    """Every letter of a case, with when it was dispatched and served."""
    found = within_reach(request, pk)
    package = ArchivePackage.objects.filter(case=found).first()
    context = {"case": found, "letters": _seen(request, found), "knows": _knows(request, found), "package": package}
    return render(request, "applications/desk/letters.html", context)


def _knows(request: HttpRequest, found: Case) -> bool:
    return queries.sees_applicant(request.user, found)


def _seen(request: HttpRequest, found: Case) -> list[CaseLetter]:
    """The letters this person may open: receipts tell the query code, so only those who know the applicant see them."""
    bound = found.letters.all()
    return list(bound if _knows(request, found) else bound.exclude(doc_no=""))


def _letter(request: HttpRequest, pk: int, letter_pk: int) -> tuple[Case, CaseLetter]:
    found = within_reach(request, pk)
    for letter in _seen(request, found):
        if letter.pk == letter_pk:
            return found, letter
    raise Http404


@never_cache
def letter(request: HttpRequest, pk: int, letter_pk: int, form: str) -> HttpResponse:
    """One letter as Word or PDF; without the applicant's name for those who need not know it."""
    found, bound = _letter(request, pk, letter_pk)
    content = kept(bound)
    if bound.is_to_applicant and not _knows(request, found):
        content = addressed_to(content, HIDDEN)
    return as_file(content, form, name=f"{found.number}-{bound.pk}")


@never_cache
def case_form(request: HttpRequest, pk: int, which: str, form: str) -> HttpResponse:
    """登记表 and 保密审查表, made from the record at this moment."""
    found = within_reach(request, pk)
    if which == "registration" and not _knows(request, found):
        raise PermissionDenied
    if which not in FORMS_OF_A_CASE:
        raise Http404
    return as_file(FORMS_OF_A_CASE[which](found), form, name=f"{found.number}-{which}")


@never_cache
def package(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The package of an archived case; made now where the clock has not made it yet."""
    found = within_reach(request, pk)
    if not _knows(request, found):
        raise PermissionDenied
    made = actions.pack(get_object_or_404(ArchivePackage, case=found), by=request.user, at=timezone.now())
    return FileResponse(made.file.open("rb"), as_attachment=True, filename=f"{found.number}.zip")


@never_cache
def proof(request: HttpRequest, pk: int, letter_pk: int, form: str) -> HttpResponse:
    """送达回证 of one letter."""
    found, bound = _letter(request, pk, letter_pk)
    content: Letter = proof_of_service(bound)
    if not _knows(request, found):
        raise PermissionDenied
    return as_file(content, form, name=f"{found.number}-{bound.pk}-proof")


@never_cache
def serve(request: HttpRequest, pk: int, letter_pk: int) -> HttpResponse:
    """Note how a letter went out and when it arrived."""
    found = within_reach(request, pk)
    if not _knows(request, found):
        raise PermissionDenied
    bound = get_object_or_404(found.letters, pk=letter_pk)
    form = ServiceForm(request.POST or None, initial=_noted(bound))
    if request.method == "POST" and form.is_valid() and _served(request, bound, form):
        return redirect("applications_desk:letters", pk)
    context = {"case": found, "letter": bound, "form": form}
    return render(request, "applications/desk/serve_letter.html", context, status=422 if form.errors else 200)


def _noted(bound: CaseLetter) -> dict[str, Any]:
    return {name: getattr(bound, name) for name in ServiceForm.base_fields}


def _served(request: HttpRequest, bound: CaseLetter, form: ServiceForm) -> bool:
    try:
        actions.serve_letter(bound, **form.cleaned_data, by=request.user, at=timezone.now())
    except Refused as refusal:
        for reason in refusal.reasons:
            form.add_error(None, reason)
        return False
    messages.success(request, f"已登记送达：{bound}。")
    return True
