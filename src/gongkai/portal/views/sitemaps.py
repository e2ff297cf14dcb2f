"""The sitemap's index and its sections, as Django makes them."""

from __future__ import annotations

from django.contrib.sitemaps import views
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from gongkai.portal.sitemaps import SECTIONS

INDEX = "portal:sitemap_section"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The list of all sections."""
    return views.index(request, SECTIONS, sitemap_url_name=INDEX)


@require_safe
def section(request: HttpRequest, section: str) -> HttpResponse:
    """One section; `?p=2` is its second file."""
    return views.sitemap(request, SECTIONS, section=section)
