"""Registers the room with Django."""

from django.apps import AppConfig


class OrgsConfig(AppConfig):
    """组织与人员."""

    name = "gongkai.orgs"
    label = "orgs"
    verbose_name = "组织与人员"
