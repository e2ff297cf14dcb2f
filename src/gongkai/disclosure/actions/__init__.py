"""Verbs of the room."""

from gongkai.disclosure.actions.catalogue import choose_index_style, close_class, extend_catalogue, rename_class
from gongkai.disclosure.actions.draft import draft, revise
from gongkai.disclosure.actions.release import release, withdraw
from gongkai.disclosure.actions.review import approve, recall, return_, submit
from gongkai.disclosure.actions.revoke import note_revocation
from gongkai.disclosure.actions.route import establish_review_route

__all__ = [
    "approve",
    "choose_index_style",
    "close_class",
    "draft",
    "establish_review_route",
    "extend_catalogue",
    "note_revocation",
    "recall",
    "release",
    "rename_class",
    "return_",
    "revise",
    "submit",
    "withdraw",
]
