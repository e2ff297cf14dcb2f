"""What became of a finding between two savings, and which rules are not worth their noise."""

from __future__ import annotations

import enum
from collections.abc import Iterable
from dataclasses import dataclass

from gongkai.proofing.rules.spots import Spot

LEAST_JUDGED = 20  # a share of fewer answers says nothing: the product's own convention
NEAR = 4  # characters on each side that must still be there
Kept = list[str | None]  # rule, before, quote, after, suggestion


class Outcome(enum.StrEnum):
    """What became of a finding."""

    ACCEPTED = "accepted"
    CHANGED = "changed"
    STANDS = "stands"  # the words are still there: a list or a signature silenced it, and was counted itself


def key_of(spot: Spot) -> str:
    """What makes a finding the same at the next saving: the words right beside it, not all that stands around."""
    return "\x1f".join((spot.rule, spot.before[-NEAR:], spot.quote, spot.after[:NEAR]))


def as_kept(spot: Spot) -> Kept:
    """A finding as it is remembered until the next saving."""
    return [spot.rule, spot.before, spot.quote, spot.after, spot.suggestion]


def outcome_of(kept: Kept, texts: Iterable[str]) -> Outcome:
    """What became of a finding that is no longer found in these texts."""
    _, before, quote, after, put = (one or "" for one in kept)
    left, right = before[-NEAR:], after[:NEAR]
    texts = list(texts)
    if any(f"{left}{quote}{right}" in text for text in texts):
        return Outcome.STANDS
    if kept[4] is not None and any(f"{left}{put}{right}" in text for text in texts):
        return Outcome.ACCEPTED
    return Outcome.CHANGED


@dataclass(frozen=True, slots=True)
class Record:
    """The counts of one rule."""

    rule: str
    found: int = 0
    accepted: int = 0
    changed: int = 0
    ignored: int = 0
    waived: int = 0

    @property
    def judged(self) -> int:
        """How many findings somebody answered."""
        return self.accepted + self.changed + self.ignored + self.waived

    @property
    def share(self) -> float | None:
        """The share of answers that followed the finding, by its suggestion or otherwise; None where there is none."""
        return (self.accepted + self.changed) / self.judged if self.judged else None

    def is_noise(self, keep_share: float) -> bool:
        """Whether it should be looked at, or switched off: fewer follow it than the share set."""
        return self.judged >= LEAST_JUDGED and self.share is not None and self.share < keep_share

    @property
    def percent(self) -> int | None:
        """The share in hundredths."""
        return None if self.share is None else round(100 * self.share)
