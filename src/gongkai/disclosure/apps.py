"""Registers the room with Django."""

from django.apps import AppConfig


class DisclosureConfig(AppConfig):
    """信息公开."""

    name = "gongkai.disclosure"
    label = "disclosure"
    verbose_name = "信息公开"
