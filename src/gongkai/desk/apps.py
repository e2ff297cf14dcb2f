"""Registers the room with Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """工作台."""

    name = "gongkai.desk"
    label = "desk"
    verbose_name = "工作台"

    def ready(self) -> None:
        """Put Chinese labels where Wagtail has none to translate."""
        from .labels import label_unmarked_fields

        label_unmarked_fields()
