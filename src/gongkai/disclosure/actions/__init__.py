"""Verbs of the room."""

from gongkai.disclosure.actions.draft import draft, revise
from gongkai.disclosure.actions.release import release, withdraw
from gongkai.disclosure.actions.review import approve, recall, return_, submit
from gongkai.disclosure.actions.route import establish_review_route

__all__ = [
    "approve",
    "draft",
    "establish_review_route",
    "recall",
    "release",
    "return_",
    "revise",
    "submit",
    "withdraw",
]
