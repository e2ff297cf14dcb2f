"""The seven-step guide of one case, its clock sheet on paper, and what those who supervise look at."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.cache import never_cache

from gongkai.applications import queries
from gongkai.applications.desk.views import within_reach, worker
from gongkai.applications.models import Case
from gongkai.applications.rules import guide as rules
from gongkai.applications.rules.sheet import rows as sheet_rows
from gongkai.applications.states import OFFICE
from gongkai.lib.pdf import PrintingMissing, pdf_from_html
from gongkai.orgs.choices import Role

WATCHERS = frozenset({Role.SUPERVISOR, Role.OFFICE_HEAD, Role.LEADER, Role.REGISTRAR})


@never_cache
def guide(request: HttpRequest, pk: int) -> HttpResponse:
    """Seven questions in their order: what the record says, the lawful acts, the outcomes, and why not the others."""
    found = within_reach(request, pk)
    facts = queries.facts_for(found, "")
    acts = {act.verb: act for act in queries.acts_for(found, request.user, timezone.now())}
    may_draft = "draft" in acts and not acts["draft"].why_not
    said = rules.answered(facts, is_given=found.handling_unit_id is not None, has_outcome=bool(found.outcome))
    steps = [
        {
            "question": question,
            "said": said[question.key],
            "acts": [acts[verb] for verb in question.verbs if verb in acts],
            "choices": rules.choices_of(question, facts, may_draft=may_draft),
        }
        for question in rules.QUESTIONS
    ]
    context = {
        "case": found,
        "steps": steps,
        "alike": queries.look_alikes(found) if queries.sees_applicant(request.user, found) else [],
        "often": queries.frequency(found),
    }
    return render(request, "applications/desk/guide.html", context)


@never_cache
def sheet(request: HttpRequest, pk: int) -> HttpResponse:
    """The clock sheet: every day, whether it counts and by which notice, used and remaining, events, articles."""
    found = within_reach(request, pk)
    return render(request, "applications/desk/sheet.html", _sheet(found))


@never_cache
def sheet_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The same on paper, for a hearing."""
    found = within_reach(request, pk)
    try:
        content = pdf_from_html(render_to_string("applications/desk/sheet_paper.html", _sheet(found)))
    except PrintingMissing as missing:
        return HttpResponse(str(missing), status=503, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="qixian-{found.number}.pdf"'
    return response


def _sheet(found: Case) -> dict[str, Any]:
    clock = queries.clock_of(found)
    lines = []
    for row in sheet_rows(clock) if clock else []:
        used = clock.used(row.on) if clock and row.on > clock.start_on else None
        left = clock.allowance - used if clock and used is not None else None
        lines.append({"row": row, "used": used, "left": left})
    return {"case": found, "clock": clock, "lines": lines, "printed_on": timezone.localdate()}


@never_cache
def board(request: HttpRequest) -> HttpResponse:
    """The supervisor's board: every unit within reach, late cases first; below, the week in figures."""
    person = worker(request)
    if not person.roles() & WATCHERS:
        raise PermissionDenied
    today = timezone.localdate()
    rows = queries.board(person, today)
    context = {
        "rows": rows,
        "idle": [row for row in rows if not (row.open or row.closed_late)],
        "digest": queries.digest(person, _day(request.GET.get("until", "")) or today),
        "days": queries.calendar(),
        "reviews": queries.denials_to_review(queries.cases_of(person), today)[:20],
        "may_review": person.roles() & set(OFFICE),
    }
    return render(request, "applications/desk/board.html", context)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
