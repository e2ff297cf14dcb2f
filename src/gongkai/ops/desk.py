"""定时任务: what runs by itself, for the administrators and the disclosure office."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.ops.queries import last_beat, standings, stands_still
from gongkai.orgs.choices import ADMINISTRATORS, Role
from gongkai.orgs.models import Person

READERS = ADMINISTRATORS | {Role.DISCLOSURE_OFFICE, Role.SUPERVISOR}


def reads_clock(person: Person) -> bool:
    """Whether the page is open to this person."""
    return bool(person.roles() & READERS)


@require_safe
def clock(request: HttpRequest) -> HttpResponse:
    """Every job: how often, when it last ran, what it said, whether it is late or failed."""
    if not reads_clock(request.user):
        raise PermissionDenied
    now = timezone.now()
    context = {"jobs": standings(now), "beat": last_beat(), "stands_still": stands_still(now)}
    return render(request, "ops/clock.html", context)
