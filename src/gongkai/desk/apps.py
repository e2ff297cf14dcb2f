"""Registers the room with Django."""

from django.apps import AppConfig


class DeskConfig(AppConfig):
    """工作台."""

    name = "gongkai.desk"
    label = "desk"
    verbose_name = "工作台"
