"""领导信息: who leads an organ, what they are in charge of, their career; told at once, each change a line."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone

from gongkai.orgs import actions
from gongkai.orgs.choices import Role
from gongkai.orgs.desk.organs import answer
from gongkai.orgs.forms import LeaderForm, LeavingForm
from gongkai.orgs.models import Leader, Organisation
from gongkai.orgs.permissions import has_power
from gongkai.orgs.queries import organs_for


def _organ(request: HttpRequest, pk: int) -> Organisation:
    """The organ, if the person tells the public of its leaders: its disclosure office, or the keeper of organs."""
    organ = get_object_or_404(organs_for(request.user), pk=pk)
    if not (has_power(request.user, "organisations") or request.user.has_role(Role.DISCLOSURE_OFFICE, organ)):
        raise PermissionDenied
    return organ


def name(request: HttpRequest, pk: int) -> HttpResponse:
    """公布领导信息."""
    organ = _organ(request, pk)
    form = LeaderForm(request.POST or None)

    def verb() -> Organisation:
        return actions.name_leader(organ, facts=form.cleaned_data, by=request.user, at=timezone.now()).organisation

    return answer(request, form, verb, title="公布领导信息", done="已公布。", organ=organ)


def amend(request: HttpRequest, pk: int, leader_pk: int) -> HttpResponse:
    """修改领导信息."""
    organ = _organ(request, pk)
    leader = get_object_or_404(Leader.objects.in_office(), pk=leader_pk, organisation=organ)
    form = LeaderForm(request.POST or None, instance=leader)

    def verb() -> Organisation:
        return actions.amend_leader(leader, facts=form.cleaned_data, by=request.user, at=timezone.now()).organisation

    return answer(request, form, verb, title="修改领导信息", done="已修改。", organ=organ)


def part(request: HttpRequest, pk: int, leader_pk: int) -> HttpResponse:
    """登记离任."""
    organ = _organ(request, pk)
    leader = get_object_or_404(Leader.objects.in_office(), pk=leader_pk, organisation=organ)
    form = LeavingForm(request.POST or None)

    def verb() -> Organisation:
        return actions.part_with_leader(
            leader, on=form.cleaned_data["on"], by=request.user, at=timezone.now()
        ).organisation

    return answer(request, form, verb, title=f"登记{leader.name}离任", done="已登记离任，网站不再显示。", organ=organ)
