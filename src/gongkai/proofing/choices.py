"""What a unit's word list holds."""

from __future__ import annotations

import enum


class WordKind(enum.StrEnum):
    """What an entry of a list says of its word."""

    ALLOW = "allow"
    WRONG = "wrong"
    POST = "post"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"allow": "不报的词", "wrong": "易错词", "post": "领导职务"}[self.value]
