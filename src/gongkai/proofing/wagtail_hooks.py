"""The room's place in Wagtail: the editor's script, and the addresses that it asks."""

from __future__ import annotations

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.proofing.desk import asking, lists, statistics
from gongkai.proofing.permissions import units_kept

PAGES = [
    path("check/", asking.check, name="check"),
    path("learn/", asking.learn, name="learn"),
    path("lists/", lists.lists, name="lists"),
    path("lists/<int:pk>/", lists.one, name="list"),
    path("lists/<int:pk>/put/", lists.put, name="put"),
    path("lists/<int:pk>/import/", lists.take_in, name="import"),
    path("lists/<int:pk>/export/", lists.export, name="export"),
    path("lists/<int:pk>/forget/<int:entry_pk>/", lists.forget, name="forget"),
    path("statistics/", statistics.show, name="statistics"),
]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """The addresses below /admin/proofing/."""
    return [path("proofing/", include((PAGES, "proofing_desk")))]


@hooks.register("insert_editor_js")
def script() -> SafeString:
    """Underlines while one types; on pages without a unit the script does nothing."""
    sources = (static("proofing/marks.js"), static("proofing/editor.js"))
    addresses = (reverse("proofing_desk:check"), reverse("proofing_desk:learn"), static("proofing/editor.css"))
    return format_html(
        '<script src="{}" defer></script>'
        '<script src="{}" defer data-check="{}" data-learn="{}" data-css="{}"></script>',
        *sources,
        *addresses,
    )


class ListsMenuItem(MenuItem):
    """Shown to those who keep a list."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the person keeps any."""
        return units_kept(request.user).exists()


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """校对词表."""
    return ListsMenuItem("校对词表", reverse("proofing_desk:lists"), name="proofing", icon_name="list-ul", order=130)
