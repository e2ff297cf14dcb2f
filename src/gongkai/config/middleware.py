"""Relax the content security policy for Wagtail's editor, and only there."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse


class AdminContentSecurity:
    """Below /admin/, replace the directives that Wagtail's own pages cannot meet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on; mark an admin answer for django-csp."""
        response = self.get_response(request)
        if request.path.startswith("/admin/"):
            response._csp_update = settings.ADMIN_CSP | getattr(response, "_csp_update", {})
            response._csp_replace = settings.ADMIN_CSP
        return response
