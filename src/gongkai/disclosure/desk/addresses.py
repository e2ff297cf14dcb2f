"""The staff pages of the room below /admin/disclosure/, beside Wagtail's own for items."""

from __future__ import annotations

from django.urls import path

from gongkai.disclosure.desk import deadlines, hub, managing

PAGES = [
    path("", hub.show, name="hub"),
    path("deadlines/", deadlines.watch, name="deadlines"),
    path("catalogue/", managing.catalogue, name="catalogue"),
    path("index-numbers/", managing.index_numbers, name="index_numbers"),
]
