"""The officer's frame: the start page, a menu that leads nowhere one may not go, and the ledger."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from gongkai.desk import views
from gongkai.desk.queries import today_for, watches_ledger

ONLY_FOR_SUPERUSERS = {"images", "documents", "reports", "help", "snippets", "explorer"}


class Today(Component):
    """今天要办: every list of work that waits for the person."""

    template_name = "desk/today.html"
    order = 10

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The lists."""
        person = parent_context["request"].user
        today = timezone.localdate()
        return {"lists": today_for(person, today), "today": today, "memberships": person.held()}


@hooks.register("construct_homepage_panels", order=1000)
def start_page(request: HttpRequest, panels: list[Component]) -> None:
    """Only the day's work; Wagtail's own panels show what it thinks of pages."""
    panels[:] = [Today()]


@hooks.register("construct_main_menu", order=1000)
def menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Nothing is shown that an officer has no use for."""
    if not request.user.is_superuser:
        items[:] = [item for item in items if item.name not in ONLY_FOR_SUPERUSERS]
    else:
        items[:] = [item for item in items if item.name not in ("reports", "help")]


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The ledger's page."""
    return [path("ledger/", views.ledger, name="ledger")]


class LedgerMenuItem(MenuItem):
    """Shown to those who watch over the ledger."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may read it."""
        return watches_ledger(request.user)


@hooks.register("register_admin_menu_item")
def ledger_item() -> MenuItem:
    """台账."""
    return LedgerMenuItem("台账", reverse("ledger"), name="ledger", icon_name="history", order=900)
