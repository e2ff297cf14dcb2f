"""Registers the room with Django."""

from django.apps import AppConfig


class AnnualConfig(AppConfig):
    """年度报告."""

    name = "gongkai.annual"
    label = "annual"
    verbose_name = "年度报告"
