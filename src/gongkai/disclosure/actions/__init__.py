"""Verbs of the room."""

from gongkai.disclosure.actions.release import release, withdraw

__all__ = ["release", "withdraw"]
