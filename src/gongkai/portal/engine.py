"""What a search engine is asked and what it has to do; two of them stand in `embedded` and `cluster`.

A text is a row of words (its pairs of characters, or its characters), a question a small tree of what they must hold.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

KINDS = ("genre", "unit", "root", "topic", "validity")  # what a search may be narrowed and counted by
TEXTS = ("head", "text", "head_signs", "sounds", "initials")  # fields whose words have places
SIGNS = "text_signs"  # the characters that a text holds at all
NUMBERS = ("pk", "order", "seconds")  # newest first is the highest order first; seconds since 1970

Document = dict[str, str | int]  # a value for each field; a text's words are parted by blanks


class EngineError(Exception):
    """The search engine cannot be asked now."""


@dataclass(frozen=True, slots=True)
class Term:
    """One whole value: a kind's, or a word anywhere in a text."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class Phrase:
    """These words of a text, at these distances from one another."""

    field: str
    words: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """From a second to before another."""

    since: int
    until: int


@dataclass(frozen=True, slots=True)
class All:
    """What answers every part and none of the others; everything where there is no part."""

    parts: tuple[Query, ...] = ()
    but: tuple[Query, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """What answers at least one part."""

    parts: tuple[Query, ...]


Query = Term | Phrase | Span | All | AnyOf


class Engine(Protocol):
    """An index of documents, each known by its `pk`."""

    def page(self, query: Query, start: int, limit: int) -> tuple[list[int], int]:
        """The ids of some answers, the highest `order` first, and how many there are in all."""

    def counts(self, query: Query, kind: str) -> dict[str, int]:
        """How many answers have each value of a kind."""

    def exchange(self, gone: Iterable[int], new: Iterable[Document]) -> None:
        """Forget some documents and know others, in place of what was known under their ids."""

    def fill(self, new: Iterable[Document]) -> None:
        """Know many documents, none of which was known before."""

    def clear(self) -> None:
        """Know nothing, and nothing of the ledger."""

    def seen(self) -> int | None:
        """The last event of the ledger that was followed; None where the index was never built in this make."""

    def note_seen(self, event_id: int) -> None:
        """Remember how far the ledger was followed."""
