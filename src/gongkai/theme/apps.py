"""The theme as a Django app."""

from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register


class ThemeConfig(AppConfig):
    """Registers the check of the county's own main colour."""

    name = "gongkai.theme"
    verbose_name = "页面外观"

    def ready(self) -> None:
        """Refuse to start with a main colour that the weak-sighted cannot read."""
        register(check_main_colour)


def check_main_colour(**_: object) -> list[CheckMessage]:
    """The reasons against the main colour of GONGKAI_SITE, as Django's check errors."""
    from .colour import why_not_main_colour
    from .site import the_site

    return [Error(reason, id="theme.E001") for reason in why_not_main_colour(the_site().main_colour)]
