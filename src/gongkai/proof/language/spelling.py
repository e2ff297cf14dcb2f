"""Spelling slips of paragraphs: read, try edits, score them, keep the surest where several overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from gongkai.proof.language.alphabet import EDGE, PAD, Ids, Places
from gongkai.proof.language.edits import EXTRA, MISSING, PAIR, SWAP, Edits, edits_of, read
from gongkai.proof.language.grams import Floats
from gongkai.proof.language.scorer import best_of_each_place, features, paragraph_means
from gongkai.proof.language.stored import Model

AT_ONCE = 60_000  # characters that are looked at together
KINDS = {PAIR: "word", SWAP: "swap", EXTRA: "extra", MISSING: "missing"}


@dataclass(frozen=True, slots=True)
class Slip:
    """What should be put in the place of text[start:end], how surely, and what kind of slip it is."""

    start: int
    end: int
    put: str
    sure: float
    kind: str


def slips(paragraphs: Sequence[str], model: Model) -> list[list[Slip]]:
    """For each paragraph its slips from 疑似 upwards, in order; none overlaps another."""
    found: list[list[Slip]] = []
    for batch in _batches(paragraphs):
        found += _slips(batch, model)
    return found


def _batches(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    """The paragraphs in batches of about as many characters as are looked at together."""
    batch: list[str] = []
    size = 0
    for paragraph in paragraphs:
        batch.append(paragraph)
        size += len(paragraph)
        if size >= AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _slips(paragraphs: list[str], model: Model) -> list[list[Slip]]:
    """The slips of one batch."""
    encoded = [model.alphabet.encode(paragraph) for paragraph in paragraphs]
    edge = np.full(PAD, EDGE, np.uint16)
    ids = np.concatenate([edge, *(part for ids, _ in encoded for part in (ids, edge)), edge])
    first = np.cumsum([PAD] + [len(part) + PAD for part, _ in encoded])
    edits, sure = scored(ids, model)
    keep = np.flatnonzero(sure >= model.doubt_from)
    keep = keep[np.argsort(-sure[keep], kind="stable")]
    owner = np.searchsorted(first, edits.at[keep], "right") - 1
    found: list[list[Slip]] = [[] for _ in paragraphs]
    for row, number in zip(keep.tolist(), owner.tolist(), strict=True):
        _, places = encoded[number]
        slip = _slip(
            edits, row, float(sure[row]), int(edits.at[row] - first[number]), places, paragraphs[number], model
        )
        if slip and all(slip.end <= one.start or one.end <= slip.start for one in found[number]):
            found[number].append(slip)
    return [sorted(row, key=lambda slip: slip.start) for row in found]


def scored(ids: Ids, model: Model) -> tuple[Edits, Floats]:
    """The best edits of a padded text and how sure each is."""
    reading = read(ids, model.grams, model.tables)
    best, gap, count = best_of_each_place(edits_of(reading, model.grams, model.tables))
    if not len(best.at):
        return best, best.gain
    rows = features(reading, best, gap, count, model.grams, paragraph_means(reading))
    return best, model.scorer.sure(rows)


def _slip(edits: Edits, row: int, sure: float, at: int, places: Places, text: str, model: Model) -> Slip | None:
    """One edit as a slip of its paragraph; None where a space stands inside what would be replaced."""
    kind, old = int(edits.kind[row]), int(edits.old[row])
    if at < 0 or at + max(old, 1) > len(places):
        return None
    start, end = int(places[at]), int(places[at + max(old, 1) - 1]) + 1
    if end - start != max(old, 1):
        return None
    put = "".join(model.alphabet.char(int(one)) for one in edits.put[row, : edits.new[row]])
    put += text[start] if kind == MISSING else ""
    return Slip(start, end, put, sure, KINDS.get(kind, "character"))
