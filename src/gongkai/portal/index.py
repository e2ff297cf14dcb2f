"""The full-text index: every character its own word, so that any substring is a phrase and every hit is exact."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db import connection
from django.db.models.expressions import RawSQL

if TYPE_CHECKING:
    from django.db.backends.base.schema import BaseDatabaseSchemaEditor

    from gongkai.disclosure.models import GateRecord

MOST_RANKED = 2000  # hits that are put in order of relevance; counts are always exact
TITLE_WEIGHT = 8.0
LONGEST_QUERY = 100  # characters
NOT_WORDS = re.compile(r"[\W_]+")

SQLITE = ["CREATE VIRTUAL TABLE portal_search USING fts5(title, body, tokenize = 'unicode61')"]
POSTGRESQL = [
    "CREATE TABLE portal_search (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX portal_search_words ON portal_search USING gin (words)",
]


def create(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Create the index for this kind of database."""
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def drop(apps: object, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Remove the index."""
    schema_editor.execute("DROP TABLE portal_search")


def spaced(text: str) -> str:
    """The characters of a text one by one, punctuation left out: 供水条例 → 供 水 条 例."""
    return " ".join(NOT_WORDS.sub("", text.casefold()))


def phrases(query: str) -> list[str]:
    """A query's words (parted by blanks) as spaced phrases; empty where nothing can be searched for."""
    return [words for words in (spaced(part) for part in query[:LONGEST_QUERY].split()) if words]


def _match(query: str) -> tuple[str, list[str]]:
    found = phrases(query)
    if connection.vendor == "sqlite":
        return "portal_search MATCH %s", [" AND ".join(f'"{words}"' for words in found)]
    return " AND ".join(["words @@ phraseto_tsquery('simple', %s)"] * len(found)), found


def matching(query: str) -> RawSQL:
    """The ids of the gate records that hold every word of the query, for `filter(pk__in=…)`."""
    condition, values = _match(query)
    return RawSQL(f"SELECT rowid FROM portal_search WHERE {condition}", values)  # noqa: S608, S611  (only our own text is put together; words are bound)


def ranked(query: str) -> list[int]:
    """The ids of the best hits, best first; at most MOST_RANKED."""
    condition, values = _match(query)
    if connection.vendor == "sqlite":
        order = f"bm25(portal_search, {TITLE_WEIGHT}, 1.0)"
    else:
        order = "-ts_rank_cd(words, phraseto_tsquery('simple', %s))"
        values = [*values, values[0]]
    sql = f"SELECT rowid FROM portal_search WHERE {condition} ORDER BY {order}, rowid DESC LIMIT {MOST_RANKED}"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [row[0] for row in cursor.fetchall()]


def put(records: Iterable[GateRecord]) -> None:
    """Make these gate records searchable."""
    rows = [(record.pk, spaced(f"{record.title} {record.doc_no}"), spaced(record.search_text)) for record in records]
    if connection.vendor == "sqlite":
        sql = "INSERT INTO portal_search (rowid, title, body) VALUES (%s, %s, %s)"
    else:
        sql = (
            "INSERT INTO portal_search (rowid, words) VALUES (%s, setweight(to_tsvector('simple', %s), 'A')"
            " || setweight(to_tsvector('simple', %s), 'D'))"
        )
    with connection.cursor() as cursor:
        cursor.executemany(sql, rows)


def forget(record_ids: Iterable[int]) -> None:
    """Make these gate records unfindable."""
    with connection.cursor() as cursor:
        cursor.executemany("DELETE FROM portal_search WHERE rowid = %s", [(pk,) for pk in record_ids])


def clear() -> None:
    """Empty the index."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM portal_search")
