"""A page of a PDF as one reads it: its lines with where they stand, and the rows of its tables."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

Rows = list[list[str]]  # of a table; a merged cell stands in its first row only
Make = tuple[int, int]  # lines that are set alike share their margins
Margins = dict[Make, tuple[float, float]]  # how far they reach to the left and to the right
_NUMBER = re.compile(r"[—–－─-]+\d{1,3}[—–－─-]+|第\d{1,3}页(?:[,，/]?共\d{1,3}页)?|\d{1,3}/\d{1,3}")


@dataclass(frozen=True, slots=True)
class Line:
    """A line outside tables; distances in points."""

    text: str
    left: float
    right: float
    height: float  # of its characters
    page_width: float


def parts_of(page: Any) -> list[Line | Rows]:
    """The lines and tables of one of pdfplumber's pages from above to below, without the page's number."""
    tables = page.find_tables()
    boxes = [table.bbox for table in tables]
    rest = page.filter(lambda thing: not any(_inside(thing, box) for box in boxes))
    placed: list[tuple[float, Line | Rows]] = [(table.bbox[1], list(_rows(table))) for table in tables]
    for line in rest.extract_text_lines(return_chars=True):
        height = line["chars"][0]["size"]
        placed.append((line["top"], Line(line["text"], line["x0"], line["x1"], height, page.width)))
    parts = [part for _, part in sorted(placed, key=lambda one: one[0])]
    while parts and isinstance(last := parts[-1], Line) and _is_number(last.text, page.page_number):
        parts.pop()
    return parts


def _is_number(line: str, page: int) -> bool:
    """Whether a page's last line is its number: — 1 —, 第1页 共9页, or the number alone; it would part a sentence."""
    words = "".join(line.split())
    return words == str(page) or bool(_NUMBER.fullmatch(words))


def _inside(thing: dict[str, Any], box: tuple[float, float, float, float]) -> bool:
    """Whether the middle of a character lies in the box."""
    x, y = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
    return bool(box[0] <= x <= box[2] and box[1] <= y <= box[3])


def _rows(table: Any) -> Iterator[list[str]]:
    for row in table.extract():
        yield [cell.replace("\n", "") for cell in row if cell is not None]


def margins_of(parts: Iterable[Line | Rows]) -> Margins:
    """How far the document's lines reach, for each make of them."""
    alike = defaultdict(list)
    for part in parts:
        if isinstance(part, Line):
            alike[_make(part)].append(part)
    return {make: (min(one.left for one in those), max(one.right for one in those)) for make, those in alike.items()}


def goes_on(before: Line | Rows, part: Line | Rows, margins: Margins) -> bool:
    """Whether two parts are of one paragraph: the first line reaches the right margin (but for a character kept off
    it) and the next is not indented."""
    if not (isinstance(before, Line) and isinstance(part, Line)) or _make(before) != _make(part):
        return False
    left, right = margins[_make(part)]
    return before.right > right - 2.2 * part.height and part.left < left + part.height


def _make(line: Line) -> Make:
    return round(line.page_width), round(line.height)
