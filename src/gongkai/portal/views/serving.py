"""The address of a page in the site's tree leads to the view of its kind."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from wagtail import views as wagtail_views
from wagtail.models import Page

from gongkai.disclosure.models import ChannelPage, ColumnPage, HomePage, StandingPage, UnitSitePage
from gongkai.portal import queries
from gongkai.portal.views import tree, unit

VIEWS: dict[type[Page], Callable[..., HttpResponse]] = {
    HomePage: tree.home,
    ChannelPage: tree.channel,
    ColumnPage: tree.column,
    StandingPage: tree.standing,
    UnitSitePage: unit.unit_site,
}


def serve(request: HttpRequest, path: str) -> HttpResponse:
    """A page of the tree; what is not for everybody, and what is not there, is left to the framework."""
    found = queries.page_at(path)
    if found is None or type(found[0]) not in VIEWS:
        return wagtail_views.serve(request, path)
    page, rest = found
    return VIEWS[type(page)](request, page, **page.route(request, rest).kwargs)
