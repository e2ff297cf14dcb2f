"""The room's place in Wagtail."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.action_menu import ActionMenuItem, SubmitForModerationMenuItem
from wagtail.snippets.models import register_snippet

from gongkai.disclosure.desk import addresses, hub
from gongkai.disclosure.desk.viewset import ItemViewSet
from gongkai.disclosure.models import Item

register_snippet(ItemViewSet)

SHOWN = ("action-save", "action-submit", "action-cancel-workflow", "action-locked")
WORDS = {"action-save": "保存草稿", "action-cancel-workflow": "撤回送审"}


class SubmitItem(SubmitForModerationMenuItem):
    """Sending to review, in one word for the first time and for every later one."""

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Wagtail would name the workflow, or the level that returned the item."""
        return super().get_context_data(parent_context) | {"label": "保存并送审"}


class ItemPageMenuItem(ActionMenuItem):
    """From the editor to the item's page."""

    name = "item-page"
    label = "查看办理情况"
    icon_name = "view"

    def is_shown(self, context: dict[str, Any]) -> bool:
        """Once there is an item."""
        return context["view"] == "edit"

    def get_url(self, parent_context: dict[str, Any]) -> str:
        """The item's page."""
        return reverse(Item.snippet_viewset.get_url_name("item"), args=[parent_context["instance"].pk])


@hooks.register("construct_snippet_action_menu")
def only_what_may_be_done(menu_items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]) -> None:
    """An item is saved, sent to review or taken back from the editor; nothing else is offered there."""
    if context["model"] is not Item:
        return
    kept = [one for one in menu_items if one.name in SHOWN]
    menu_items[:] = [SubmitItem(one.order) if one.name == "action-submit" else one for one in kept]
    for one in menu_items:
        one.label = WORDS.get(one.name, one.label)
    if context["view"] == "edit":
        menu_items.append(ItemPageMenuItem(order=90))


class DisclosureMenuItem(MenuItem):
    """Shown to those who find something behind it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether any page behind it is the person's."""
        return hub.may_enter(request)


@hooks.register("register_admin_urls")
def staff_pages() -> list[URLPattern | URLResolver]:
    """The staff pages below /admin/disclosure/."""
    return [path("disclosure/", include((addresses.PAGES, "disclosure_desk")))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """主动公开."""
    return DisclosureMenuItem(
        "主动公开", reverse("disclosure_desk:hub"), name="disclosure", icon_name="list-ul", order=120
    )
