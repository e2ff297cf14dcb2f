"""Pages that are the same for everybody are kept, and handed out without asking the database."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from gongkai.portal import kept
from gongkai.portal.keeping import follow
from gongkai.theme.context_processors import CONTRAST_COOKIE, ELDER_COOKIE

FRESH = 1.0  # seconds after which a process looks whether another let something out
PERSONAL = (settings.SESSION_COOKIE_NAME, ELDER_COOKIE, CONTRAST_COOKIE, "messages")


def same_for_everybody(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Say of a view that its page, asked for without a query, depends on nothing but the records."""

    @wraps(view)
    def marked(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.may_be_kept = True
        return response

    return marked


class KeptPages:
    """Answer from the kept pages, and keep what may be kept; only for readers without cookies of ours."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        place = self._place(request)
        if place is None:
            return self.get_response(request)
        follow(at_most_every=FRESH)
        page = kept.read(place)
        if page is not None:
            return _handed_out(page)
        turn = kept.turn()
        response = self.get_response(request)
        if _may_be_kept(request, response):
            kept.keep(place, response.content, begun_in=turn)
        return response

    def _place(self, request: HttpRequest) -> Path | None:
        if not settings.GONGKAI_KEEP_PAGES or request.method not in {"GET", "HEAD"} or request.META.get("QUERY_STRING"):
            return None
        if any(name in request.COOKIES for name in PERSONAL):
            return None
        return kept.place_of(kept.host_of(request.scheme or "http", request.get_host()), request.path_info)


def _handed_out(page: bytes) -> HttpResponse:
    response = HttpResponse(page, content_type="text/html; charset=utf-8")
    response["X-Kept"] = "1"
    return response


def _may_be_kept(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        getattr(response, "may_be_kept", False)
        and request.method == "GET"
        and response.status_code == 200
        and not response.cookies
        and not request.META.get("CSRF_COOKIE_NEEDS_UPDATE")
    )
