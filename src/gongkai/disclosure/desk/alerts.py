"""突发事件提示: which published item every page of the portal points to, and until when."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from gongkai.disclosure import actions
from gongkai.disclosure.forms import AlertForm
from gongkai.disclosure.models import Alert
from gongkai.disclosure.permissions import may_alert
from gongkai.lib.refusal import Refused


@require_http_methods(["GET", "HEAD", "POST"])
def alerts(request: HttpRequest) -> HttpResponse:
    """The alerts that stand, earlier ones, and the form for another."""
    if not may_alert(request.user):
        raise PermissionDenied
    form = AlertForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            actions.raise_alert(
                given["item"], word=given["word"], until=given["until"], by=request.user, at=timezone.now()
            )
        except Refused as refused:
            for reason in refused.reasons:
                form.add_error(None, reason)
        else:
            messages.success(request, "已设定，全站每一页的页头都显示这条提示。")
            return redirect("disclosure_desk:alerts")
    rows = Alert.objects.select_related("item", "raised_by")
    context = {"form": form, "standing": rows.standing(), "earlier": rows.exclude(ended_at=None)[:20]}
    return render(request, "disclosure/desk/alerts.html", context)


@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """Take one down before its time."""
    if not may_alert(request.user):
        raise PermissionDenied
    try:
        actions.end_alert(get_object_or_404(Alert, pk=pk), by=request.user, at=timezone.now())
        messages.success(request, "已解除。")
    except Refused as refused:
        messages.error(request, "；".join(refused.reasons))
    return redirect("disclosure_desk:alerts")
