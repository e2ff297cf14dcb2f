"""The portal's views serve the pages of the site's tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from gongkai.disclosure.models import ChannelPage, ColumnPage, HomePage, StandingPage, UnitSitePage
from gongkai.portal.views import tree, unit

VIEWS: dict[type[Page], Callable[..., HttpResponse]] = {
    HomePage: tree.home,
    ChannelPage: tree.channel,
    ColumnPage: tree.column,
    StandingPage: tree.standing,
    UnitSitePage: unit.unit_site,
}


AFTER_RESTRICTIONS = 100  # Wagtail first asks whether the page is for everybody


@hooks.register("before_serve_page", order=AFTER_RESTRICTIONS)
def serve(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse | None:
    """Answer with the view of the page's kind."""
    view = VIEWS.get(type(page))
    return view(request, page, **kwargs) if view else None
