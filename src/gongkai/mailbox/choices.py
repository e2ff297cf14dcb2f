"""Kinds and states of letters."""

from __future__ import annotations

import enum


class LetterKind(enum.StrEnum):
    """What a citizen writes about."""

    CONSULTATION = "consultation"
    SUGGESTION = "suggestion"
    HELP = "help"
    CORRECTION = "correction"

    @property
    def label(self) -> str:
        """The word a citizen reads."""
        return {
            "consultation": "咨询",
            "suggestion": "建议",
            "help": "求助",
            "correction": "网站找错",
        }[self.value]


class LetterState(enum.StrEnum):
    """Where a letter stands."""

    RECEIVED = "received"
    ANSWERED = "answered"

    @property
    def label(self) -> str:
        """The word a citizen reads."""
        return {"received": "办理中", "answered": "已答复"}[self.value]
