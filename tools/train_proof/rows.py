"""From spoilt text to rows for the scorer: features of each edit, and whether it restores what was there."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gongkai.proof.language.edits import EXTRA, MISSING, Edits, Tables, edits_of, read
from gongkai.proof.language.grams import Floats, Grams
from gongkai.proof.language.scorer import best_of_each_place, features, paragraph_means
from tools.train_proof.errors import Wrong


def rows_of(ids: npt.NDArray[np.uint16], grams: Grams, tables: Tables) -> tuple[Edits, Floats]:
    """The best edits of a padded text and their features."""
    reading = read(ids, grams, tables)
    best, gap, count = best_of_each_place(edits_of(reading, grams, tables))
    return best, features(reading, best, gap, count, grams, paragraph_means(reading))


def labels(ids: npt.NDArray[np.uint16], edits: Edits, wrong: list[Wrong]) -> npt.NDArray[np.int8]:
    """1 for an edit after which the text around it is as it was before it was spoilt."""
    marks = np.zeros(len(edits.at), np.int8)
    starts = np.array([one.at for one in wrong])
    for row, at in enumerate(edits.at):
        near = int(np.searchsorted(starts, at - 3))
        marks[row] = any(_undoes(ids, edits, row, one) for one in wrong[near : near + 2] if one.at <= at + 3)
    return marks


def _undoes(ids: npt.NDArray[np.uint16], edits: Edits, row: int, wrong: Wrong) -> bool:
    """Whether the edit and the way back from the error give the same text."""
    at = int(edits.at[row])
    low, high = min(at, wrong.at) - 1, max(at + int(edits.old[row]), wrong.at + wrong.length) + 1
    put = edits.put[row, : edits.new[row]].tolist()
    edited = [*ids[low:at].tolist(), *put, *ids[at + int(edits.old[row]) : high].tolist()]
    right = [*ids[low : wrong.at].tolist(), *wrong.right, *ids[wrong.at + wrong.length : high].tolist()]
    return edited == right


__all__ = ["EXTRA", "MISSING", "labels", "rows_of"]
