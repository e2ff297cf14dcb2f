"""机构: the tree, one organ, and its verbs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.lib.refusal import Refused
from gongkai.orgs import actions
from gongkai.orgs.choices import Role
from gongkai.orgs.forms import ContactsForm, FactsForm, FoundForm, ReasonForm, RenameForm, refused
from gongkai.orgs.models import Leader, Organisation, Person
from gongkai.orgs.permissions import has_power, is_administrator
from gongkai.orgs.queries import history_of, missing_facts, organs_for, with_people
from gongkai.orgs.tables import FACTS


def reads_organs(person: Person) -> bool:
    """Whether the person has anything to read here."""
    return is_administrator(person) or Role.DISCLOSURE_OFFICE in person.roles()


def _reader(request: HttpRequest) -> Person:
    if not reads_organs(request.user):
        raise PermissionDenied
    return request.user


def _keeper(request: HttpRequest) -> Person:
    if not has_power(request.user, "organisations"):
        raise PermissionDenied
    return request.user


@require_safe
def tree(request: HttpRequest) -> HttpResponse:
    """Every organ within reach, as a tree."""
    rows = [(organ, len(missing_facts(organ))) for organ in with_people(organs_for(_reader(request)))]
    context = {"rows": rows, "may_found": has_power(request.user, "organisations")}
    return render(request, "orgs/desk/organs.html", context)


@require_safe
def organ(request: HttpRequest, pk: int) -> HttpResponse:
    """One organ: what it tells about itself, what is missing, who changed it."""
    found = get_object_or_404(organs_for(_reader(request)), pk=pk)
    keeps = has_power(request.user, "organisations")
    context = {
        "organ": found,
        "facts": [(label, getattr(found, field), article) for field, (label, article) in FACTS.items()],
        "missing": missing_facts(found),
        "parent": found.get_parent(),
        "leaders": Leader.objects.in_office().filter(organisation=found),
        "holders": found.memberships.filter(is_active=True).select_related("person") if _names(request) else [],
        "events": history_of(found),
        "may_amend": found.is_active and (keeps or request.user.has_role(Role.DISCLOSURE_OFFICE, found)),
        "may_keep": found.is_active and keeps,
    }
    return render(request, "orgs/desk/organ.html", context)


def _names(request: HttpRequest) -> bool:
    return is_administrator(request.user)


def found(request: HttpRequest) -> HttpResponse:
    """设立机构."""
    person = _keeper(request)
    form = FoundForm(request.POST or None)

    def verb() -> Organisation:
        return actions.found(form.cleaned_data.pop("parent"), **form.cleaned_data, by=person, at=timezone.now())

    return answer(request, form, verb, title="设立机构", done="机构已设立。")


def amend(request: HttpRequest, pk: int) -> HttpResponse:
    """修改机构资料: everything for the keeper, the contacts for the disclosure office."""
    organ = get_object_or_404(organs_for(_reader(request)), pk=pk)
    keeps = has_power(request.user, "organisations")
    if not (keeps or request.user.has_role(Role.DISCLOSURE_OFFICE, organ)):
        raise PermissionDenied
    form = (FactsForm if keeps else ContactsForm)(request.POST or None, instance=organ)

    def verb() -> Organisation:
        return actions.amend_organisation(organ, facts=form.cleaned_data, by=request.user, at=timezone.now())

    return answer(request, form, verb, title="修改机构资料", done="已修改。", organ=organ)


def rename(request: HttpRequest, pk: int) -> HttpResponse:
    """更名."""
    person = _keeper(request)
    organ = get_object_or_404(Organisation, pk=pk)
    form = RenameForm(request.POST or None, instance=organ)

    def verb() -> Organisation:
        return actions.rename(organ, **form.cleaned_data, by=person, at=timezone.now())

    return answer(request, form, verb, title="机构更名", done="已更名。", organ=organ)


def close(request: HttpRequest, pk: int) -> HttpResponse:
    """撤销机构."""
    person = _keeper(request)
    organ = get_object_or_404(Organisation, pk=pk)
    form = ReasonForm(request.POST or None)

    def verb() -> Organisation:
        return actions.close(organ, reason=form.cleaned_data["reason"], by=person, at=timezone.now())

    return answer(request, form, verb, title="撤销机构", done="机构已撤销。", organ=organ)


def answer(
    request: HttpRequest, form: forms.BaseForm, verb: Callable[[], Organisation], *, title: str, done: str, **more: Any
) -> HttpResponse:
    """Do it and go to the organ's page, or show the form with every reason against it."""
    if request.method == "POST" and form.is_valid():
        try:
            changed = verb()
        except Refused as refusal:
            refused(form, refusal)
        else:
            messages.success(request, done)
            return redirect("orgs_desk:organ", changed.pk)
    return render(request, "orgs/desk/form.html", {"form": form, "title": title, **more})
