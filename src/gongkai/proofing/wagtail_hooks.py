"""The room's place in Wagtail: the editor's script, and the addresses that it asks."""

from __future__ import annotations

from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from wagtail import hooks

from gongkai.proofing import desk

PAGES = [
    path("check/", desk.check, name="check"),
    path("learn/", desk.learn, name="learn"),
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
