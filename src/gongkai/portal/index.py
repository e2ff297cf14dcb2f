"""The full-text index: every hit holds the query's words literally, and every text that holds them is a hit.

Nothing is segmented: every two neighbouring characters are a word of their own, and a query's word is a phrase of such
pairs (供水条例 is 供水 and, two places on, 条例). A single character is looked up among those that a text holds at all.
The index is a folder of files beside the database and a reading of the gate records: `tasks.follow` keeps it up with
the ledger, and what is lost is built anew.
"""

from __future__ import annotations

import fcntl
import re
import shutil
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from operator import add
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import tantivy
from django.conf import settings
from tantivy import Occur, Query

from gongkai.disclosure.tables import root_of
from gongkai.files.queries import shown_in
from gongkai.portal import sounds

if TYPE_CHECKING:
    from gongkai.disclosure.models import GateRecord

LONGEST_QUERY = 100  # characters
NOT_WORDS = re.compile(r"[\W_]+")
WORDS = re.compile(r'(?:"([^"]+)"|“([^”]+)”)(?=\s|$)|(\S+)')
BREAK = "\n"  # between a text's parts; no word of a query holds it
LEAST_INITIALS = 3  # letters: nyy for 农饮用…
LEAST_TYPED, MOST_TYPED = 4, 16  # characters of a word in which one may be wrong
WRITING_MEMORY = 20_000_000  # bytes, while something is put in
BUILDING_MEMORY = 256_000_000  # while everything is: few large pieces are searched faster than many small ones

_opened: dict[Path, tantivy.Index] = {}
_writing = Lock()


KINDS = ("genre", "unit", "root", "topic", "validity")  # what a search may be narrowed by


def _schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    fields.add_unsigned_field("pk", indexed=True, fast=True)
    fields.add_unsigned_field("order", fast=True)  # newest first is the highest first
    fields.add_unsigned_field("seconds", indexed=True, fast=True)  # since 1970
    for name in KINDS:
        fields.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("head", "text", "head_signs", "sounds", "initials"):
        fields.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    fields.add_text_field("text_signs", tokenizer_name="whitespace", index_option="basic")
    return fields.build()


SCHEMA = _schema()


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
        named = [(name, getattr(self, name)) for name in KINDS if getattr(self, name)]
        filters = [Query.term_query(SCHEMA, name, value, "basic") for name, value in named]
        if self.since and self.until:
            span = (int(self.since.timestamp()), int(self.until.timestamp()))
            kind = tantivy.FieldType.Unsigned
            filters.append(Query.range_query(SCHEMA, "seconds", kind, *span, include_upper=False))
        return filters

    def everywhere(self) -> Query:
        """Whatever holds every word; everything where there is none."""
        parts = [*(_phrase("text", word) for word in self.words), *self._filters()]
        return _all_of(parts) if parts else Query.all_query()

    def in_head(self) -> Query:
        """What holds every word in its title, document number or index number."""
        return _all_of([*(_phrase("head", word) for word in self.words), *self._filters()])

    def nearly(self) -> list[tuple[str, Query]]:
        """Titles that sound the same or are spelt so in pinyin, then titles one character away; each with its name."""
        ways = (("sound", [sounding(word) for word in self.words]), ("typo", [mistyped(word) for word in self.words]))
        return [(name, _all_of([*found, *self._filters()])) for name, words in ways if (found := _each(words))]

    def elsewhere(self) -> Query:
        """What holds every word, but not all of them in its head."""
        heads = Query.boolean_query([(Occur.Must, _phrase("head", word)) for word in self.words])
        return Query.boolean_query([(Occur.Must, self.everywhere()), (Occur.MustNot, heads)])


def _all_of(parts: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, part) for part in parts])


def _phrase(field: str, word: str) -> Query:
    if len(word) == 1:
        return Query.term_query(SCHEMA, f"{field}_signs", word, "basic")
    if len(word) == 2:
        return Query.term_query(SCHEMA, field, word)
    last = len(word) - 2
    places = [*range(0, last, 2), last]  # every other pair and the last one cover the word
    signs: list[str | tuple[int, str]] = [(place, word[place : place + 2]) for place in places]
    return Query.phrase_query(SCHEMA, field, signs)


def _each(queries: list[Query | None]) -> list[Query]:
    """These queries; none where one of them is missing."""
    given = [query for query in queries if query is not None]
    return given if len(given) == len(queries) else []


