"""Which documents and interpretations belong together: an interpretation names its document in book-title marks."""

from __future__ import annotations

import re

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord
from gongkai.disclosure.tables import DOCUMENT_GENRES
from gongkai.portal import index
from gongkai.portal.engine import EngineError
from gongkai.portal.queries.searching import released

NAMES = re.compile(r"《([^《》]+)》")
LEAST = 5  # characters of a name that tells documents apart
MOST = 6  # related texts shown


def name_in(title: str) -> str:
    """The longest name in book-title marks; empty where there is none that tells anything."""
    name = max(NAMES.findall(title), key=len, default="")
    return name if len(name) >= LEAST else ""


def related(record: GateRecord) -> list[GateRecord]:
    """What explains a document, or the documents that an interpretation explains, the newest first."""
    if record.genre == Genre.INTERPRETATION:
        name, genres = name_in(record.title), sorted(DOCUMENT_GENRES)
    elif record.genre in DOCUMENT_GENRES:
        name, genres = name_in(record.title) or record.title, [Genre.INTERPRETATION]
    else:
        return []
    try:
        ids = [pk for pk in index.named(name, genres, MOST + 1) if pk != record.pk] if name else []
    except EngineError:  # the page stands without what belongs to it
        return []
    return released(ids[:MOST]) if ids else []
