"""The full-text index: every hit holds the query's words literally, and every text that holds them is a hit.

Nothing is segmented: each character is a word of its own, and a query's word is a phrase of characters. The index is a
folder of files beside the database and a reading of the gate records: `tasks.follow` keeps it up with the ledger, and
what is lost is built anew.
"""

from __future__ import annotations

import fcntl
import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

import tantivy
from django.conf import settings
from tantivy import Occur, Query

if TYPE_CHECKING:
    from gongkai.disclosure.models import GateRecord

LONGEST_QUERY = 100  # characters
NOT_WORDS = re.compile(r"[\W_]+")
BREAK = "\n"  # between a text's parts; no word of a query holds it
WRITING_MEMORY = 64_000_000  # bytes, while something is put in

_opened: dict[Path, tantivy.Index] = {}
_writing = Lock()


def _schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    fields.add_unsigned_field("pk", indexed=True, fast=True)
    fields.add_unsigned_field("order", fast=True)  # newest first is the highest first
    fields.add_unsigned_field("seconds", indexed=True, fast=True)  # since 1970
    for name in ("genre", "unit"):
        fields.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in ("head", "text"):
        fields.add_text_field(name, tokenizer_name="whitespace", index_option="position")
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
    """Everything else that is searched: issuer, summary, text, names of attachments."""
    names = [bound["title"] for bound in record.attachments]
    return BREAK.join(squeezed(part) for part in (record.issuer_name, record.summary, record.search_text, *names))


def words_of(query: str) -> list[str]:
    """A query's words (parted by blanks), squeezed; empty where nothing can be searched for."""
    words = (squeezed(part) for part in query[:LONGEST_QUERY].split())
    return list(dict.fromkeys(word for word in words if word))


@dataclass(frozen=True, slots=True)
class Question:
    """What is looked for: every word, and in which genre, unit and span of time."""

    words: tuple[str, ...]
    genre: str = ""
    unit: str = ""
    since: datetime | None = None
    until: datetime | None = None  # the first moment that is too late

    def _filters(self) -> list[Query]:
        named = [(name, value) for name, value in (("genre", self.genre), ("unit", self.unit)) if value]
        filters = [Query.term_query(SCHEMA, name, value, "basic") for name, value in named]
        if self.since and self.until:
            span = (int(self.since.timestamp()), int(self.until.timestamp()))
            kind = tantivy.FieldType.Unsigned
            filters.append(Query.range_query(SCHEMA, "seconds", kind, *span, include_upper=False))
        return filters

    def everywhere(self) -> Query:
        """Whatever holds every word."""
        return _all_of([*(_phrase("text", word) for word in self.words), *self._filters()])

    def in_head(self) -> Query:
        """What holds every word in its title, document number or index number."""
        return _all_of([*(_phrase("head", word) for word in self.words), *self._filters()])

    def elsewhere(self) -> Query:
        """What holds every word, but not all of them in its head."""
        heads = Query.boolean_query([(Occur.Must, _phrase("head", word)) for word in self.words])
        return Query.boolean_query([(Occur.Must, self.everywhere()), (Occur.MustNot, heads)])


def _all_of(parts: list[Query]) -> Query:
    return Query.boolean_query([(Occur.Must, part) for part in parts])


def _phrase(field: str, word: str) -> Query:
    signs: list[str | tuple[int, str]] = list(word)
    return Query.phrase_query(SCHEMA, field, signs) if len(signs) > 1 else Query.term_query(SCHEMA, field, word)


def counts_by_genre(question: Question) -> dict[str, int]:
    """How many releases answer, by genre."""
    by_genre = {"genres": {"terms": {"field": "genre", "size": 100}}}
    answer = _index().searcher().aggregate(question.everywhere(), by_genre)
    return {bucket["key"]: bucket["doc_count"] for bucket in answer["genres"]["buckets"]}


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
    document.add_text("head", _spaced(head))
    document.add_text("text", _spaced(head + BREAK + body_of(record)))
    return document


def _spaced(text: str) -> str:
    return " ".join(text.replace(BREAK, "|"))  # | is no word character: no phrase reaches across it


def clear() -> None:
    """Empty the index, and forget how far it had followed the ledger."""
    with _writer() as writer:
        writer.delete_documents_by_query(Query.all_query())
    _seen_file().unlink(missing_ok=True)


def is_used() -> bool:
    """Whether this process has read or written the index yet."""
    return settings.GONGKAI_SEARCH_DIR in _opened


def seen() -> int | None:
    """The last event of the ledger that the index knows of; None where it was never built."""
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
        folder.mkdir(parents=True, exist_ok=True)
        _opened[folder] = tantivy.Index(SCHEMA, path=str(folder), reuse=True)
        _opened[folder].config_reader("manual")
    index = _opened[folder]
    index.reload()
    return index


@contextmanager
def _writer() -> Iterator[tantivy.IndexWriter]:
    index = _index()
    with _writing, (settings.GONGKAI_SEARCH_DIR / "writing").open("w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)  # one process after the other
        writer = index.writer(WRITING_MEMORY, num_threads=1)
        yield writer
        writer.commit()
        writer.wait_merging_threads()
