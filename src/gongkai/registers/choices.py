"""Kinds of enforcement decisions."""

from __future__ import annotations

import enum


class DecisionKind(enum.StrEnum):
    """Which row of 表二 a decision counts in."""

    LICENSING = "licensing"
    PENALTY = "penalty"
    COERCION = "coercion"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"licensing": "行政许可", "penalty": "行政处罚", "coercion": "行政强制"}[self.value]
