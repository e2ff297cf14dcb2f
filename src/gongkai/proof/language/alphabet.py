"""Characters as numbers: spaces fall out, punctuation is full width, every digit is 0 and every Latin letter A."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.uint16]
Places = npt.NDArray[np.int64]

UNKNOWN, EDGE = 0, 1  # a character the model never met; the edge of a paragraph
PAD = 4  # edges before and behind each paragraph, so that no paragraph is measured by its neighbour
_FOLDED = {ord(a): ord(b) for a, b in zip(",;:?!()", "，；：？！（）", strict=True)}


def folded(point: int) -> int:
    """The code point that stands for this one in the model; 0 for one that is left out."""
    char = chr(point)
    if char.isspace() or point in (0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0xAD):
        return 0
    if 0xFF10 <= point <= 0xFF19 or char.isdigit() and point < 0x80:
        return ord("0")
    if point < 0x80 and char.isalpha() or 0xFF21 <= point <= 0xFF5A and char.isalpha():
        return ord("A")
    return _FOLDED.get(point, point)


@dataclass(frozen=True, slots=True)
class Alphabet:
    """`points` are the code points of the ids from 2 on; `table` gives the id of each point, 65535 for one left out."""

    points: npt.NDArray[np.uint32]
    table: npt.NDArray[np.uint16]

    @classmethod
    def of(cls, points: npt.NDArray[np.uint32]) -> Alphabet:
        """The alphabet of these folded code points."""
        return cls(points, _table(points))

    @property
    def size(self) -> int:
        """How many ids there are, the unknown and the edge among them."""
        return len(self.points) + 2

    def encode(self, text: str) -> tuple[Ids, Places]:
        """The ids of the characters that count, and where in the text each stands."""
        points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")
        ids = self.table[np.minimum(points, 0xFFFF)]
        places = np.flatnonzero(ids != 0xFFFF)
        return ids[places], places

    def char(self, number: int) -> str:
        """The character of an id; nothing for the edge and the unknown."""
        return chr(int(self.points[number - 2])) if number >= 2 else ""


def _table(points: npt.NDArray[np.uint32]) -> npt.NDArray[np.uint16]:
    """The id of every code point below 65536; computed once and kept with the model."""
    ids = {int(point): number for number, point in enumerate(points, start=2)}
    table = np.zeros(0x10000, np.uint16)
    for point in range(0xFFFF):
        to = folded(point)
        table[point] = ids.get(to, UNKNOWN) if to else 0xFFFF
    return table
