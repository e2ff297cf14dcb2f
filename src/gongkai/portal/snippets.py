"""A hit of the search with the words marked where they stand."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from gongkai.disclosure.models import GateRecord

BEFORE, LENGTH = 30, 120  # characters shown before the first word found, and in all


@dataclass(frozen=True, slots=True)
class Hit:
    """One release found, its title and a piece of its text with the words marked."""

    record: GateRecord
    title: SafeString
    snippet: SafeString

    @classmethod
    def of(cls, record: GateRecord, query: str) -> Hit:
        """The hit for a query; what is marked is exactly what was searched for."""
        words = pattern(query)
        return cls(record, marked(record.title, words), marked(piece(record.search_text, words), words))


def pattern(query: str) -> re.Pattern[str]:
    """The words of a query, each also where blanks or punctuation stand between its characters."""
    words = [r"[\W_]*".join(re.escape(sign) for sign in word if sign.isalnum()) for word in query.split()]
    return re.compile("|".join(word for word in words if word) or r"(?!)", re.IGNORECASE)


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
