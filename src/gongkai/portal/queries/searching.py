"""What a search finds, in which order and how much of each genre."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import overload

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord
from gongkai.portal import index
from gongkai.portal.queries.lists import BIGGEST_ID, year_range, years_of


@dataclass(frozen=True, slots=True)
class Wanted:
    """What someone searches for."""

    text: str = ""
    genre: str = ""
    unit: str = ""
    year: int | None = None
    by_date: bool = False

    def question(self) -> index.Question | None:
        """What the index is asked; None where there is no word to search for."""
        words = tuple(index.words_of(self.text))
        since, until = year_range(self.year) if self.year else (None, None)
        return index.Question(words, self.genre, self.unit, since, until) if words else None


class Hits(Sequence[GateRecord]):
    """The releases that hold every word, read from the gate a page at a time.

    Those that hold them in their title or number come first, then the newest; by date where that is wanted; nothing
    where there is no word to search for.
    """

    def __init__(self, wanted: Wanted) -> None:
        self.question = wanted.question()
        self.ids = index.newest if wanted.by_date else index.best

    def __len__(self) -> int:
        return index.count(self.question) if self.question else 0

    @overload
    def __getitem__(self, place: int) -> GateRecord: ...
    @overload
    def __getitem__(self, place: slice) -> list[GateRecord]: ...
    def __getitem__(self, place: int | slice) -> GateRecord | list[GateRecord]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _ = place.indices(BIGGEST_ID)
        ids = self.ids(self.question, start, stop) if self.question and stop > start else []
        records = GateRecord.objects.current().select_related("unit").defer("body_html").in_bulk(ids)
        return [records[pk] for pk in ids if pk in records]  # the gate has the last word


def genre_counts(wanted: Wanted) -> dict[Genre, int]:
    """How many hits of each genre the words have, most first (国办秘函〔2019〕19号: 结果分类展现)."""
    question = replace(wanted, genre="").question()
    counts = index.counts_by_genre(question) if question else {}
    return {Genre(genre): count for genre, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))}


def years_to_choose() -> list[int]:
    """The years by which a search may be narrowed."""
    return years_of(GateRecord.objects.current())
