"""Where in the text each table stands: after its chapter heading, or from the first words that only it has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.annual.reading.headings import Heading
from gongkai.annual.reading.plain import plain

KEYS = ("proactive", "applications", "remedies")
FIRST_WORDS = {
    "proactive": ("第二十条第",),
    "applications": ("本列数据的勾稽关系", "本年新收政府信息公开申请", "申请人情况"),
    "remedies": ("结果维持",),
}


@dataclass(frozen=True, slots=True)
class Extent:
    """Lines by index, from `start` up to `end`."""

    start: int
    end: int


def extents_of(lines: Sequence[str], headings: Sequence[Heading]) -> dict[str, Extent]:
    """The lines of each table; an empty extent where a table is not found."""
    starts = {key: _start(key, lines, headings) for key in KEYS}
    found = {start for start in starts.values() if start is not None}
    borders = sorted(found | {heading.index for heading in headings})
    extents = {}
    for key, start in starts.items():
        if start is None:
            extents[key] = Extent(0, 0)
        else:
            end = next((border for border in borders if border > start), len(lines))
            extents[key] = Extent(start, end)
    return extents


def _start(key: str, lines: Sequence[str], headings: Sequence[Heading]) -> int | None:
    """The line after the chapter's heading, else the first line that holds the table's own words."""
    for heading in headings:
        if heading.key == key:
            return heading.index + 1
    for index, line in enumerate(lines):
        if "。" not in line and any(word in plain(line) for word in FIRST_WORDS[key]):
            return index
    return None
