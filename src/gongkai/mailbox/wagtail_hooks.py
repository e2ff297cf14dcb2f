"""The mailbox's place in the officer's menu."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.mailbox import desk
from gongkai.mailbox.queries import ANSWERERS

PAGES = [
    path("", desk.letters, name="letters"),
    path("<int:pk>/", desk.letter, name="letter"),
    path("<int:pk>/publish/", desk.propose, name="propose"),
]


class AnswerersMenuItem(MenuItem):
    """Shown to those who answer letters."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person answers letters."""
        return bool(request.user.roles() & set(ANSWERERS))


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """The staff pages below /admin/letters/."""
    return [path("letters/", include((PAGES, "mailbox_desk")))]


@hooks.register("register_admin_menu_item")
def menu_item() -> MenuItem:
    """领导信箱."""
    return AnswerersMenuItem("领导信箱", reverse("mailbox_desk:letters"), name="letters", icon_name="mail", order=300)
