"""Where a request really came from, and answers compressed; below /admin/, a policy and a password of its own."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect

from gongkai.ledger.actions import acting_from

Answer = Callable[[HttpRequest], HttpResponse]


class ClientAddress:
    """Behind our own proxies the address is the one that the outermost of them saw; what a client claims is ignored.

    GONGKAI_PROXIES says how many there are. Lock-outs and limits count by this address, and the ledger names it beside
    what officers do.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on with its address set right."""
        proxies = settings.GONGKAI_PROXIES
        hops = [hop.strip() for hop in request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")]
        if proxies and len(hops) >= proxies and hops[-proxies]:
            request.META["REMOTE_ADDR"] = hops[-proxies]
        with acting_from(request.META.get("REMOTE_ADDR", "")):
            return self.get_response(request)


class Compressed(GZipMiddleware):
    """Text goes out compressed where the browser takes it, by whatever server stands before it.

    What holds a secret beside something that a stranger may have chosen goes out as it is, because the length of the
    compressed answer would betray it letter by letter (BREACH): pages of whoever is signed in, forms with their token,
    answers that set a cookie.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """Compress what is worth it and tells nothing."""
        kind = response.get("Content-Type", "").partition(";")[0]
        is_text = kind.startswith("text/") or kind.endswith(TEXT_ENDS)
        if response.status_code != 200 or not is_text or _holds_a_secret(request, response):
            return response
        return super().process_response(request, response)


TEXT_ENDS = ("json", "xml", "javascript")  # application/feed+json, image/svg+xml …
TOKEN = b"csrfmiddlewaretoken"


def _holds_a_secret(request: HttpRequest, response: HttpResponseBase) -> bool:
    if settings.SESSION_COOKIE_NAME in request.COOKIES or response.cookies:
        return True
    return isinstance(response, HttpResponse) and TOKEN in response.content


class AdminContentSecurity:
    """Below /admin/, replace the directives that Wagtail's own pages cannot meet."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; mark an admin answer for django-csp, which stands further out."""
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_replace = settings.ADMIN_CSP
        return response


class OwnPasswordFirst:
    """Below /admin/, whoever signed in with a password that somebody else gave changes it before anything else."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Send such a person to the page of the password; public pages do not even ask who is there."""
        inside = request.path.startswith("/admin/") and request.path != "/admin/logout/"
        if inside and request.user.is_authenticated and request.user.must_change_password:
            return redirect("password_change")
        return self.get_response(request)
