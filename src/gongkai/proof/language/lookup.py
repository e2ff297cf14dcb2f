"""A static map from n-grams to three bytes each, read with three gathers and no search.

It is an XOR filter that holds values.
Method: Graf and Lemire, "Xor Filters" (2020), with a value beside the fingerprint. A stranger is taken for a member
once in 4,096 times.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Keys = npt.NDArray[np.uint64]
BITS = 12  # of a character id, and of a fingerprint
_C1, _C2, _C3 = np.uint64(0x9E3779B97F4A7C15), np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
_LOW = np.uint64(0xFFFFFFFF)
_S32, _S29, _S52 = np.uint64(32), np.uint64(29), np.uint64(52)


def slots(keys: Keys, size: int) -> tuple[npt.NDArray[np.int64], ...]:
    """The three places of each key in a table of three parts of `size`, and its fingerprint."""
    first = keys * _C1
    first ^= first >> _S29
    first *= _C2
    second = first ^ (first >> _S32)
    second *= _C3
    span = np.uint64(size)
    one = ((first >> _S32) * span) >> _S32
    two = ((second & _LOW) * span) >> _S32
    three = ((second >> _S32) * span) >> _S32
    mark = (first ^ (second >> _S29)) & np.uint64((1 << BITS) - 1)
    return (
        one.view(np.int64),
        two.view(np.int64) + size,
        three.view(np.int64) + 2 * size,
        mark.view(np.int64),
    )


@dataclass(frozen=True, slots=True)
class Lookup:
    """The map: the two low bytes and the high byte of each place."""

    low: npt.NDArray[np.uint16]
    high: npt.NDArray[np.uint8]

    def get(self, keys: Keys) -> npt.NDArray[np.int32]:
        """The twelve bits kept for each key; -1 for one that is not in the map."""
        one, two, three, mark = slots(keys, len(self.low) // 3)
        low = self.low.take(one) ^ self.low.take(two) ^ self.low.take(three)
        high = self.high.take(one) ^ self.high.take(two) ^ self.high.take(three)
        whole = (high.astype(np.int32) << 16) | low
        return np.where((whole >> BITS) == mark, whole & ((1 << BITS) - 1), -1)
