"""What is found at which place, what may be waived or learnt, what a list holds, what became of findings."""

from gongkai.proofing.rules.spots import (
    Allowed,
    Check,
    Part,
    Spot,
    spots_in,
    why_not_clean,
    why_not_learn,
    why_not_waive,
    without_allowed,
)

__all__ = [
    "Allowed",
    "Check",
    "Part",
    "Spot",
    "spots_in",
    "why_not_clean",
    "why_not_learn",
    "why_not_waive",
    "without_allowed",
]
