"""人员: the list, one person, and the verbs of the administrators, each within their own power."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from gongkai.lib.refusal import Refused
from gongkai.orgs import actions, rules
from gongkai.orgs.forms import AppointForm, EnrolForm, PeopleFilter, refused
from gongkai.orgs.models import Membership, Person
from gongkai.orgs.permissions import has_power, is_administrator
from gongkai.orgs.queries import history, only_holder_of, people_matching, tenures

PER_PAGE = 50


def _reader(request: HttpRequest) -> Person:
    if not is_administrator(request.user):
        raise PermissionDenied
    return request.user


def _holder(request: HttpRequest, power: str) -> Person:
    if not has_power(request.user, power):
        raise PermissionDenied
    return request.user


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everyone with an account, found by name, unit, role and state."""
    _reader(request)
    form = PeopleFilter(request.GET)
    page = Paginator(people_matching(**form.wanted()), PER_PAGE).get_page(request.GET.get("page"))
    context = {"form": form, "page": page, "may_enrol": has_power(request.user, "people")}
    return render(request, "orgs/desk/people.html", context)


@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """One account: its roles, its history, and what this administrator may do with it."""
    _reader(request)
    return _page(request, get_object_or_404(Person, pk=pk))


def enrol(request: HttpRequest) -> HttpResponse:
    """新增人员; the temporary password is shown on the answer, once."""
    by = _holder(request, "people")
    form = EnrolForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            enrolled, password = actions.enrol(**form.cleaned_data, by=by, at=timezone.now())
        except Refused as refusal:
            refused(form, refusal)
        else:
            return _shown_once(request, enrolled, password)
    return render(request, "orgs/desk/form.html", {"form": form, "title": "新增人员"})


@require_POST
def reset_password(request: HttpRequest, pk: int) -> HttpResponse:
    """重置密码; the temporary password is shown on the answer, once."""
    by = _holder(request, "people")
    whose = get_object_or_404(Person, pk=pk)
    try:
        password = actions.reset_password(whose, by=by, at=timezone.now())
    except Refused as refusal:
        return _back(request, whose, refusal)
    return _shown_once(request, whose, password)


@require_POST
def suspend(request: HttpRequest, pk: int) -> HttpResponse:
    """停用账号."""
    by = _holder(request, "people")
    whose = get_object_or_404(Person, pk=pk)
    try:
        actions.suspend(whose, by=by, at=timezone.now())
    except Refused as refusal:
        return _back(request, whose, refusal)
    return _back(request, whose, done="账号已停用，已登录的会话同时失效。")


@require_POST
def restore(request: HttpRequest, pk: int) -> HttpResponse:
    """恢复账号."""
    by = _holder(request, "people")
    whose = get_object_or_404(Person, pk=pk)
    try:
        actions.restore(whose, by=by, at=timezone.now())
    except Refused as refusal:
        return _back(request, whose, refusal)
    return _back(request, whose, done="账号已恢复。")


@require_POST
def appoint(request: HttpRequest, pk: int) -> HttpResponse:
    """任命角色; every reason against it stands above the form."""
    by = _holder(request, "memberships")
    whose = get_object_or_404(Person, pk=pk)
    form = AppointForm(request.POST)
    if not form.is_valid():
        return _page(request, whose, appointing=form)
    try:
        actions.appoint(whose, **form.cleaned_data, by=by, at=timezone.now())
    except Refused as refusal:
        refused(form, refusal)
        return _page(request, whose, appointing=form)
    return _back(request, whose, done="已任命。")


@require_POST
def dismiss(request: HttpRequest, pk: int, membership_pk: int) -> HttpResponse:
    """免去角色."""
    by = _holder(request, "memberships")
    membership = get_object_or_404(Membership.objects.select_related("person"), pk=membership_pk, person=pk)
    try:
        actions.dismiss(membership, by=by, at=timezone.now())
    except Refused as refusal:
        return _back(request, membership.person, refusal)
    return _back(request, membership.person, done="已免去。")


def _page(request: HttpRequest, whose: Person, appointing: AppointForm | None = None) -> HttpResponse:
    keeps, appoints = has_power(request.user, "people"), has_power(request.user, "memberships")
    context: dict[str, Any] = {
        "person": whose,
        "tenures": tenures(whose),
        "events": history(whose),
        "keeps": keeps,
        "appoints": appoints,
        "appointing": appointing or (AppointForm() if appoints and whose.pk != request.user.pk else None),
    }
    if keeps:
        oneself = whose.pk == request.user.pk
        context["why_not_suspend"] = rules.why_not_suspend(
            is_active=whose.is_active, is_oneself=oneself, only=only_holder_of(whose)
        )
        context["why_not_reset"] = rules.why_not_reset(is_oneself=oneself, roles=whose.roles())
    return render(request, "orgs/desk/person.html", context)


def _shown_once(request: HttpRequest, whose: Person, password: str) -> HttpResponse:
    """The temporary password; it is kept nowhere, so this page cannot be opened again."""
    response = render(request, "orgs/desk/password.html", {"person": whose, "password": password})
    response["Cache-Control"] = "no-store"
    return response


def _back(request: HttpRequest, whose: Person, refusal: Refused | None = None, done: str = "") -> HttpResponse:
    for reason in refusal.reasons if refusal else []:
        messages.error(request, reason)
    if done:
        messages.success(request, done)
    return redirect("orgs_desk:person", whose.pk)
