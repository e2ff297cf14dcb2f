"""Registers the room with Django."""

from django.apps import AppConfig


class ProofingConfig(AppConfig):
    """校对."""

    name = "gongkai.proofing"
    label = "proofing"
    verbose_name = "校对"
