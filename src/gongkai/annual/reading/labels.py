"""Recognise the official labels of a table among printed words, also renumbered, cut short or reworded."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache

from gongkai.annual.form import Label, Row
from gongkai.annual.reading.plain import Run, plain

NUMBERING = re.compile(r"[(\[]?[\d一二三四五六七八九十]{1,2}[)\].、,]*$")  # what stands before a label's words
CUT_LABEL = 6  # characters of a label that suffice when the rest of it follows the figures
LIKE_ENOUGH = 0.7


@dataclass(frozen=True, slots=True)
class LabelFound:
    """The row whose label ends the words, and where in them it starts."""

    row: Row
    start: int
    is_cut: bool = False


@cache  # the labels of the form are few
def label_words(label: str) -> str:
    """An official label for comparing."""
    return plain(label)


def match_label(words: Run, tokens: list[str], rows: Sequence[Row], taken: set[str]) -> LabelFound | None:
    """The row that the words end with: exactly, but for its number, cut short, or reworded."""
    text = words.text
    exact = [
        LabelFound(row, len(text) - len(label_words(row.text))) for row in rows if text.endswith(label_words(row.text))
    ]
    if exact:
        return min(exact, key=lambda found: found.start)
    renumbered = [found for row in rows if (found := _renumbered(text, row)) and row.key not in taken]
    if renumbered:
        return min(renumbered, key=lambda found: found.start)
    cut = [found for row in rows if (found := _cut_short(text, row)) and row.key not in taken]
    if cut:
        return min(cut, key=lambda found: found.start)
    return _reworded(text, tokens, [row for row in rows if row.key not in taken])


def _renumbered(text: str, row: Row) -> LabelFound | None:
    """The row if only its number differs."""
    core = core_of(row.text)
    if core == label_words(row.text) or not text.endswith(core):
        return None
    return LabelFound(row, _with_number(text, len(text) - len(core)))


def _cut_short(text: str, row: Row) -> LabelFound | None:
    """The row if the words end with the first part of its label."""
    label = label_words(row.text)
    for length in range(len(label) - 1, CUT_LABEL - 1, -1):
        if text.endswith(label[:length]):
            return LabelFound(row, len(text) - length, is_cut=True)
    return None


def _reworded(text: str, tokens: list[str], rows: list[Row]) -> LabelFound | None:
    """The row most like the last one, two or three words."""
    best: tuple[float, LabelFound] | None = None
    for count in range(1, min(3, len(tokens)) + 1):
        tail = "".join(tokens[-count:])
        if not text.endswith(tail):
            continue
        for row in rows:
            score = SequenceMatcher(None, tail, label_words(row.text), autojunk=False).ratio()
            if score >= LIKE_ENOUGH and (best is None or score > best[0]):
                best = (score, LabelFound(row, len(text) - len(tail)))
    return best[1] if best else None


def find_label(text: str, label: Label) -> slice | None:
    """Where the label stands in the text, its number perhaps another."""
    exact = text.find(label_words(label.text))
    if exact >= 0:
        return slice(exact, exact + len(label_words(label.text)))
    core = core_of(label.text)
    place = text.find(core)
    if place < 0 or core == label_words(label.text):
        return None
    return slice(_with_number(text, place), place + len(core))


@cache
def core_of(label: str) -> str:
    """The label without its number, for comparing."""
    return re.sub(r"^(?:[一二三四]、|\([一二三四五六七]\)|\d\.)", "", label_words(label))


def _with_number(text: str, place: int) -> int:
    """Where the number before that place starts, or the place itself."""
    number = NUMBERING.search(text[:place])
    return number.start() if number else place
