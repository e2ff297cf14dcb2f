"""How sure an edit is: its features, and boosted trees kept as plain arrays."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from gongkai.proof.language.alphabet import EDGE
from gongkai.proof.language.edits import Edits, Reading
from gongkai.proof.language.grams import Floats, Grams

FEATURES = 44
_CUTS, _HOPELESS = (20, 60), -4.0  # after so many trees a row below this log-odds is given up
_AT_ONCE = 400  # rows; more would not fit the processor's cache


@dataclass(frozen=True, slots=True)
class Scorer:
    """Boosted trees: for each tree and node the feature it asks, the bound, where to go, what a leaf adds."""

    feature: npt.NDArray[np.int16]
    bound: npt.NDArray[np.float32]
    left: npt.NDArray[np.int16]
    right: npt.NDArray[np.int16]
    value: npt.NDArray[np.float32]
    depth: int
    base: float

    def sure(self, rows: Floats) -> Floats:
        """The probability of each row; 0 for one that the first trees have already found hopeless."""
        total = np.full(len(rows), self.base)
        alive = np.arange(len(rows))
        trees = len(self.feature)
        for first, last in pairwise((0, *(cut for cut in _CUTS if cut < trees), trees)):
            for part in np.array_split(alive, len(alive) // _AT_ONCE + 1):
                total[part] += self._sum(rows[part], first, last)
            if last < trees:
                alive = alive[total[alive] > _HOPELESS]
        sure: Floats = np.zeros(len(rows), np.float32)
        sure[alive] = 1 / (1 + np.exp(-total[alive]))
        return sure

    def _sum(self, rows: Floats, first: int, last: int) -> npt.NDArray[np.float64]:
        """What the trees of that stretch add to each row."""
        width = self.feature.shape[1]
        feature, bound = self.feature[first:last].ravel(), self.bound[first:last].ravel()
        ways = np.stack([self.right[first:last].ravel(), self.left[first:last].ravel()], 1).ravel()
        roots = np.arange(last - first)[None] * width
        node = np.repeat(roots, len(rows), 0)
        flat = rows.ravel()
        lines = np.arange(len(rows))[:, None] * rows.shape[1]
        for _ in range(self.depth):
            left = flat.take(lines + feature.take(node)) <= bound.take(node)
            before, node = node, roots + ways.take(node * 2 + left)
            if (before == node).all():
                break  # every row has come to its leaf
        total: npt.NDArray[np.float64] = self.value[first:last].ravel().take(node).sum(1, dtype=np.float64)
        return total


def best_of_each_place(edits: Edits) -> tuple[Edits, Floats, Floats]:
    """The best edit of each kind of change at each place, how far the next best is behind, and how many there were."""
    group = edits.at * 16 + np.minimum(edits.kind, 3) * 0 + np.where(edits.kind < 4, 0, edits.kind)
    order = np.lexsort((-edits.gain, group))
    edits = edits.take(order)
    group = group[order]
    first = np.flatnonzero(np.concatenate([[True], group[1:] != group[:-1]])) if len(group) else np.zeros(0, np.int64)
    count = np.diff(np.concatenate([first, [len(group)]]))
    second = np.where(count > 1, edits.gain[np.minimum(first + 1, max(len(group) - 1, 0))], 0) if len(group) else first
    best = edits.take(first)
    return best, (best.gain - second).astype(np.float32), count.astype(np.float32)


def features(reading: Reading, edits: Edits, gap: Floats, count: Floats, grams: Grams, mean: Floats) -> Floats:
    """One row of numbers for each edit. `mean` is the mean log10 of the paragraph around each place of the text."""
    at, last = edits.at, len(reading.ids) - 1
    near = np.clip(at[:, None] + np.arange(-2, 7), 0, last)
    log, order = reading.log[near], reading.order[near]
    width = edits.new + 4
    behind = np.minimum(at + edits.old, last)
    columns = [
        edits.kind,
        edits.gain,
        gap,
        count,
        grams.single[edits.put[:, 0]] * (edits.new > 0),
        grams.single[edits.put[:, 1]] * (edits.new > 1),
        grams.single[reading.ids[at]],
        mean[at],
        edits.logs.sum(1) / width,
        edits.logs.min(1),
        reading.letter[at - 1],
        reading.letter[behind],
        _rival(edits),
        _best_here(edits),
    ]
    rows = [np.asarray(column, np.float32)[:, None] for column in columns]
    parts = [*rows, log, order.astype(np.float32), edits.logs, edits.orders.astype(np.float32)]
    return np.concatenate(parts, 1)[:, :FEATURES].astype(np.float32)


def _best_here(edits: Edits) -> Floats:
    """The highest gain of any edit at the place or its neighbours, less the edit's own."""
    best: Floats = edits.gain.copy()
    for shift in (1, 2, 3, 4):
        close = np.abs(edits.at[shift:] - edits.at[:-shift]) <= 1
        np.maximum.at(best, np.flatnonzero(close), edits.gain[shift:][close])
        np.maximum.at(best, np.flatnonzero(close) + shift, edits.gain[:-shift][close])
    return best - edits.gain


def _rival(edits: Edits) -> Floats:
    """How many edits stand within three characters."""
    return (np.searchsorted(edits.at, edits.at + 3, "right") - np.searchsorted(edits.at, edits.at - 3, "left")).astype(
        np.float32
    )


def paragraph_means(reading: Reading) -> Floats:
    """The mean log10 of a character's probability in the paragraph of each place, counting known letters only."""
    edge = reading.ids == EDGE
    number = np.cumsum(edge)
    counts = np.bincount(number, weights=~edge)
    sums = np.bincount(number, weights=np.where(edge, 0, reading.log))
    means: Floats = (sums / np.maximum(counts, 1)).astype(np.float32)[number]
    return means
