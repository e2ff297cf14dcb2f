"""The registers in the officer's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.registers.desk import entering, importing, lists, reviewing
from gongkai.registers.queries import keeps_registers

PAGES = [
    path("", lists.hub, name="hub"),
    path("imports/<int:pk>/", importing.run, name="import_run"),
    path("<slug:key>/", lists.entries, name="entries"),
    path("<slug:key>/new/", entering.enter, name="enter"),
    path("<slug:key>/review/", reviewing.review, name="review"),
    path("<slug:key>/import/", importing.upload, name="upload"),
    path("<slug:key>/template.xlsx", importing.template, name="template"),
    path("<slug:key>/<int:pk>/", entering.entry, name="entry"),
    path("<slug:key>/<int:pk>/correct/", entering.correct, name="correct"),
    path("<slug:key>/<int:pk>/replace/", entering.replace, name="replace"),
    path("<slug:key>/<int:pk>/withhold/", entering.withhold, name="withhold"),
]


class RegistersMenuItem(MenuItem):
    """Shown to those who enter, review or publish lines."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person has anything to do with registers."""
        return keeps_registers(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """The staff pages below /admin/registers/."""
    return [path("registers/", include((PAGES, "registers_desk")))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """登记簿."""
    return RegistersMenuItem("登记簿", reverse("registers_desk:hub"), name="registers", icon_name="table", order=140)
