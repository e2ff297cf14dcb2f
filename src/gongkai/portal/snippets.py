"""A hit of the search with the words marked where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from gongkai.disclosure.models import GateRecord
from gongkai.portal.index import words_of

GAP = r"[\W_]*"
BEFORE, LENGTH = 30, 120  # characters shown before the first word found, and in all


@dataclass(frozen=True, slots=True)
class Hit:
    """One release found, its title and a piece of its text with the words marked."""

    record: GateRecord
    title: SafeString
    doc_no: SafeString
    snippet: SafeString

    @classmethod
    def of(cls, record: GateRecord, query: str) -> Hit:
        """The hit for a query; what is marked is exactly what was searched for."""
        words = pattern(query)
        texts = (record.title, record.doc_no, piece(record.search_text, words))
        return cls(record, *(marked(text, words) for text in texts))


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
