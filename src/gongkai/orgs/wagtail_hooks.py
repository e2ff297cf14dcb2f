"""机构 and 人员 in the officer's menu; of Wagtail's settings only what its administrator uses."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from gongkai.orgs.desk import leaders, organs, people
from gongkai.orgs.models import Person
from gongkai.orgs.permissions import is_administrator

KEPT_SETTINGS = {"redirects"}  # Wagtail's own; people, groups and workflows are closed (urls.py)

PAGES = [
    path("organs/", organs.tree, name="organs"),
    path("organs/found/", organs.found, name="found"),
    path("organs/<int:pk>/", organs.organ, name="organ"),
    path("organs/<int:pk>/amend/", organs.amend, name="amend"),
    path("organs/<int:pk>/rename/", organs.rename, name="rename"),
    path("organs/<int:pk>/close/", organs.close, name="close"),
    path("organs/<int:pk>/leaders/name/", leaders.name, name="name_leader"),
    path("organs/<int:pk>/leaders/<int:leader_pk>/", leaders.amend, name="amend_leader"),
    path("organs/<int:pk>/leaders/<int:leader_pk>/part/", leaders.part, name="part_with_leader"),
    path("people/", people.people, name="people"),
    path("people/enrol/", people.enrol, name="enrol"),
    path("people/<int:pk>/", people.person, name="person"),
    path("people/<int:pk>/suspend/", people.suspend, name="suspend"),
    path("people/<int:pk>/restore/", people.restore, name="restore"),
    path("people/<int:pk>/password/", people.reset_password, name="reset_password"),
    path("people/<int:pk>/appoint/", people.appoint, name="appoint"),
    path("people/<int:pk>/dismiss/<int:membership_pk>/", people.dismiss, name="dismiss"),
]


class MenuItemFor(MenuItem):
    """Shown to those whom the page does not refuse."""

    def __init__(self, *args: str, readers: Callable[[Person], bool], **more: object) -> None:
        super().__init__(*args, **more)
        self.readers = readers

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether the page is open to this person."""
        return self.readers(request.user)


@hooks.register("register_admin_urls")
def addresses() -> list[URLPattern | URLResolver]:
    """The staff pages below /admin/organs/ and /admin/people/."""
    return [path("", include((PAGES, "orgs_desk")))]


@hooks.register("register_admin_menu_item")
def organs_item() -> MenuItem:
    """机构."""
    address = reverse("orgs_desk:organs")
    return MenuItemFor("机构", address, readers=organs.reads_organs, name="organs", icon_name="group", order=800)


@hooks.register("register_admin_menu_item")
def people_item() -> MenuItem:
    """人员."""
    address = reverse("orgs_desk:people")
    return MenuItemFor("人员", address, readers=is_administrator, name="people", icon_name="user", order=810)


@hooks.register("construct_settings_menu", order=1000)
def settings_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    """Sites and redirects, to whom they are granted; nothing else of Wagtail's is used."""
    items[:] = [item for item in items if item.name in KEPT_SETTINGS]