def sounding(word: str) -> Query | None:
    """Titles that hold what sounds like a word, or what its letters spell in pinyin or by first letters."""
    ways = [tokens("sounds", spelt) for spelt in sounds.spellings(word)]
    if word.isascii() and word.isalpha() and len(word) >= LEAST_INITIALS:
        ways.append(tokens("initials", list(word)))
    return _any_of(ways)


def mistyped(word: str) -> Query | None:
    """Titles that hold a word with one character wrong, missing, too many, or two changed about."""
    if not LEAST_TYPED <= len(word) <= MOST_TYPED:
        return None
    ways: list[list[str | tuple[int, str]]] = []
    for place in range(len(word)):
        signs = list(enumerate(word))
        ways.append([one for one in signs if one[0] != place])  # another character in its place
        ways.append([(at - (at > place), sign) for at, sign in signs if at != place])  # one too many
        ways.append([(at + (at >= place), sign) for at, sign in signs] if place else [])  # one is missing
        turned = word[:place] + word[place + 1 : place + 2] + word[place : place + 1] + word[place + 2 :]
        ways.append(list(enumerate(turned)))
    return _any_of([Query.phrase_query(SCHEMA, "head_signs", way) for way in ways if len(way) > 1])


def tokens(field: str, words: list[str]) -> Query:
    """What holds these tokens side by side in a field."""
    signs: list[str | tuple[int, str]] = list(words)
    return Query.phrase_query(SCHEMA, field, signs) if len(signs) > 1 else Query.term_query(SCHEMA, field, words[0])


def _any_of(parts: list[Query]) -> Query | None:
    return Query.boolean_query([(Occur.Should, part) for part in parts]) if parts else None


def near(question: Question) -> tuple[str, Query] | None:
    """The nearest way in which something answers a question that nothing answers; None where there is none."""
    searcher = _index().searcher()
    for name, query in question.nearly():
        found: Any = searcher.search(query, limit=1)
        if found.count:
            return name, query
    return None


def page_of(query: Query, start: int, stop: int) -> tuple[list[int], int]:
    """The ids that answer a query, newest first, from `start` to before `stop`, and how many there are in all."""
    return _ids(_index().searcher(), query, start, stop - start)


def heads(words: str, limit: int) -> list[int]:
    """The newest releases whose title or number holds these words, or sounds like them: for suggestions."""
    question = Question(tuple(words_of(words)))
    if not question.words:
        return []
    searcher = _index().searcher()
    ids = _ids(searcher, question.in_head(), 0, limit)[0]
    spelt = _each([sounding(word) for word in question.words])
    if not ids and spelt:
        ids = _ids(searcher, _all_of(spelt), 0, limit)[0]
    return ids


def counts_by(kind: str, question: Question) -> dict[str, int]:
    """How many releases answer, by one of the kinds: genre, unit, root, topic, validity."""
    asked = {"found": {"terms": {"field": kind, "size": 1000}}}
    answer = _index().searcher().aggregate(question.everywhere(), asked)
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["found"]["buckets"]}


def named(name: str, genres: Iterable[str], limit: int) -> list[int]:
    """The newest releases of some genres with a name in their title or number."""
    words, searcher = tuple(words_of(f"“{name}”")), _index().searcher()
    questions = [Question(words, genre) for genre in genres] if words else []
    return [pk for question in questions for pk in _ids(searcher, question.in_head(), 0, limit)[0]][:limit]


def count(question: Question) -> int:
    """How many releases answer."""
    searched: Any = _index().searcher().search(question.everywhere(), limit=1)
    return searched.count or 0


def newest(question: Question, start: int, stop: int) -> list[int]:
    """The ids of the gate records that answer, newest first, from `start` to before `stop`."""
    return _ids(_index().searcher(), question.everywhere(), start, stop - start)[0]


def best(question: Question, start: int, stop: int) -> list[int]:
    """The same with those first that hold every word in their head."""
    searcher = _index().searcher()
    ids, heads = _ids(searcher, question.in_head(), start, stop - start)
    missing = stop - start - len(ids)
    if not missing:
        return ids
    return ids + _ids(searcher, question.elsewhere(), max(0, start - heads), missing)[0]


def _ids(searcher: tantivy.Searcher, query: Query, start: int, limit: int) -> tuple[list[int], int]:
    found: Any = searcher.search(query, limit=limit, offset=start, order_by_field="order", count=True)
    ids: Any = searcher.fast_field_values("pk", [address for _, address in found.hits])
    return ids, found.count or 0


