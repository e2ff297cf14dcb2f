"""The language model: modified Kneser-Ney over character 5-grams, with probabilities of 8 and back-offs of 4 bits."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongkai.proof.language.lookup import BITS, Lookup

ORDER = 5
CONTEXT = ORDER - 1
Floats = npt.NDArray[np.float32]
Tokens = npt.NDArray[np.uint64]
STEP, BACK_STEP = 7.0 / 255, 2.4 / 15  # of log10 of a probability, of a back-off
_SHIFT = np.uint64(BITS)


def key_of(order: int) -> tuple[np.uint64, np.uint64]:
    """The mask of the last `order` characters in a packed 5-gram, and the mark that tells the orders apart."""
    return np.uint64((1 << (BITS * order)) - 1), np.uint64(order << 60)


@dataclass(frozen=True, slots=True)
class Grams:
    """The model: `single` is log10 of each character's own probability, `grams` holds orders 2 to 5."""

    single: Floats
    single_back: Floats
    grams: Lookup

    def score(self, rows: npt.NDArray[np.uint16]) -> tuple[Floats, npt.NDArray[np.int8]]:
        """log10 of the probability of each character from the fifth of each row on, and the order that told it.

        `rows` is an array of rows, each beginning with four characters of context.
        """
        count, width = rows.shape
        tokens = rows.astype(np.uint64)
        log = self.single.take(rows)
        back = self.single_back.take(rows)
        order = np.ones((count, width), np.int8)
        packed = tokens
        alive = np.arange(count * width).reshape(count, width)[:, 1:].ravel()
        for number in range(2, ORDER + 1):
            packed = _longer(packed, tokens, number)
            log, back, alive = self._step(number, packed, log, back, order, alive)
        return log[:, CONTEXT:], order[:, CONTEXT:]

    def _step(
        self,
        number: int,
        packed: Tokens,
        log: Floats,
        back: Floats,
        order: npt.NDArray[np.int8],
        alive: npt.NDArray[np.int64],
    ) -> tuple[Floats, Floats, npt.NDArray[np.int64]]:
        """Take the n-grams of one order in; only where the shorter one was known can the longer one be."""
        mask, mark = key_of(number)
        found = self.grams.get((packed.ravel()[alive] & mask) | mark)
        log[:, 1:] += back[:, :-1]
        known = found >= 0
        at, values = alive[known], found[known]
        log.ravel()[at] = (values >> 4) * np.float32(-STEP)
        order.ravel()[at] = number
        back = np.zeros_like(log)
        back.ravel()[at] = (values & 15) * np.float32(-BACK_STEP)
        width = log.shape[1]
        return log, back, at[at % width >= number]


def _longer(packed: Tokens, tokens: Tokens, number: int) -> Tokens:
    """The packed n-grams one character longer: the character `number` - 1 places back before the others."""
    longer = packed.copy()
    back = number - 1
    longer[:, back:] |= tokens[:, :-back] << np.uint64(BITS * back)
    return longer
