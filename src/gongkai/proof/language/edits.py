"""Edits that might make a text likelier: another character or word of the same sound, one fewer, one more, a swap.

Everything is done for all places at once. An `Edits` holds one row for each edit that is worth a second look.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from gongkai.proof.language.alphabet import EDGE, Ids
from gongkai.proof.language.grams import CONTEXT, Floats, Grams

Ints = npt.NDArray[np.int64]
SAME, TONE, FUZZY, SHAPE, PAIR, SWAP, EXTRA, MISSING = range(8)
TAIL = 4  # characters behind an edit that it still has a say in
WIDEST = 2 + TAIL  # characters that an edit is weighed by
LEAST_GAIN = 1.0  # of log10: below it an edit is not looked at
_GATE, _GATE_NEXT, _STRONG = -1.6, -4.4, -6.0


@dataclass(frozen=True, slots=True)
class Tables:
    """What could stand for what. `first` and `others` are the confusions of each id, `pairs` words by their sound."""

    first: Ints
    others: npt.NDArray[np.uint16]
    kinds: npt.NDArray[np.uint8]
    sound: npt.NDArray[np.uint16]  # canonical syllable of each id, 0 for none
    pair_keys: npt.NDArray[np.uint32]
    pair_first: Ints
    pairs: npt.NDArray[np.uint16]  # two columns
    seen: npt.NDArray[np.uint8]  # bits: has the second character been met behind the first
    size: int

    def met(self, left: Ids, right: Ids) -> npt.NDArray[np.bool_]:
        """Whether each pair of characters stood side by side in the training text."""
        at = left.astype(np.int64) * self.size + right
        return (self.seen.take(at >> 3) >> (at & 7).astype(np.uint8) & 1).astype(bool)

    def met_behind(self, left: Ids) -> npt.NDArray[np.bool_]:
        """For each character a row that says of every id whether it was met behind it: as `met`, a byte for eight."""
        first = left.astype(np.int64) * self.size
        last = len(self.seen) - 1
        packed = self.seen.take(np.minimum((first >> 3)[:, None] + np.arange(self.size // 8 + 2), last))
        bits = np.unpackbits(packed, axis=1, bitorder="little").view(np.bool_)
        rows = np.empty((len(left), self.size), np.bool_)
        for row, line, skip in zip(rows, bits, (first & 7).tolist(), strict=True):
            row[:] = line[skip : skip + self.size]
        return rows


@dataclass(frozen=True, slots=True)
class Edits:
    """Rows: replace `old` characters from `at` by the first `new` of `put`. `gain` is what it wins in log10."""

    at: Ints
    kind: npt.NDArray[np.int8]
    old: npt.NDArray[np.int8]
    new: npt.NDArray[np.int8]
    put: npt.NDArray[np.uint16]
    gain: Floats
    logs: Floats  # of the new characters and the four behind, six columns
    orders: npt.NDArray[np.int8]

    def take(self, rows: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Edits:
        """Some of the rows."""
        return Edits(*(getattr(self, name)[rows] for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Reading:
    """A text with the log10 of each character's probability and the order that told it."""

    ids: Ids
    log: Floats
    order: npt.NDArray[np.int8]
    letter: npt.NDArray[np.bool_]  # is it a Chinese character that the model knows


def read(ids: Ids, grams: Grams, tables: Tables) -> Reading:
    """Measure a text that has four edges before and behind each paragraph."""
    rows = np.concatenate([np.full(CONTEXT, EDGE, np.uint16), ids])[None]
    log, order = grams.score(rows)
    return Reading(ids, log[0], order[0], tables.sound.take(ids) > 0)


def edits_of(reading: Reading, grams: Grams, tables: Tables) -> Edits:
    """Every edit that gains enough, in the order of the text."""
    gate = _badly_told(reading)
    ways = [
        *_others(reading, gate, tables),
        *_words(reading, gate, tables),
        *_swaps(reading, gate, tables),
        *_extras(reading, gate, tables),
        *_missing(reading, gate, tables, grams),
    ]
    found = _weigh(reading, grams, ways)
    return found.take(np.lexsort((-found.gain, found.at)))


