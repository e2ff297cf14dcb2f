"""Registers the room with Django."""

from django.apps import AppConfig


class AnalyticsConfig(AppConfig):
    """访问统计."""

    name = "gongkai.analytics"
    label = "analytics"
    verbose_name = "访问统计"
