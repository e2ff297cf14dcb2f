"""Registers the room with Django."""

from django.apps import AppConfig


class ApplicationsConfig(AppConfig):
    """依申请公开."""

    name = "gongkai.applications"
    label = "applications"
    verbose_name = "依申请公开"
