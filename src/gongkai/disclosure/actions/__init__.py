"""Verbs of the room."""

from gongkai.disclosure.actions.catalogue import choose_index_style, close_class, extend_catalogue, rename_class
from gongkai.disclosure.actions.draft import draft, revise
from gongkai.disclosure.actions.release import release, withdraw
from gongkai.disclosure.actions.review import approve, recall, return_, submit
from gongkai.disclosure.actions.revoke import note_revocation
from gongkai.disclosure.actions.route import establish_review_route
from gongkai.disclosure.actions.sites import found_site, merge_page, rename_page, set_column

__all__ = [
    "approve",
    "choose_index_style",
    "close_class",
    "draft",
    "establish_review_route",
    "extend_catalogue",
    "found_site",
    "merge_page",
    "note_revocation",
    "recall",
    "release",
    "rename_class",
    "rename_page",
    "return_",
    "revise",
    "set_column",
    "submit",
    "withdraw",
]
