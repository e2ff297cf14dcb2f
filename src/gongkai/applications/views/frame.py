"""What the public's pages of applications share: crumbs, the cases that a visitor opened, the clock."""

from __future__ import annotations

from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from gongkai.applications import queries
from gongkai.applications.choices import State
from gongkai.applications.models import Case
from gongkai.lib.dates import formal

HOME = ("首页", "/")
APPLY = ("依申请公开", "/apply/")
OPENED = "opened_cases"  # session: numbers of the cases this visitor made or proved to know
MOST_KEPT = 20
NO_DAY = {
    State.CORRECTION_PENDING: "停止计算：自收到补正之日起重新计算",
    State.FEE_PENDING: "停止计算：自缴费次日起重新计算",
    State.CONSULTING: "暂停计算：征求意见的时间不计入",
}  # why there is no last day now


def remember(request: HttpRequest, kind: str, value: str) -> None:
    """Keep a value in the session, the newest twenty of its kind."""
    kept = [one for one in request.session.get(kind, []) if one != value]
    request.session[kind] = [*kept, value][-MOST_KEPT:]


def opened(request: HttpRequest, number: str) -> Case:
    """The case, if this visitor made it, proved to know its code, or signed in as who made it; 404 otherwise."""
    allowed = Q(pk__in=[])
    if number in request.session.get(OPENED, []):
        allowed = Q()
    elif request.user.is_authenticated:
        allowed = Q(account=request.user)
    cases = Case.objects.filter(allowed).select_related("organisation", "handling_unit")
    return get_object_or_404(cases, number=number)


def due_in_words(case: Case) -> str:
    """2024年10月23日; why there is none; a provisional day says so."""
    if case.received_on is None:
        return "尚未起算：与申请人确认之日起算"
    if case.due_on is None:
        return NO_DAY.get(State(case.state), "暂停计算") if case.is_open else "期限已停止计算"
    return formal(case.due_on) + ("（暂定，节假日安排公布后重算）" if case.due_is_provisional else "")


def clock(case: Case) -> dict[str, Any]:
    """The clock of a case and its days, for the month grid."""
    clock = queries.clock_of(case)
    return {"clock": clock, "days": queries.day_sheet(clock) if clock else []}
