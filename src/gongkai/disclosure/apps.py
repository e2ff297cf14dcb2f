"""Registers the room with Django."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """信息公开."""

    name = "gongkai.disclosure"
    label = "disclosure"
    verbose_name = "信息公开"

    def ready(self) -> None:
        """Tell Wagtail who may meet an item, before anything asks."""
        from wagtail.permissions import register_permission_policy

        from gongkai.disclosure.models import Item
        from gongkai.disclosure.permissions import ItemPolicy

        register_permission_policy(Item, ItemPolicy(Item))
