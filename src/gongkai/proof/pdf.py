"""The text layer of a PDF as paragraphs and cells: a page breaks lines, a writer does not."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from gongkai.lib.pdf_pages import Line, Rows, parts_of

CELL = "\t"  # begins a line that is a cell of a table, no paragraph
Make = tuple[int, int]  # lines that are set alike share their margins
Margins = dict[Make, tuple[float, float]]  # how far they reach to the left and to the right


def pdf_text(content: bytes) -> str:
    """The text of a PDF, a paragraph or a cell a line; empty where it has no text layer."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as document:
        parts = [part for page in document.pages for part in parts_of(page)]
    margins = _margins(part for part in parts if isinstance(part, Line))
    words = [_words(part) for part in parts[:1]]
    for before, part in pairwise(parts):
        words.append(_words(part) if _goes_on(before, part, margins) else "\n" + _words(part))
    return "".join(words)


def _words(part: Line | Rows) -> str:
    if isinstance(part, Line):
        return part.text.strip()
    return "\n".join(CELL + cell for row in part for cell in row if cell.strip())


def _make(line: Line) -> Make:
    return round(line.page_width), round(line.height)


def _margins(lines: Iterable[Line]) -> Margins:
    alike = defaultdict(list)
    for line in lines:
        alike[_make(line)].append(line)
    return {make: (min(one.left for one in those), max(one.right for one in those)) for make, those in alike.items()}


def _goes_on(before: Line | Rows, part: Line | Rows, margins: Margins) -> bool:
    """Whether a line reaches the right margin (but for a character kept off it) and the next is not indented."""
    if not (isinstance(before, Line) and isinstance(part, Line)) or _make(before) != _make(part):
        return False
    left, right = margins[_make(part)]
    return before.right > right - 2.2 * part.height and part.left < left + part.height


def unbroken(text: str) -> str:
    """Lines of which only the words are known, as paragraphs: one that is long and ends without a mark goes on."""
    lines = text.splitlines()
    usual = max((len(line) for line in lines), default=0)
    parts = lines[:1]
    for before, line in pairwise(lines):
        goes_on = len(before) >= usual * 0.85 and before[-1:] not in "。！？；："
        parts.append(line if goes_on else "\n" + line)
    return "".join(parts)
