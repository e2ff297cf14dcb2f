"""The text layer of a PDF as paragraphs and cells: a page breaks lines, a writer does not."""

from __future__ import annotations

import io
from itertools import pairwise

from gongkai.lib.pdf_pages import Line, Rows, goes_on, margins_of, parts_of

CELL = "\t"  # begins a line that is a cell of a table, no paragraph


def pdf_text(content: bytes) -> str:
    """The text of a PDF, a paragraph or a cell a line; empty where it has no text layer."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as document:
        parts = [part for page in document.pages for part in parts_of(page)]
    margins = margins_of(parts)
    words = [_words(part) for part in parts[:1]]
    for before, part in pairwise(parts):
        words.append(_words(part) if goes_on(before, part, margins) else "\n" + _words(part))
    return "".join(words)


def _words(part: Line | Rows) -> str:
    if isinstance(part, Line):
        return part.text.strip()
    return "\n".join(CELL + cell for row in part for cell in row if cell.strip())


def unbroken(text: str) -> str:
    """Lines of which only the words are known, as paragraphs: one that is long and ends without a mark goes on."""
    lines = text.splitlines()
    usual = max((len(line) for line in lines), default=0)
    parts = lines[:1]
    for before, line in pairwise(lines):
        is_open = len(before) >= usual * 0.85 and before[-1:] not in "。！？；："
        parts.append(line if is_open else "\n" + line)
    return "".join(parts)
