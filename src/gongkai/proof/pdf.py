"""The text layer of a PDF as paragraphs and cells: a page breaks lines, a writer does not."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

CELL = "\t"  # begins a line that is a cell of a table, no paragraph
_PAGE_NUMBER = re.compile(r"[—–－─ -]*\d{1,3}[—–－─ -]*")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page, or a cell of one of its tables; distances in points from the left and upper edges."""

    text: str
    top: float
    left: float = 0.0
    right: float = 0.0
    height: float = 0.0  # of its characters; 0 for a cell
    page_width: float = 0.0

    @property
    def measure(self) -> tuple[int, int]:
        """Lines that are set alike have the same: they share their margins."""
        return round(self.page_width), round(self.height)


def pdf_text(content: bytes) -> str:
    """The text of a PDF, a paragraph or a cell a line; empty where it has no text layer."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as document:
        return _joined([line for page in document.pages for line in _lines(page)])


def _lines(page: Any) -> list[Line]:
    """The lines and cells of a page from above to below, without its number."""
    rest, found = page, []
    for table in page.find_tables():
        cells = (words or "" for row in table.extract() for words in row)
        found += [Line(CELL + words.replace("\n", ""), table.bbox[1]) for words in cells if words.strip()]
        rest = rest.outside_bbox(table.bbox)
    for line in rest.extract_text_lines(return_chars=True):
        height = line["chars"][0]["size"]
        found.append(Line(line["text"].strip(), line["top"], line["x0"], line["x1"], height, page.width))
    found.sort(key=lambda line: line.top)
    return found[:-1] if found and _PAGE_NUMBER.fullmatch(found[-1].text) else found


def _joined(lines: list[Line]) -> str:
    margins = _margins(lines)
    parts = [lines[0].text] if lines else []
    for before, line in pairwise(lines):
        parts.append(line.text if _goes_on(before, line, margins) else "\n" + line.text)
    return "".join(parts)


def _margins(lines: Iterable[Line]) -> dict[tuple[int, int], tuple[float, float]]:
    """How far lines of each make reach to the left and to the right."""
    alike = defaultdict(list)
    for line in lines:
        alike[line.measure].append(line)
    return {one: (min(at.left for at in those), max(at.right for at in those)) for one, those in alike.items()}


def _goes_on(before: Line, line: Line, margins: dict[tuple[int, int], tuple[float, float]]) -> bool:
    """Whether a line reaches the right margin (but for a character kept off it) and the next is not indented."""
    if not line.height or before.measure != line.measure:
        return False
    left, right = margins[line.measure]
    return before.right > right - 2.2 * line.height and line.left < left + line.height


def unbroken(text: str) -> str:
    """Lines of which only the words are known, as paragraphs: one that is long and ends without a mark goes on."""
    lines = text.splitlines()
    usual = max((len(line) for line in lines), default=0)
    parts = lines[:1]
    for before, line in pairwise(lines):
        goes_on = len(before) >= usual * 0.85 and before[-1:] not in "。！？；："
        parts.append(line if goes_on else "\n" + line)
    return "".join(parts)
