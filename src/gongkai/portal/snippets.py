"""A hit of the search with the words marked where they stand."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from gongkai.disclosure.models import GateRecord
from gongkai.files.queries import shown_in
from gongkai.portal.index import words_of

GAP = r"[\W_]*"
Shown = dict[str, list[list[str]]]  # an attachment's hash → [[where, text]]
BEFORE, LENGTH = 30, 120  # characters shown before the first word found, and in all


@dataclass(frozen=True, slots=True)
class Hit:
    """One release found, its title and a piece of its text with the words marked."""

    record: GateRecord
    title: SafeString
    doc_no: SafeString
    snippet: SafeString
    inside: str = ""  # the attachment in which the snippet stands; empty for the text itself

    @classmethod
    def of(cls, record: GateRecord, query: str, shown: Shown | None = None) -> Hit:
        """The hit for a query; what is marked is exactly what was searched for. `shown`: its attachments' texts."""
        words = pattern(query)
        inside, text = _place(record, words, shown or {})
        texts = (record.title, record.doc_no, piece(text, words))
        title, doc_no, snippet = (marked(part, words) for part in texts)
        return cls(record, title, doc_no, snippet, inside)


def hits_of(records: Sequence[GateRecord], query: str) -> list[Hit]:
    """The hits for a query; the attachments of those whose own text does not hold its words are read in one query."""
    words = pattern(query)
    far = [one for one in records if one.attachments and not _holds(one, words)]
    shown = shown_in([bound["sha256"] for one in far for bound in one.attachments]) if far else {}
    return [Hit.of(one, query, shown) for one in records]


def _holds(record: GateRecord, words: re.Pattern[str]) -> bool:
    return any(words.search(text) for text in (record.search_text, record.title, record.doc_no))


def _place(record: GateRecord, words: re.Pattern[str], shown: Shown) -> tuple[str, str]:
    """Where the words stand, as (attachment, text); no attachment for the text itself."""
    if shown and not _holds(record, words):
        for bound in record.attachments:
            for _, text in shown.get(bound["sha256"], ()):
                if words.search(text):
                    return bound["title"], " ".join(text.split())
    return "", record.search_text


def pattern(query: str) -> re.Pattern[str]:
    """The words of a query, each also where blanks or punctuation stand between its characters."""
    words = sorted(words_of(query), key=len, reverse=True)  # 供水条例 is marked whole, not its 供水 alone
    return re.compile("|".join(GAP.join(map(re.escape, word)) for word in words) or r"(?!)", re.IGNORECASE)


def piece(text: str, words: re.Pattern[str]) -> str:
    """The part of a text around the first word found."""
    found = words.search(text)
    start = max(0, found.start() - BEFORE) if found else 0
    part = text[start : start + LENGTH]
    return f"{'…' if start else ''}{part}{'…' if start + LENGTH < len(text) else ''}"


def marked(text: str, words: re.Pattern[str]) -> SafeString:
    """A text with every word found inside a mark element, everything else escaped."""
    pieces, last = [], 0
    for found in words.finditer(text):
        pieces += [("", text[last : found.start()], ""), (SafeString("<mark>"), found.group(), SafeString("</mark>"))]
        last = found.end()
    pieces.append(("", text[last:], ""))
    return format_html_join("", "{}{}{}", pieces)
