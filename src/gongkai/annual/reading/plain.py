"""Text without blanks and without the accidents of typing, every character knowing where it was printed."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import repeat

from gongkai.annual.form import Printed

INDENTED = "\u2003"  # stands in texts for a tab before the first word; a line with a tab there has known cells
IGNORED = "\u200b\u200c\u200d\u2060\ufeff"  # zero-width characters that web pages leave behind
ALIKE = {
    **dict.fromkeys("“”„‟＂「」『』", '"'),
    **dict.fromkeys("‘’＇", "'"),
    **dict.fromkeys("〔［【", "["),
    **dict.fromkeys("〕］】", "]"),
    **dict.fromkeys("–—－―", "-"),
}
RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def raised(words: str) -> str:
    """The words as the mark of a note is printed, so that it is no digit of the figure before it."""
    return words.translate(RAISED)


class _Characters(dict[int, str | None]):
    """For each character the one it is compared as, None where it prints nothing; learnt as characters come."""

    def __missing__(self, code: int) -> str | None:
        """Look a character up once."""
        char = chr(code)
        self[code] = None if char.isspace() or char in IGNORED else _alike(char)
        return self[code]


def _alike(char: str) -> str:
    """One character for all the ways it is typed."""
    if char in ALIKE:
        return ALIKE[char]
    normal = unicodedata.normalize("NFKC", char)
    return normal if len(normal) == 1 else char


CHARACTERS = _Characters()


def plain(text: str) -> str:
    """The text for comparing: no blanks, full-width and half-width alike."""
    return text.translate(CHARACTERS)


def _is_blank(char: str) -> bool:
    """Whether the character prints nothing."""
    return CHARACTERS[ord(char)] is None


@dataclass(frozen=True, slots=True)
class Run:
    """Printed characters without blanks: `text` for comparing, `raw` as typed, `at` their (line, column) from 1."""

    text: str
    raw: str
    at: tuple[tuple[int, int], ...]

    def __getitem__(self, part: slice) -> Run:
        """A stretch of it."""
        return Run(self.text[part], self.raw[part], self.at[part])

    def words(self) -> list[Run]:
        """Its stretches that were printed without a break between them."""
        breaks = [0, *(i for i in range(1, len(self.at)) if not _is_next(self.at[i - 1], self.at[i])), len(self.at)]
        return [self[start:end] for start, end in zip(breaks, breaks[1:], strict=False) if end > start]

    def printed(self, lines: Mapping[int, str]) -> Printed:
        """The words with their place in the numbered lines; the quote ends with the line on which they start."""
        if not self.at:
            return Printed(self.raw)
        line, column = self.at[0]
        last = max(column_ for line_, column_ in self.at if line_ == line)
        return Printed(self.raw, line, column, lines[line][column - 1 : last])


def _is_next(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether the second place follows the first without a gap."""
    return other == (one[0], one[1] + 1)


def run_of(raw: str, line: int, column: int) -> Run:
    """The run that a stretch of a line holds."""
    text = plain(raw)
    if len(text) == len(raw):
        return Run(text, raw, tuple(zip(repeat(line), range(column, column + len(raw)), strict=False)))
    kept = [(char, column + offset) for offset, char in enumerate(raw) if not _is_blank(char)]
    return Run(text, "".join(char for char, _ in kept), tuple((line, col) for _, col in kept))


def joined(runs: Iterable[Run]) -> Run:
    """All the runs as one."""
    parts = list(runs)
    places = tuple(place for part in parts for place in part.at)
    return Run("".join(part.text for part in parts), "".join(part.raw for part in parts), places)
