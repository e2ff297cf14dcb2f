"""What of a reading must not go out: one spot for each kind at each place, its value masked."""

from __future__ import annotations

import enum
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from gongkai.files.xray.pieces import Piece, Reading
from gongkai.lib.marks import Mark, find_marks
from gongkai.lib.masks import shown
from gongkai.lib.personal import Kind, find

RULES = 1  # raised with every change of what is found; older readings then no longer count


class Weight(enum.StrEnum):
    """What a spot asks for."""

    SECRECY = "secrecy"  # a secrecy officer's decision
    BLOCK = "block"  # masking, or a reasoned conclusion
    HINT = "hint"  # a look

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"secrecy": "涉密标识", "block": "须处理", "hint": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Spot:
    """Something found at one place, how often, and one example, masked."""

    kind: str
    label: str
    weight: Weight
    where: str
    hidden: bool
    count: int
    example: str

    def as_dict(self) -> dict[str, Any]:
        """The form in which it is kept."""
        return asdict(self)


def spots(reading: Reading) -> list[Spot]:
    """Everything found, the heaviest first."""
    found: dict[tuple[str, Weight, str, bool], list[str]] = {}
    for piece in reading.pieces:
        for kind, weight, example in _in(piece):
            found.setdefault((kind, weight, piece.where, piece.hidden), []).append(example)
    made = [
        Spot(kind, LABELS[kind], weight, where, hidden, len(examples), examples[0])
        for (kind, weight, where, hidden), examples in found.items()
    ]
    return sorted(made, key=lambda spot: (list(Weight).index(spot.weight), not spot.hidden))


LABELS = {one.value: one.label for one in (*Kind, *Mark)}


def _in(piece: Piece) -> Iterator[tuple[str, Weight, str]]:
    for mark in find_marks(piece.text):
        secret = mark.mark == Mark.SECRECY
        yield mark.mark.value, Weight.SECRECY if secret else Weight.BLOCK, mark.value[:40]
    for one in find(piece.text):
        yield one.kind.value, Weight.BLOCK if one.certain else Weight.HINT, shown(one)[:40]


def tally(found: Iterable[Spot]) -> dict[str, int]:
    """How often each kind was found, by its label."""
    counts: Counter[str] = Counter()
    for spot in found:
        counts[spot.label] += spot.count
    return dict(counts)
