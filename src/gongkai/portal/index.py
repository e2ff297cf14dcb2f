"""The full-text index: every hit holds the query's words literally, and every text that holds them is a hit.

Nothing is segmented: every two neighbouring characters are a word of their own, and a query's word is a phrase of such
pairs (供水条例 is 供水 and, two places on, 条例). A single character is looked up among those that a text holds at all.
The index is a reading of the gate records: `following` keeps it up with the ledger, and what is lost is built anew. It
is a folder of files beside the database (`embedded`); `GONGKAI_SEARCH` puts it on a machine of its own (`cluster`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from operator import add
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings

from gongkai.disclosure.tables import root_of
from gongkai.files.queries import shown_in
from gongkai.portal import sounds
from gongkai.portal.cluster import Cluster
from gongkai.portal.embedded import Embedded
from gongkai.portal.engine import KINDS, All, AnyOf, Document, Engine, Phrase, Query, Span, Term

if TYPE_CHECKING:
    from gongkai.disclosure.models import GateRecord

LONGEST_QUERY = 100  # characters
NOT_WORDS = re.compile(r"[\W_]+")
WORDS = re.compile(r'(?:"([^"]+)"|“([^”]+)”)(?=\s|$)|(\S+)')
BREAK = "\n"  # between a text's parts; no word of a query holds it
LEAST_INITIALS = 3  # letters: nyy for 农饮用…
LEAST_TYPED, MOST_TYPED = 4, 16  # characters of a word in which one may be wrong


def engine() -> Engine:
    """Where the index stands."""
    return _engine(settings.GONGKAI_SEARCH, settings.GONGKAI_SEARCH_DIR)


@cache
def _engine(address: str, folder: Path) -> Engine:
    return Cluster(address) if address else Embedded(folder)


def squeezed(text: str) -> str:
    """A text without blanks, punctuation, accents and case, full width as half width: 〔２０２４〕7号 → 20247号.

    Each character is treated by itself, so that a part of a text stays a part of it.
    """
    return NOT_WORDS.sub("", unicodedata.normalize("NFKD", text).casefold())


def head_of(record: GateRecord) -> str:
    """What a release is known by: title, document number, index number."""
    return BREAK.join(squeezed(part) for part in (record.title, record.doc_no, record.index_no))


def body_of(record: GateRecord) -> str:
    """Everything else that is searched: issuer, summary, text, names and texts of attachments."""
    named = [bound["title"] for bound in record.attachments]
    inside = shown_in([bound["sha256"] for bound in record.attachments]) if record.attachments else {}
    texts = [text for parts in inside.values() for _, text in parts]
    return BREAK.join(map(squeezed, (record.issuer_name, record.summary, record.search_text, *named, *texts)))


def words_of(query: str) -> list[str]:
    """A query's words (parted by blanks, what stands in quotation marks is one), squeezed; empty for nothing."""
    words = (squeezed("".join(found)) for found in WORDS.findall(query[:LONGEST_QUERY]))
    return list(dict.fromkeys(word for word in words if word))


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: every word, and in which genre, unit and span of time."""

    words: tuple[str, ...]
    genre: str = ""
    unit: str = ""
    root: str = ""  # the statutory class: A20-07
    topic: str = ""
    validity: str = ""
    since: datetime | None = None
    until: datetime | None = None  # the first moment that is too late

    def _filters(self) -> list[Query]:
        filters: list[Query] = [Term(name, getattr(self, name)) for name in KINDS if getattr(self, name)]
        if self.since and self.until:
            filters.append(Span(int(self.since.timestamp()), int(self.until.timestamp())))
        return filters

    def everywhere(self) -> Query:
        """Whatever holds every word; everything where there is none."""
        return All((*(_phrase("text", word) for word in self.words), *self._filters()))

    def in_head(self) -> Query:
        """What holds every word in its title, document number or index number."""
        return All((*(_phrase("head", word) for word in self.words), *self._filters()))

    def nearly(self) -> list[tuple[str, Query]]:
        """Titles that sound the same or are spelt so in pinyin, then titles one character away; each with its name."""
        ways = (("sound", [sounding(word) for word in self.words]), ("typo", [mistyped(word) for word in self.words]))
        return [(name, All((*found, *self._filters()))) for name, words in ways if (found := _each(words))]

    def elsewhere(self) -> Query:
        """What holds every word, but not all of them in its head."""
        return All((self.everywhere(),), but=(All(tuple(_phrase("head", word) for word in self.words)),))


def _phrase(field: str, word: str) -> Query:
    if len(word) == 1:
        return Term(f"{field}_signs", word)
    last = len(word) - 2
    places = [*range(0, last, 2), last]  # every other pair and the last one cover the word
    return Phrase(field, tuple((place, word[place : place + 2]) for place in places))


def _each(queries: list[Query | None]) -> list[Query]:
    """These queries; none where one of them is missing."""
    given = [query for query in queries if query is not None]
    return given if len(given) == len(queries) else []


def sounding(word: str) -> Query | None:
    """Titles that hold what sounds like a word, or what its letters spell in pinyin or by first letters."""
    ways = [_row("sounds", spelt) for spelt in sounds.spellings(word)]
    if word.isascii() and word.isalpha() and len(word) >= LEAST_INITIALS:
        ways.append(_row("initials", word))
    return AnyOf(tuple(ways)) if ways else None


def mistyped(word: str) -> Query | None:
    """Titles that hold a word with one character wrong, missing, too many, or two changed about."""
    if not LEAST_TYPED <= len(word) <= MOST_TYPED:
        return None
    ways: list[list[tuple[int, str]]] = []
    for place in range(len(word)):
        signs = list(enumerate(word))
        ways.append([one for one in signs if one[0] != place])  # another character in its place
        ways.append([(at - (at > place), sign) for at, sign in signs if at != place])  # one too many
        ways.append([(at + (at >= place), sign) for at, sign in signs] if place else [])  # one is missing
        turned = word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]
        ways.append(list(enumerate(turned)))
    return AnyOf(tuple(Phrase("head_signs", tuple(way)) for way in ways if len(way) > 1))


def _row(field: str, words: Sequence[str]) -> Query:
    """What holds these words side by side in a field."""
    return Phrase(field, tuple(enumerate(words)))


def near(question: Question) -> tuple[str, Query] | None:
    """The nearest way in which something answers a question that nothing answers; None where there is none."""
    return next(((name, query) for name, query in question.nearly() if page_of(query, 0, 1)[1]), None)


def page_of(query: Query, start: int, stop: int) -> tuple[list[int], int]:
    """The ids that answer a query, newest first, from `start` to before `stop`, and how many there are in all."""
    return engine().page(query, start, stop - start)


def heads(words: str, limit: int) -> list[int]:
    """The newest releases whose title or number holds these words, or sounds like them: for suggestions."""
    question = Question(tuple(words_of(words)))
    if not question.words:
        return []
    ids = page_of(question.in_head(), 0, limit)[0]
    spelt = _each([sounding(word) for word in question.words])
    if not ids and spelt:
        ids = page_of(All(tuple(spelt)), 0, limit)[0]
    return ids


def counts_by(kind: str, question: Question) -> dict[str, int]:
    """How many releases answer, by one of the kinds: genre, unit, root, topic, validity."""
    return engine().counts(question.everywhere(), kind)


def named(name: str, genres: Iterable[str], limit: int) -> list[int]:
    """The newest releases of some genres with a name in their title or number."""
    words = tuple(words_of(f"“{name}”"))
    questions = [Question(words, genre) for genre in genres] if words else []
    return [pk for question in questions for pk in page_of(question.in_head(), 0, limit)[0]][:limit]


def count(question: Question) -> int:
    """How many releases answer."""
    return page_of(question.everywhere(), 0, 1)[1]


def newest(question: Question, start: int, stop: int) -> list[int]:
    """The ids of the gate records that answer, newest first, from `start` to before `stop`."""
    return page_of(question.everywhere(), start, stop)[0]


def best(question: Question, start: int, stop: int) -> list[int]:
    """The same with those first that hold every word in their head."""
    ids, heads = page_of(question.in_head(), start, stop)
    missing = stop - start - len(ids)
    if not missing:
        return ids
    start = max(0, start - heads)
    return ids + page_of(question.elsewhere(), start, start + missing)[0]


def exchange(*, gone: Iterable[int], new: Iterable[GateRecord]) -> None:
    """Make some unfindable and others findable."""
    engine().exchange(gone, map(document, new))


def build(records: Iterable[GateRecord]) -> None:
    """Fill an index with these gate records and nothing else."""
    engine().clear()
    engine().fill(map(document, records))


def document(record: GateRecord) -> Document:
    """What an engine knows of a release."""
    head, seconds = head_of(record), int(record.published_at.timestamp())
    text = head + BREAK + body_of(record)
    spelt = [sounds.of(sign) for sign in squeezed(record.title)]
    return {
        "pk": record.pk,
        "order": seconds << 24 | record.pk & 0xFFFFFF,
        "seconds": max(seconds, 0),
        "genre": record.genre,
        "unit": record.unit.slug,
        "root": root_of(record.catalogue_code),
        "topic": record.topic,
        "validity": record.validity,
        "sounds": " ".join(spelt),
        "initials": " ".join(sound[0] for sound in spelt),
        "head": _pairs(head),
        "head_signs": " ".join(head.replace(BREAK, BETWEEN)),
        "text": _pairs(text),
        "text_signs": " ".join(set(text)),
    }


def _pairs(text: str) -> str:
    parts = (" ".join(map(add, part, part[1:])) for part in text.split(BREAK))
    return f" {BETWEEN} ".join(parts)


BETWEEN = "|"  # is no word character: no phrase reaches across it
