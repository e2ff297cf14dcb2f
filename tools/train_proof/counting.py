"""Character n-grams counted and smoothed: modified Kneser-Ney (Chen and Goodman 1998) in numpy."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongkai.proof.language.alphabet import EDGE, UNKNOWN, Alphabet, folded
from gongkai.proof.language.grams import BACK_STEP, ORDER, STEP, key_of
from gongkai.proof.language.lookup import BITS

Keys = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]
KEEP = {2: 1, 3: 2, 4: 3, 5: 4}  # how often an n-gram must occur to be kept


@dataclass(slots=True)
class Order:
    """The n-grams of one order: how often each occurs, how many kept it, its probability."""

    keys: Keys
    raw: npt.NDArray[np.int64]
    count: npt.NDArray[np.int64]  # occurrences at the highest order, distinct left neighbours below
    probability: Floats
    kept: npt.NDArray[np.bool_]
    gamma: Floats  # the share that a context leaves to the shorter one, for each kept context of this order


def alphabet_of(lines: Iterable[str]) -> Alphabet:
    """The commonest characters of the lines, as many as twelve bits hold."""
    points = np.frombuffer("".join(lines).encode("utf-32-le"), dtype="<u4")
    counts = np.bincount(np.minimum(points, 0xFFFF), minlength=0x10000)
    table = np.array([folded(point) for point in range(0xFFFF)] + [0])
    sums = np.bincount(table, weights=counts, minlength=0x10000)
    sums[0] = 0
    best = np.argsort(-sums, kind="stable")[: (1 << BITS) - 2]
    return Alphabet.of(np.sort(best[sums[best] >= 3]).astype(np.uint32))


def tokens_of(alphabet: Alphabet, lines: Iterable[str]) -> npt.NDArray[np.uint16]:
    """All lines as ids, an edge between two."""
    edge = np.array([EDGE], np.uint16)
    parts = [edge]
    for line in lines:
        parts += [alphabet.encode(line)[0], edge]
    return np.concatenate(parts)


def grams_of(tokens: npt.NDArray[np.uint16], order: int) -> Keys:
    """Every n-gram of that order that has no edge inside and no unknown character."""
    wide = tokens.astype(np.uint64)
    size = len(wide) - order + 1
    keys = np.zeros(size, np.uint64)
    good = np.ones(size, bool)
    for place in range(order):
        part = tokens[place : place + size]
        keys = (keys << np.uint64(BITS)) | wide[place : place + size]
        good &= part != UNKNOWN
        if 0 < place < order - 1:
            good &= part != EDGE
    return keys[good]


def count_all(tokens: npt.NDArray[np.uint16], keep: dict[int, int]) -> dict[int, Order]:
    """The orders 1 to 5 with their probabilities."""
    orders: dict[int, Order] = {}
    for number in range(1, ORDER + 1):
        keys, raw = np.unique(grams_of(tokens, number), return_counts=True)
        none = np.zeros(0)
        orders[number] = Order(keys, raw, raw, none, raw >= keep.get(number, 1), none)
    for number in range(1, ORDER):
        mask, _ = key_of(number)
        shorter, count = np.unique(orders[number + 1].keys & mask, return_counts=True)
        place = np.minimum(np.searchsorted(shorter, orders[number].keys), len(shorter) - 1)
        met = shorter[place] == orders[number].keys
        orders[number].count = np.where(met, count[place], 1)
    for number in range(1, ORDER + 1):
        _smooth(orders, number)
    return orders


def _smooth(orders: dict[int, Order], number: int) -> None:
    """Set the probabilities of one order, and what its contexts leave to the order below."""
    order = orders[number]
    taken = _discounted(order.count)
    if number == 1:
        total = order.count.sum()
        left = 1 - taken.sum() / total
        order.probability = taken / total + left / len(order.keys)
        return
    lower = orders[number - 1]
    contexts, at, total = _by_context(order)
    kept = np.bincount(at, weights=np.where(order.kept, taken, 0)) / total
    full = np.bincount(at, weights=taken) / total
    mask, _ = key_of(number - 1)
    below = np.searchsorted(lower.keys, order.keys & mask)
    order.probability = taken / total[at] + (1 - full)[at] * lower.probability[below]
    gamma = np.ones(len(lower.keys))
    gamma[np.searchsorted(lower.keys, contexts)] = np.maximum(1 - kept, 1e-3)
    lower.gamma = gamma


def _by_context(order: Order) -> tuple[Keys, npt.NDArray[np.int64], Floats]:
    """The contexts of an order, for each n-gram which is its own, and what all n-grams of each context amount to."""
    contexts, at = np.unique(order.keys >> np.uint64(BITS), return_inverse=True)
    return contexts, at, np.bincount(at, weights=order.count).astype(float)


def _discounted(count: npt.NDArray[np.int64]) -> Floats:
    """The counts less the discounts of modified Kneser-Ney."""
    n1, n2, n3, n4 = (max(1, int((count == times).sum())) for times in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    steps = np.array([0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3])
    return count - np.clip(steps, 0.05, None)[np.minimum(count, 3)] * (count > 0)


def packed(orders: dict[int, Order]) -> tuple[Keys, npt.NDArray[np.uint32]]:
    """The kept n-grams of orders 2 to 5 as keys of the map, and their twelve bits."""
    keys, values = [], []
    for number in range(2, ORDER + 1):
        order = orders[number]
        _, mark = key_of(number)
        log = np.rint(-np.log10(order.probability[order.kept]) / STEP)
        back = np.zeros(int(order.kept.sum()))
        if number < ORDER:
            back = np.rint(-np.log10(order.gamma[order.kept]) / BACK_STEP)
        keys.append(order.keys[order.kept] | mark)
        values.append((np.clip(log, 0, 255).astype(np.uint32) << 4) | np.clip(back, 0, 15).astype(np.uint32))
    return np.concatenate(keys), np.concatenate(values)


def singles(order: Order, size: int) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """log10 of each character's probability and of its back-off, by id."""
    log, back = np.full(size, -7.0, np.float32), np.zeros(size, np.float32)
    log[order.keys.astype(np.int64)] = np.log10(order.probability)
    back[order.keys.astype(np.int64)] = np.log10(order.gamma)
    return log, back
