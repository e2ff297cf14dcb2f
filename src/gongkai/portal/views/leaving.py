"""The notice before a link leads outside of the government's sites (国办发〔2017〕47号)."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from gongkai.lib.outside import is_outside
from gongkai.portal.views.links import HOME
from gongkai.theme.site import the_site

LONGEST = 2000  # characters of an address


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Say where a link leads; nobody is sent on by themselves, and nothing but a web address is linked."""
    url = request.GET.get("to", "")[:LONGEST]
    if not is_outside(url, own=the_site().domain):
        return redirect("/")
    context = {"url": f"https:{url}" if url.startswith("//") else url, "crumbs": [HOME, ("离开本站", None)]}
    return render(request, "portal/leave.html", context)
