"""Errors put into clean text, so that a scorer can learn which edits undo one."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gongkai.proof.language.alphabet import EDGE, PAD
from gongkai.proof.language.edits import EXTRA, FUZZY, MISSING, PAIR, SAME, SHAPE, SWAP, TONE, Tables
from gongkai.proof.language.grams import Floats

ANY = 8  # a character that has nothing to do with the right one
SHARES = {SAME: 34, TONE: 16, FUZZY: 9, SHAPE: 9, PAIR: 10, ANY: 6, EXTRA: 6, MISSING: 5, SWAP: 5}
Ids = npt.NDArray[np.uint16]


@dataclass(frozen=True, slots=True)
class Wrong:
    """One error: it stands at `at`, `length` characters long, where `right` should stand."""

    at: int
    length: int
    kind: int
    right: tuple[int, ...]


def spoil(ids: Ids, tables: Tables, single: Floats, every: int, seed: int) -> tuple[Ids, list[Wrong]]:
    """The ids with about one error for each `every` characters, and what was done."""
    chance = np.random.default_rng(seed)
    letter = tables.sound[ids] > 0
    out: list[int] = []
    done: list[Wrong] = []
    kinds, shares = list(SHARES), np.array(list(SHARES.values())) / sum(SHARES.values())
    place, size = 0, len(ids)
    wait = int(chance.integers(1, 2 * every))
    while place < size:
        wait -= 1
        ready = wait <= 0 and place + 1 < size and letter[place] and letter[place + 1]
        kind = int(chance.choice(kinds, p=shares)) if ready else -1
        put, length = _wrong(kind, place, ids, tables, single, chance) if ready else (None, 0)
        if put is None:
            out.append(int(ids[place]))
            place += 1
            continue
        right = tuple(int(one) for one in ids[place : place + length])
        done.append(Wrong(len(out), len(put), kind, right))
        out += put
        place += length
        wait = int(chance.integers(8, 2 * every))
    return np.array(out, np.uint16), done


def _wrong(
    kind: int, place: int, ids: Ids, tables: Tables, single: Floats, chance: np.random.Generator
) -> tuple[list[int] | None, int]:
    """What is put instead of how many characters; None where that kind cannot be."""
    one, two = int(ids[place]), int(ids[place + 1])
    if kind in (SAME, TONE, FUZZY, SHAPE):
        rows = np.arange(tables.first[one], tables.first[one + 1])
        others = tables.others[rows[tables.kinds[rows] == kind]]
        return ([_drawn(others, single, chance)], 1) if len(others) else (None, 0)
    if kind == PAIR:
        return _other_word(one, two, tables, chance), 2
    if kind == ANY:
        return [_drawn(np.flatnonzero(tables.sound > 0).astype(np.uint16), single, chance)], 1
    if kind == SWAP:
        return ([two, one], 2) if one != two else (None, 0)
    if kind == EXTRA:
        again = [one, one] if chance.random() < 0.5 else [one, _drawn_any(tables, single, chance)]
        return again, 1
    return [], 1


def _drawn(others: Ids, single: Floats, chance: np.random.Generator) -> int:
    """One of the ids, the commoner the likelier."""
    weight = 10.0 ** (0.6 * single[others])
    return int(chance.choice(others, p=weight / weight.sum()))


def _drawn_any(tables: Tables, single: Floats, chance: np.random.Generator) -> int:
    """Any Chinese character, the commoner the likelier."""
    return _drawn(np.flatnonzero(tables.sound > 0).astype(np.uint16), single, chance)


def _other_word(one: int, two: int, tables: Tables, chance: np.random.Generator) -> list[int] | None:
    """Another word of the same sound, both characters different."""
    key = (int(tables.sound[one]) << 9) | int(tables.sound[two])
    place = int(np.searchsorted(tables.pair_keys, key))
    if place >= len(tables.pair_keys) or tables.pair_keys[place] != key:
        return None
    rows = tables.pairs[tables.pair_first[place] : tables.pair_first[place + 1]]
    rows = rows[(rows[:, 0] != one) & (rows[:, 1] != two)]
    return [int(number) for number in chance.choice(rows)] if len(rows) else None


def padded(lines: list[Ids]) -> Ids:
    """Paragraphs with four edges before, between and behind them."""
    edge = np.full(PAD, EDGE, np.uint16)
    parts = [edge]
    for line in lines:
        parts += [line, edge]
    return np.concatenate([*parts, edge])