Way = tuple[Ints, "int | npt.NDArray[np.int8]", int, npt.NDArray[np.uint16]]


def _badly_told(reading: Reading) -> npt.NDArray[np.bool_]:
    """Places at which an error may stand: the character and what follows it are told badly."""
    log = reading.log
    after = log.copy()
    after[:-1] += log[1:]
    after[:-2] += log[2:]
    gate = ((log < _GATE) & (after < _GATE_NEXT)) | (after < _STRONG)
    gate &= reading.letter
    gate[:CONTEXT] = gate[len(gate) - TAIL - 2 :] = False
    return gate


def _expand(first: Ints, keys: Ints) -> tuple[Ints, Ints]:
    """For each key its rows in a table whose rows of key k are first[k] … first[k + 1]: (which key, which row)."""
    start, count = first[keys], first[keys + 1] - first[keys]
    which = np.repeat(np.arange(len(keys)), count)
    begin = np.repeat(start - np.concatenate([[0], np.cumsum(count)[:-1]]), count) if len(keys) else start
    return which, begin + np.arange(len(which))


def _others(reading: Reading, gate: npt.NDArray[np.bool_], tables: Tables) -> list[Way]:
    """Another character of nearly the same sound or shape."""
    at = np.flatnonzero(gate)
    which, row = _expand(tables.first, reading.ids[at].astype(np.int64))
    at, put = at[which], tables.others[row]
    good = tables.met(reading.ids[at - 1], put)
    good[good] = tables.met(put[good], reading.ids[at[good] + 1])
    return [(at[good], tables.kinds[row[good]].astype(np.int8), 1, put[good, None])]


def _words(reading: Reading, gate: npt.NDArray[np.bool_], tables: Tables) -> list[Way]:
    """Another word of two characters of the same sound, both different."""
    both = reading.letter[:-1] & reading.letter[1:] & (gate[:-1] | gate[1:])
    at = np.flatnonzero(both)
    at = at[(at >= CONTEXT) & (at < len(gate) - TAIL - 2)]
    sound = tables.sound[reading.ids].astype(np.uint32)
    keys = (sound[at] << np.uint32(9)) | sound[at + 1]
    place = np.minimum(np.searchsorted(tables.pair_keys, keys), len(tables.pair_keys) - 1)
    known = tables.pair_keys[place] == keys
    at, place = at[known], place[known]
    which, row = _expand(tables.pair_first, place)
    at, put = at[which], tables.pairs[row]
    good = (put[:, 0] != reading.ids[at]) & (put[:, 1] != reading.ids[at + 1])
    good[good] = tables.met(reading.ids[at[good] - 1], put[good, 0])
    good[good] = tables.met(put[good, 1], reading.ids[at[good] + 2])
    return [(at[good], PAIR, 2, put[good])]


def _swaps(reading: Reading, gate: npt.NDArray[np.bool_], tables: Tables) -> list[Way]:
    """Two neighbours the other way round."""
    ids = reading.ids
    at = np.flatnonzero((gate[:-1] | gate[1:]) & reading.letter[:-1] & reading.letter[1:] & (ids[:-1] != ids[1:]))
    at = at[(at >= CONTEXT) & (at < len(gate) - TAIL - 2)]
    good = tables.met(ids[at + 1], ids[at]) & tables.met(ids[at - 1], ids[at + 1])
    good[good] = tables.met(ids[at[good]], ids[at[good] + 2])
    at = at[good]
    return [(at, SWAP, 2, np.stack([ids[at + 1], ids[at]], 1))]


def _extras(reading: Reading, gate: npt.NDArray[np.bool_], tables: Tables) -> list[Way]:
    """A character too many, at the place or just before it."""
    near = gate.copy()
    near[:-1] |= gate[1:]
    near &= reading.letter
    near[:CONTEXT] = False
    at = np.flatnonzero(near)
    at = at[tables.met(reading.ids[at - 1], reading.ids[at + 1])]
    return [(at, EXTRA, 1, np.zeros((len(at), 0), np.uint16))]


