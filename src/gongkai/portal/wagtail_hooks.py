"""The portal's views serve the pages of the site's tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from gongkai.disclosure.models import ChannelPage, ColumnPage, HomePage, StandingPage, UnitSitePage
from gongkai.portal import views

VIEWS: dict[type[Page], Callable[..., HttpResponse]] = {
    HomePage: views.home,
    ChannelPage: views.channel,
    ColumnPage: views.column,
    StandingPage: views.standing,
    UnitSitePage: views.unit_site,
}


@hooks.register("before_serve_page")
def serve(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse | None:
    """Answer with the view of the page's kind."""
    view = VIEWS.get(type(page))
    return view(request, page, **kwargs) if view else None
