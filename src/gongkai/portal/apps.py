"""Registers the room with Django."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """门户."""

    name = "gongkai.portal"
    label = "portal"
    verbose_name = "门户"
