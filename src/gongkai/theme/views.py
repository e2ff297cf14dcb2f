"""Switching the reader's modes, the county's colour, and the page that shows every component."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_safe

from .context_processors import CONTRAST_COOKIE, ELDER_COOKIE
from .examples import examples
from .site import the_site

SWATCHES = [
    ("ink", "正文"),
    ("ink-2", "次要文字"),
    ("line", "细线"),
    ("paper-2", "静置底色"),
    ("main", "靛蓝：链接、动作、焦点"),
    ("seal", "朱红：印记、超期、错误"),
    ("note", "赭：提醒、暂定、示例"),
]
A_YEAR = 365 * 24 * 3600  # seconds


def elder(request: HttpRequest) -> HttpResponse:
    """Switch 长者模式 on (`?on=1`) or off, and go back to `next`."""
    return _switch(request, ELDER_COOKIE)


def contrast(request: HttpRequest) -> HttpResponse:
    """Switch 高对比 on (`?on=1`) or off, and go back to `next`."""
    return _switch(request, CONTRAST_COOKIE)


@require_safe
def too_large(request: HttpRequest) -> HttpResponse:
    """What the web server shows in the place of its own words where a form with its files is too large."""
    return render(request, "413.html", status=413)


def _switch(request: HttpRequest, cookie: str) -> HttpResponse:
    """Remember the choice for a year on all pages; only this site's own addresses are gone back to."""
    asked = request.POST if request.method == "POST" else request.GET
    back = asked.get("next", "")
    if not url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure()):
        back = "/"
    response = redirect(back)
    patch_cache_control(response, no_store=True)
    if asked.get("on") == "1":
        response.set_cookie(cookie, "1", max_age=A_YEAR, samesite="Lax", secure=request.is_secure(), httponly=True)
    else:
        response.delete_cookie(cookie, samesite="Lax")
    return response


@require_safe
def county_css(request: HttpRequest) -> HttpResponse:
    """The county's own main colour as a style sheet of one line."""
    colour = the_site().main_colour
    rule = f"@layer room {{ :root:not([data-contrast]) {{ --main: {colour}; }} }}\n" if colour else ""
    return HttpResponse(rule, content_type="text/css; charset=utf-8", headers={"Cache-Control": "max-age=3600"})


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Every component with its example, for whoever writes a page."""
    return render(request, "patterns/index.html", {"examples": examples(), "swatches": SWATCHES})
