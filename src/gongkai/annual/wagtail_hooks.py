"""The annual report's place in the officer's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.annual import board, desk, site_desk
from gongkai.annual.queries import COMPILERS

PAGES = [
    path("", desk.index, name="index"),
    path("units/<int:year>/", board.units, name="units"),
    path("units/<int:year>/import/", board.take_in, name="import"),
    path("units/<int:year>/<slug:slug>/<slug:verb>/", board.act, name="act"),
    path("<slug:slug>/<int:year>/", desk.report, name="report"),
    path("<slug:slug>/<int:year>/compile/", desk.compile_, name="compile"),
    path("<slug:slug>/<int:year>/write/", desk.write, name="write"),
    path("<slug:slug>/<int:year>/draft/", desk.draft, name="draft"),
    path("<slug:slug>/<int:year>/hand-in/", board.hand_in, name="hand_in"),
    path("<slug:slug>/<int:year>/lacking/", board.lacking, name="lacking"),
    path("<slug:slug>/<int:year>/explain/", board.explain, name="explain"),
    path("<slug:slug>/<int:year>/proof/<int:pk>/", board.proof, name="proof"),
    path("<slug:slug>/<int:year>/take-back/<int:pk>/", board.take_back, name="take_back"),
    path("<slug:slug>/<int:year>/site/", site_desk.site, name="site"),
    path("<slug:slug>/<int:year>/site/fill/", site_desk.fill, name="fill_site"),
    path("<slug:slug>/<int:year>/site/draft/", site_desk.draft, name="draft_site"),
    path("<slug:slug>/<int:year>/site/<slug:shape>/", site_desk.site_file, name="site_file"),
    path("<slug:slug>/<int:year>/download/<slug:shape>/", desk.download, name="download"),
    path("<slug:slug>/<int:year>/<slug:table>/<str:row>/<slug:column>/", desk.behind, name="behind"),
    path("<slug:slug>/<int:year>/<slug:table>/<str:row>/<slug:column>/enter/", board.enter, name="enter"),
]


class CompilersMenuItem(MenuItem):
    """Shown to those who compile reports."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person compiles reports."""
        return bool(request.user.roles() & set(COMPILERS))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """The staff pages below /admin/annual/."""
    return [path("annual/", include((PAGES, "annual")))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """年度报告."""
    return CompilersMenuItem("年度报告", reverse("annual:index"), name="annual", icon_name="doc-full", order=400)
