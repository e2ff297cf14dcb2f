"""The annual report's place in the officer's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.annual.desk import COMPILERS


class CompilersMenuItem(MenuItem):
    """Shown to those who compile reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person compiles reports."""
        return bool(request.user.roles() & set(COMPILERS))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """The staff pages below /admin/annual/."""
    return [path("annual/", include("gongkai.annual.urls"))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """年度报告."""
    return CompilersMenuItem("年度报告", reverse("annual:index"), name="annual", icon_name="doc-full", order=400)
