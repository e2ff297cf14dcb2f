"""Registers the room with Django."""

from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    """政策."""

    name = "gongkai.policies"
    label = "policies"
    verbose_name = "政策"
