"""What a search finds, in which order and how much of each genre."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, overload

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord
from gongkai.portal import index
from gongkai.portal.queries.lists import BIGGEST_ID, IN_A_ROW, Row, year_range, years_of

MOST_WAYS = 6
LEAST_PARTED = 4  # characters of a word that is worth parting


@dataclass(frozen=True, slots=True)
class Wanted:
    """What someone searches for."""

    text: str = ""
    genre: str = ""
    unit: str = ""
    root: str = ""
    topic: str = ""
    validity: str = ""
    year: int | None = None
    by_date: bool = False

    def question(self) -> index.Question | None:
        """What the index is asked; None where there is no word to search for."""
        question = self.browsing()
        return question if question.words else None

    def browsing(self) -> index.Question:
        """The same without the need of a word: the catalogue is browsed by filters alone."""
        since, until = year_range(self.year) if self.year else (None, None)
        given = (self.genre, self.unit, self.root, self.topic, self.validity)
        return index.Question(tuple(index.words_of(self.text)), *given, since, until)


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
        return self.read(ids)

    def read(self, ids: list[int]) -> list[Any]:
        """The releases with these ids."""
        return released(ids)


class Browsed(Hits):
    """What stands in the catalogue under these filters, words or none, the newest first."""

    def __init__(self, wanted: Wanted) -> None:
        self.question, self.ids = wanted.browsing(), index.newest


class BrowsedRows(Browsed):
    """The same as rows of a list."""

    def read(self, ids: list[int]) -> list[Row]:
        """The releases with these ids as rows."""
        found = GateRecord.objects.current().filter(pk__in=ids).order_by().values_list("pk", *IN_A_ROW)
        rows = {pk: Row(*values) for pk, *values in found}
        return [rows[pk] for pk in ids if pk in rows]


def released(ids: list[int]) -> list[GateRecord]:
    """The releases in force with these ids, in the same order."""
    records = GateRecord.objects.current().select_related("unit").defer("body_html").in_bulk(ids)
    return [records[pk] for pk in ids if pk in records]  # the gate has the last word


class NearHits(Sequence[GateRecord]):
    """What comes nearest where nothing holds the words: titles that sound the same, or that differ in one character."""

    def __init__(self, wanted: Wanted) -> None:
        question = wanted.question()
        near = index.near(question) if question else None
        self.kind: str = near[0] if near else ""
        self.query: Any = near[1] if near else None

    def __len__(self) -> int:
        return index.page_of(self.query, 0, 1)[1] if self.query else 0

    @overload
    def __getitem__(self, place: int) -> GateRecord: ...
    @overload
    def __getitem__(self, place: slice) -> list[GateRecord]: ...
    def __getitem__(self, place: int | slice) -> GateRecord | list[GateRecord]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _ = place.indices(BIGGEST_ID)
        return released(index.page_of(self.query, start, stop)[0]) if self.query and stop > start else []


def catalogue_counts(wanted: Wanted) -> dict[str, int]:
    """How many releases stand in each statutory class, under the other filters."""
    return index.counts_by("root", replace(wanted, root="").browsing())


def other_ways(wanted: Wanted) -> list[tuple[str, Wanted, int]]:
    """What to search for instead of what nothing holds, with how much it finds: no filter, fewer words, a part."""
    plain = Wanted(wanted.text)
    ways = [("不限条件", plain)] if plain != wanted else []
    words = index.words_of(wanted.text)
    parts = words if len(words) > 1 else _halves(words[0]) if words else []
    ways += [(part, Wanted(part)) for part in parts]
    counted = [(label, way, len(Hits(way))) for label, way in ways[:MOST_WAYS]]
    return [(label, way, count) for label, way, count in counted if count]


def _halves(word: str) -> list[str]:
    """The first and the last half of a long word, each also cut to four characters: 农村饮水 安全工程."""
    half = len(word) // 2
    if len(word) < LEAST_PARTED or word.isascii():
        return []
    parts = (word[:half], word[half:], word[:4], word[-4:])
    return [part for part in dict.fromkeys(parts) if len(part) > 1]


def suggestions(text: str, count: int) -> list[str]:
    """Titles that hold or sound like what was typed so far, the newest first, each once."""
    return list(dict.fromkeys(record.title for record in released(index.heads(text, count * 2))))[:count]


def genre_counts(wanted: Wanted) -> dict[Genre, int]:
    """How many hits of each genre the words have, most first (国办秘函〔2019〕19号: 结果分类展现)."""
    question = replace(wanted, genre="").question()
    counts = index.counts_by("genre", question) if question else {}
    return {Genre(genre): count for genre, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))}


def years_to_choose() -> list[int]:
    """The years by which a search may be narrowed."""
    return years_of(GateRecord.objects.current())