def _missing(reading: Reading, gate: npt.NDArray[np.bool_], tables: Tables, grams: Grams) -> list[Way]:
    """A character that is lacking before the place: one that was met between its neighbours."""
    at = np.flatnonzero(gate & (reading.order <= 2) & (reading.log < -2.4) & np.roll(reading.letter, 1))
    found: list[tuple[Ints, npt.NDArray[np.uint16]]] = []
    for part in np.array_split(at, len(at) // 256 + 1):
        left, right = reading.ids[part - 1][:, None], reading.ids[part][:, None]
        row, column = np.nonzero(tables.met_behind(left[:, 0])[:, 2:])
        put = (column + 2).astype(np.uint16)
        near = tables.met(put, right[row, 0])
        row, put = row[near], put[near]
        three = np.stack([np.zeros_like(put), np.zeros_like(put), left[row, 0], put, right[row, 0]], 1)
        keep = _trigram(grams, three)
        found.append((part[row[keep]], put[keep]))
    places = np.concatenate([one for one, _ in found])
    return [(places, MISSING, 0, np.concatenate([put for _, put in found])[:, None])]


def _trigram(grams: Grams, rows: npt.NDArray[np.uint16]) -> npt.NDArray[np.bool_]:
    """Whether the last three characters of each row were met together."""
    key = np.zeros(len(rows), np.uint64)
    for column in (2, 3, 4):
        key = (key << np.uint64(12)) | rows[:, column].astype(np.uint64)
    return grams.grams.get(key | np.uint64(3 << 60)) >= 0


def _weigh(reading: Reading, grams: Grams, ways: list[Way]) -> Edits:
    """What each edit gains; those that gain little are left out. All are read by the model in one go."""
    count, ids, last = sum(len(at) for at, *_ in ways), reading.ids, len(reading.ids) - 1
    rows = np.full((count, CONTEXT + WIDEST), EDGE, np.uint16)
    edits = Edits(
        np.concatenate([at for at, *_ in ways]),
        np.concatenate([np.full(len(at), kind, np.int8) if isinstance(kind, int) else kind for at, kind, *_ in ways]),
        np.repeat(np.array([old for *_, old, _ in ways], np.int8), [len(at) for at, *_ in ways]),
        np.repeat(np.array([put.shape[1] for *_, put in ways], np.int8), [len(at) for at, *_ in ways]),
        np.zeros((count, WIDEST - TAIL), np.uint16),
        np.zeros(count, np.float32),
        np.zeros((count, WIDEST), np.float32),
        np.zeros((count, WIDEST), np.int8),
    )
    rows[:, :CONTEXT] = ids[edits.at[:, None] + np.arange(-CONTEXT, 0)]
    parts = _parts(ways)
    for part, (at, _, old, put) in zip(parts, ways, strict=True):
        new = put.shape[1]
        edits.put[part, :new] = rows[part, CONTEXT : CONTEXT + new] = put
        behind = np.minimum(at[:, None] + np.arange(old, old + TAIL), last)
        rows[part, CONTEXT + new : CONTEXT + new + TAIL] = ids[behind]
    log, order = grams.score(rows)
    for part, (at, _, old, put) in zip(parts, ways, strict=True):
        width = put.shape[1] + TAIL
        edits.logs[part, :width], edits.orders[part, :width] = log[part, :width], order[part, :width]
        was = reading.log[np.minimum(at[:, None] + np.arange(old + TAIL), last)].sum(1)
        edits.gain[part] = log[part, :width].sum(1) - was
    return edits.take(np.flatnonzero(edits.gain > LEAST_GAIN))


def _parts(ways: list[Way]) -> list[slice]:
    """The rows of each way where all stand one below the other."""
    ends = np.cumsum([len(at) for at, *_ in ways]).tolist()
    return [slice(first, last) for first, last in pairwise([0, *ends])]
