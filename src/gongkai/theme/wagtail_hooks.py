"""Wagtail's editor in the product's colours and type."""

from __future__ import annotations

from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def editor_css() -> SafeString:
    """The links to our sheets, after Wagtail's own: its colours, and our components for what stands in `.gongkai`."""
    sheets = [(static("theme/admin.css"),), (static("theme/desk.css"),)]
    return format_html_join("\n", '<link rel="stylesheet" href="{}">', sheets)
