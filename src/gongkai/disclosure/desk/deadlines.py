"""公开时限: what falls due, what is late, how punctual each unit was; and noting that a decision was revoked."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.permissions import policy_registry

from gongkai.disclosure import actions
from gongkai.disclosure.desk.acting import acts
from gongkai.disclosure.forms import RevocationForm
from gongkai.disclosure.models import Item
from gongkai.disclosure.queries.deadlines import punctuality, watched
from gongkai.disclosure.rules.deadlines import DEADLINES
from gongkai.lib.refusal import Refused
from gongkai.orgs.choices import EDITORS
from gongkai.orgs.queries import units_within_reach


@require_safe
def watch(request: HttpRequest) -> HttpResponse:
    """The items within reach that fall due within a month or are late, the year so far, and the table of the law."""
    if not request.user.roles() & EDITORS:
        raise PermissionDenied
    today = timezone.localdate()
    items = policy_registry.get_by_type(Item).instances_user_has_permission_for(request.user, "view")
    context = {
        "today": today,
        "rows": watched(items, today),
        "units": punctuality(units_within_reach(request.user, EDITORS), today.year, today),
        "deadlines": DEADLINES.values(),
    }
    return render(request, "disclosure/desk/deadlines.html", context)


@acts
def revoke(request: HttpRequest, item: Item) -> str:
    """Note that the decision was changed or revoked."""
    form = RevocationForm(request.POST)
    if not form.is_valid():
        raise Refused(["请填写决定被变更、撤销的日期和原因"])
    actions.note_revocation(item, **form.cleaned_data, by=request.user, at=timezone.now())
    return "已登记。请在三日内撤下，并向社会说明理由（行政处罚法第四十八条）。"