def put(records: Iterable[GateRecord]) -> None:
    """Make these gate records findable, in place of what was known of them."""
    exchange(gone=(), new=records)


def build(records: Iterable[GateRecord]) -> None:
    """Fill an empty index with these gate records."""
    with _writer(BUILDING_MEMORY) as writer:
        for record in records:
            writer.add_document(_document(record))


def forget(record_ids: Iterable[int]) -> None:
    """Make these gate records unfindable."""
    exchange(gone=record_ids, new=())


def exchange(*, gone: Iterable[int], new: Iterable[GateRecord]) -> None:
    """Make some unfindable and others findable at once; both are read while nobody else writes."""
    with _writer() as writer:
        for pk in gone:
            writer.delete_documents_by_query(_known_as(pk))
        for record in new:
            writer.delete_documents_by_query(_known_as(record.pk))
            writer.add_document(_document(record))


def _known_as(pk: int) -> Query:
    # delete_documents_by_term finds no number in an unsigned field (tantivy 0.27.0)
    return Query.term_query(SCHEMA, "pk", pk, "basic")


def _document(record: GateRecord) -> tantivy.Document:
    head, seconds = head_of(record), int(record.published_at.timestamp())
    document = tantivy.Document()
    document.add_unsigned("pk", record.pk)
    document.add_unsigned("order", seconds << 24 | record.pk & 0xFFFFFF)
    document.add_unsigned("seconds", max(seconds, 0))
    document.add_text("genre", record.genre)
    document.add_text("unit", record.unit.slug)
    document.add_text("root", root_of(record.catalogue_code))
    document.add_text("topic", record.topic)
    document.add_text("validity", record.validity)
    spelt = [sounds.of(sign) for sign in squeezed(record.title)]
    document.add_text("sounds", " ".join(spelt))
    document.add_text("initials", " ".join(sound[0] for sound in spelt))
    text = head + BREAK + body_of(record)
    document.add_text("head", _pairs(head))
    document.add_text("head_signs", " ".join(head.replace(BREAK, BETWEEN)))
    document.add_text("text", _pairs(text))
    document.add_text("text_signs", " ".join(set(text)))
    return document


def _pairs(text: str) -> str:
    parts = (" ".join(map(add, part, part[1:])) for part in text.split(BREAK))
    return f" {BETWEEN} ".join(parts)


BETWEEN = "|"  # is no word character: no phrase reaches across it


def clear() -> None:
    """Empty the index, and forget how far it had followed the ledger."""
    with _writer() as writer:
        writer.delete_documents_by_query(Query.all_query())
    _seen_file().unlink(missing_ok=True)


def is_used() -> bool:
    """Whether this process has read or written the index yet."""
    return settings.GONGKAI_SEARCH_DIR in _opened


def seen() -> int | None:
    """The last event of the ledger that the index knows of; None where it was never built, or was of another make."""
    _index()
    try:
        return int(_seen_file().read_text())
    except (FileNotFoundError, ValueError):
        return None


def note_seen(event_id: int) -> None:
    """Remember how far the index has followed the ledger."""
    part = _seen_file().with_suffix(".part")
    part.write_text(str(event_id))
    part.replace(_seen_file())


def _seen_file() -> Path:
    return settings.GONGKAI_SEARCH_DIR / "seen"


def _index() -> tantivy.Index:
    folder = settings.GONGKAI_SEARCH_DIR
    if folder not in _opened:
        _opened[folder] = _open(folder)
        _opened[folder].config_reader("manual")
    index = _opened[folder]
    index.reload()
    return index


def _open(folder: Path) -> tantivy.Index:
    """The index in a folder; one of another make is thrown away, and built anew from the ledger's first line."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return tantivy.Index(SCHEMA, path=str(folder), reuse=True)
    except ValueError:  # its fields are not ours
        shutil.rmtree(folder)
        folder.mkdir(parents=True)
        return tantivy.Index(SCHEMA, path=str(folder), reuse=True)


@contextmanager
def _writer(memory: int = WRITING_MEMORY) -> Iterator[tantivy.IndexWriter]:
    index = _index()
    with _writing, (settings.GONGKAI_SEARCH_DIR / "writing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # one process after the other
        writer = index.writer(memory, num_threads=1)
        yield writer
        writer.commit()
        writer.wait_merging_threads()
