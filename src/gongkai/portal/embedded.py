"""The embedded engine: tantivy, a folder of files beside the database."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import singledispatch
from pathlib import Path
from threading import Lock
from typing import Any

import tantivy
from tantivy import Occur

from gongkai.portal.engine import KINDS, NUMBERS, SIGNS, TEXTS, All, AnyOf, Document, Phrase, Query, Span, Term

WRITING_MEMORY = 20_000_000  # bytes, while something is put in
BUILDING_MEMORY = 256_000_000  # while everything is: few large pieces are searched faster than many small ones

_opened: dict[Path, tantivy.Index] = {}
_writing = Lock()


def _schema() -> tantivy.Schema:
    fields = tantivy.SchemaBuilder()
    for name in NUMBERS:
        fields.add_unsigned_field(name, indexed=name != "order", fast=True)
    for name in KINDS:
        fields.add_text_field(name, fast=True, tokenizer_name="raw", index_option="basic")
    for name in TEXTS:
        fields.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    fields.add_text_field(SIGNS, tokenizer_name="whitespace", index_option="basic")
    return fields.build()


SCHEMA = _schema()


@singledispatch
def asked(query: Query) -> tantivy.Query:
    """A question in the engine's own words."""
    raise TypeError(query)


@asked.register
def _(query: Term) -> tantivy.Query:
    return tantivy.Query.term_query(SCHEMA, query.field, query.value, "basic")


@asked.register
def _(query: Phrase) -> tantivy.Query:
    words: list[str | tuple[int, str]] = list(query.words)
    if len(words) == 1:
        return tantivy.Query.term_query(SCHEMA, query.field, query.words[0][1])
    return tantivy.Query.phrase_query(SCHEMA, query.field, words)


@asked.register
def _(query: Span) -> tantivy.Query:
    kind, span = tantivy.FieldType.Unsigned, (query.since, query.until)
    return tantivy.Query.range_query(SCHEMA, "seconds", kind, *span, include_upper=False)


@asked.register
def _(query: All) -> tantivy.Query:
    if not query.parts and not query.but:
        return tantivy.Query.all_query()
    must = [asked(part) for part in query.parts] or [tantivy.Query.all_query()]
    parts = [(Occur.Must, part) for part in must]
    return tantivy.Query.boolean_query([*parts, *((Occur.MustNot, asked(part)) for part in query.but)])


@asked.register
def _(query: AnyOf) -> tantivy.Query:
    return tantivy.Query.boolean_query([(Occur.Should, asked(part)) for part in query.parts])


class Embedded:
    """The index in a folder; one process after the other writes, each reads what was last written."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def page(self, query: Query, start: int, limit: int) -> tuple[list[int], int]:
        """The ids of some answers, the newest first, and how many there are in all."""
        searcher = self._index().searcher()
        found: Any = searcher.search(asked(query), limit=limit, offset=start, order_by_field="order", count=True)
        ids: Any = searcher.fast_field_values("pk", [address for _, address in found.hits])
        return ids, found.count or 0

    def counts(self, query: Query, kind: str) -> dict[str, int]:
        """How many answers have each value of a kind."""
        wanted = {"found": {"terms": {"field": kind, "size": 1000}}}
        answer = self._index().searcher().aggregate(asked(query), wanted)
        return {bucket["key"]: bucket["doc_count"] for bucket in answer["found"]["buckets"]}

    def exchange(self, gone: Iterable[int], new: Iterable[Document]) -> None:
        """Forget some documents and know others at once; both are read while nobody else writes."""
        with self._writer() as writer:
            for pk in gone:
                writer.delete_documents_by_query(_known_as(pk))
            for document in new:
                writer.delete_documents_by_query(_known_as(document["pk"]))
                writer.add_document(_as_it_takes(document))

    def fill(self, new: Iterable[Document]) -> None:
        """Know many documents at once."""
        with self._writer(BUILDING_MEMORY) as writer:
            for document in new:
                writer.add_document(_as_it_takes(document))

    def clear(self) -> None:
        """Empty the index, and forget how far it had followed the ledger."""
        if self._index().searcher().num_docs:
            with self._writer() as writer:
                writer.delete_documents_by_query(tantivy.Query.all_query())
        self._seen_file.unlink(missing_ok=True)

    def seen(self) -> int | None:
        """The last event that the index knows of; None where it was never built, or was of another make."""
        self._index()
        try:
            return int(self._seen_file.read_text())
        except (FileNotFoundError, ValueError):
            return None

    def note_seen(self, event_id: int) -> None:
        """Remember how far the index has followed the ledger."""
        part = self._seen_file.with_suffix(".part")
        part.write_text(str(event_id))
        part.replace(self._seen_file)

    @property
    def _seen_file(self) -> Path:
        return self.folder / "seen"

    def _index(self) -> tantivy.Index:
        if self.folder not in _opened:
            _opened[self.folder] = _open(self.folder)
            _opened[self.folder].config_reader("manual")
        index = _opened[self.folder]
        index.reload()
        return index

    @contextmanager
    def _writer(self, memory: int = WRITING_MEMORY) -> Iterator[tantivy.IndexWriter]:
        index = self._index()
        with _writing, (self.folder / "writing").open("w") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)  # one process after the other
            writer = index.writer(memory, num_threads=1)
            yield writer
            writer.commit()
            writer.wait_merging_threads()


def is_used(folder: Path) -> bool:
    """Whether this process has read or written the index in a folder yet."""
    return folder in _opened


def _known_as(pk: str | int) -> tantivy.Query:
    # delete_documents_by_term finds no number in an unsigned field (tantivy 0.27.0)
    return tantivy.Query.term_query(SCHEMA, "pk", pk, "basic")


def _as_it_takes(document: Document) -> tantivy.Document:
    return tantivy.Document.from_dict(document, SCHEMA)


def _open(folder: Path) -> tantivy.Index:
    """The index in a folder; one of another make is thrown away, and built anew from the ledger's first line."""
    folder.mkdir(parents=True, exist_ok=True)
    try:
        return tantivy.Index(SCHEMA, path=str(folder), reuse=True)
    except ValueError:  # its fields are not ours
        shutil.rmtree(folder)
        folder.mkdir(parents=True)
        return tantivy.Index(SCHEMA, path=str(folder), reuse=True)
