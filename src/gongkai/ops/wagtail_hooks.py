"""定时任务 in the officer's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.ops import desk


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern]:
    """The page of the clock."""
    return [path("clock/", desk.clock, name="clock")]


class ClockMenuItem(MenuItem):
    """Shown to those whom the page does not refuse."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may read it."""
        return desk.reads_clock(request.user)


@hooks.register("register_admin_menu_item")
def clock_item() -> MenuItem:
    """定时任务."""
    return ClockMenuItem("定时任务", reverse("clock"), name="clock", icon_name="time", order=890)
