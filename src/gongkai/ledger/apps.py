"""Registers the room with Django."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """台账."""

    name = "gongkai.ledger"
    label = "ledger"
    verbose_name = "台账"
