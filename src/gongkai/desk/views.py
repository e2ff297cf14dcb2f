"""台账."""

from __future__ import annotations

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.desk.queries import events_for, said, watches_ledger
from gongkai.desk.tables import EVENTS, SUBJECTS
from gongkai.ledger.models import Event, FailedReaction
from gongkai.ledger.queries import first_broken_link
from gongkai.orgs.choices import Role

PER_PAGE = 50


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """The newest lines of the ledger, by name if one is chosen; on request, whether the chain is whole."""
    if not watches_ledger(request.user):
        raise PermissionDenied
    name = request.GET.get("name", "")
    before = request.GET.get("before", "")
    number = int(before) if before.isascii() and before.isdigit() and len(before) < 19 else None
    rows = list(events_for(request.user, names=[name] if name in EVENTS else (), before=number)[: PER_PAGE + 1])
    context = {
        "rows": [_row(event) for event in rows[:PER_PAGE]],
        "next": rows[PER_PAGE - 1].pk if len(rows) > PER_PAGE else None,
        "name": name,
        "names": EVENTS.items(),
        "failed": FailedReaction.objects.filter(replayed_at=None).count(),
        "may_see_addresses": Role.AUDIT_ADMIN in request.user.roles(),
        **_chain(request),
    }
    return render(request, "desk/ledger.html", context)


def _row(event: Event) -> dict[str, object]:
    return {
        "event": event,
        "label": EVENTS.get(event.name, event.name),
        "subject": _subject(event),
        "said": said(event),
    }


def _subject(event: Event) -> str:
    kind = SUBJECTS.get(event.subject_type) or apps.get_model(event.subject_type)._meta.verbose_name
    return f"{kind} {event.subject_id}"


def _chain(request: HttpRequest) -> dict[str, object]:
    may_verify = Role.AUDIT_ADMIN in request.user.roles()
    if not (may_verify and request.GET.get("verify")):
        return {"may_verify": may_verify}
    return {"may_verify": True, "was_verified": True, "broken_at": first_broken_link()}
