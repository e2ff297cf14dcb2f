"""Registers the room with Django."""

from django.apps import AppConfig


class OpsConfig(AppConfig):
    """运行."""

    name = "gongkai.ops"
    label = "ops"
    verbose_name = "运行"
