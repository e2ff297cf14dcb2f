"""The full-text index: every hit holds the query's words literally, and every text that holds them is a hit.

Nothing is segmented: on SQLite each character is a word of its own and a query's word a phrase of characters; on
PostgreSQL each text is known by its characters and pairs of characters, and longer words are looked for in what
these leave over (tsvector forgets positions after the 16,383rd, and all but 256 of one character).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models.expressions import RawSQL

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

    from gongkai.disclosure.models import GateRecord

LONGEST_QUERY = 100  # characters
NOT_WORDS = re.compile(r"[\W_]+")
BREAK = "\n"  # between a text's parts; no word of a query holds it

SQLITE = ["CREATE VIRTUAL TABLE portal_search USING fts5(head, body, tokenize = 'ascii')"]
POSTGRESQL = [
    "CREATE TABLE portal_search"
    " (record_id bigint PRIMARY KEY, head text NOT NULL, words text NOT NULL, signs text[] NOT NULL)",
    "CREATE INDEX portal_search_signs ON portal_search USING gin (signs)",
]


def create(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the index for this kind of database."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the index."""
    schema_editor.execute("DROP TABLE portal_search")


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


def matching(query: str) -> RawSQL:
    """The ids of the gate records that hold every word of the query, for `filter(pk__in=…)`."""
    words = words_of(query)
    if connection.vendor == "sqlite":
        return _match(" AND ".join(_phrase(word) for word in words))
    return _candidates(words, "words")


def in_head(query: str) -> RawSQL:
    """Those of them that hold every word in title, document number or index number."""
    words = words_of(query)
    if connection.vendor == "sqlite":
        return _match(" AND ".join(f"head : {_phrase(word)}" for word in words))
    return _candidates(words, "head")


def _match(expression: str) -> RawSQL:
    return RawSQL("SELECT rowid FROM portal_search WHERE portal_search MATCH %s", [expression])


def _candidates(words: list[str], column: str) -> RawSQL:
    signs = sorted(set().union(*(signs_of(word) for word in words)))
    found = " AND ".join([f"strpos({column}, %s) > 0"] * len(words))
    sql = f"SELECT record_id FROM portal_search WHERE signs @> %s::text[] AND {found}"  # noqa: S608  (values are bound)
    return RawSQL(sql, [signs, *words])  # noqa: S611


def _phrase(text: str) -> str:
    """The characters of a text one by one, by their numbers: any character is a word to the database."""
    return f'"{_numbered(text)}"'


def _numbered(text: str) -> str:
    return " ".join([f"{ord(sign):x}" for sign in text])


def signs_of(text: str) -> set[str]:
    """The characters of a text and its pairs of neighbours; a long word's pairs are enough to find candidates."""
    pairs = {first + second for first, second in zip(text, text[1:], strict=False)}
    return {sign for sign in pairs | set(text) if BREAK not in sign}


def put(records: Iterable[GateRecord]) -> None:
    """Make these gate records searchable."""
    rows: list[tuple[object, ...]] = []
    for record in records:
        head, body = head_of(record), body_of(record)
        if connection.vendor == "sqlite":
            rows.append((record.pk, _numbered(head), _numbered(body)))
        else:
            words = head + BREAK + body
            rows.append((record.pk, head, words, sorted(signs_of(words))))
    sql = "INSERT INTO portal_search (rowid, head, body) VALUES (%s, %s, %s)"
    if connection.vendor != "sqlite":
        sql = "INSERT INTO portal_search (record_id, head, words, signs) VALUES (%s, %s, %s, %s::text[])"
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def forget(record_ids: Iterable[int]) -> None:
    """Make these gate records unfindable."""
    key = "rowid" if connection.vendor == "sqlite" else "record_id"
    with connection.cursor() as cursor:
        cursor.executemany(f"DELETE FROM portal_search WHERE {key} = %s", [(pk,) for pk in record_ids])  # noqa: S608


def clear() -> None:
    """Empty the index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM portal_search")


def settle() -> None:
    """After much was put in: merge the index, and let the database look at its tables before it plans."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("INSERT INTO portal_search (portal_search) VALUES ('optimize')")
        cursor.execute("ANALYZE")
