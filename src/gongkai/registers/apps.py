"""Registers the room with Django."""

from django.apps import AppConfig


class RegistersConfig(AppConfig):
    """专项登记."""

    name = "gongkai.registers"
    label = "registers"
    verbose_name = "专项登记"
