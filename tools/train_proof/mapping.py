"""Builds the static map of gongkai.proof.language.lookup: peeling in whole layers, then the values backwards."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongkai.proof.language.lookup import BITS, Lookup, slots

ROOM = 1.235  # places for each key; below about 1.23 peeling gets stuck


def build(keys: npt.NDArray[np.uint64], values: npt.NDArray[np.uint32]) -> Lookup:
    """The map that gives each key its twelve bits."""
    size = int(len(keys) * ROOM / 3) + 32
    one, two, three, mark = slots(keys, size)
    places = np.stack([one, two, three])
    layers = _peel(places, 3 * size)
    whole = (mark.astype(np.uint32) << np.uint32(BITS)) | values
    table = np.zeros(3 * size, np.uint32)
    for chosen, at in reversed(layers):
        rest = table[places[0, chosen]] ^ table[places[1, chosen]] ^ table[places[2, chosen]]
        table[at] = whole[chosen] ^ rest
    return Lookup((table & 0xFFFF).astype(np.uint16), (table >> 16).astype(np.uint8))


def _peel(places: npt.NDArray[np.int64], size: int) -> list[tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]]:
    """Layers of (keys, the place that each has for itself), until no key is left."""
    degree = np.bincount(places.ravel(), minlength=size)
    inside = np.zeros(size, np.int64)  # XOR of the numbers of the keys at each place
    for row in places:
        np.bitwise_xor.at(inside, row, np.arange(places.shape[1]))
    layers = []
    free, left = np.flatnonzero(degree == 1), places.shape[1]
    while left:
        chosen, first = np.unique(inside[free], return_index=True)
        if not len(chosen):
            raise RuntimeError("peeling got stuck; give more room")
        layers.append((chosen, free[first]))
        left -= len(chosen)
        touched = places[:, chosen]
        np.subtract.at(degree, touched.ravel(), 1)
        np.bitwise_xor.at(inside, touched.ravel(), np.tile(chosen, 3))
        near = np.unique(touched)
        free = near[degree[near] == 1]
    return layers
