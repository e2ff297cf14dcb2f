"""The portal's views serve the pages of the site's tree."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from gongkai.portal import kept
from gongkai.portal.views.serving import VIEWS

AFTER_RESTRICTIONS = 100  # Wagtail's own links of the chain first ask whether the page is for everybody


@hooks.register("on_serve_page", order=AFTER_RESTRICTIONS)
def serve(otherwise: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Answer with the view of the page's kind."""

    def answer(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse:
        view = VIEWS.get(type(page))
        return view(request, page, **kwargs) if view else otherwise(page, request, args, kwargs)

    return answer


def renew_pages(*_: Any) -> None:
    """The site's tree changed: its pages stand in navigation, site map and breadcrumbs everywhere."""
    kept.drop_all()


for act in ("create", "edit", "publish", "unpublish", "delete", "move", "copy"):
    hooks.register(f"after_{act}_page", renew_pages)
