"""Reports of one folder that say the same: their chapters compared as they pass, in little memory (S-COPY).

Of each chapter only the smallest hashes of its stretches of four characters are kept. The share that two such sketches
have in common tells how alike the chapters are, within some hundredths (Broder 1997, "On the resemblance and
containment of documents").
"""

from __future__ import annotations

import zlib
from array import array
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from gongkai.annual.checks.s_copy import GRAM, S_COPY, SHORTEST, TOO_ALIKE, content_of
from gongkai.annual.form import CHAPTERS, Report
from gongkai.annual.reading.running import paragraphs_in
from gongkai.finding import Finding, Place

KEPT = 200  # hashes of a chapter
LOOKED_UP = 4  # of them, by which earlier chapters are found; alike ones share one of these as good as always
MOST_SHARING = 50  # chapters remembered under one hash: stock phrases are in every report
MARKED = 20  # characters of the chapter's beginning that a finding marks
NAMES = {chapter.key: chapter.text for chapter in CHAPTERS}


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of one chapter: whose it is, where it begins, its smallest hashes in their order."""

    chapter: str
    organ: str
    year: int | None
    place: Place
    hashes: array[int]

    def is_of_one_report_with(self, other: Sketch) -> bool:
        """Whether both stand in the same report, here in two files."""
        return bool(self.organ) and (self.organ, self.year) == (other.organ, other.year)


def sketches_of(report: Report) -> list[Sketch]:
    """The chapters long enough to be compared."""
    sketches = []
    for chapter in NAMES:
        words = content_of(report, chapter)
        first = next(paragraphs_in(report, chapter), None)
        if len(words) >= SHORTEST and first is not None:
            place = report.at(first.printed(0, min(len(first.text), MARKED)))
            sketches.append(Sketch(chapter, report.organ, report.year, place, _hashes(words)))
    return sketches


def _hashes(words: str) -> array[int]:
    """The smallest hashes of the stretches, spread evenly."""
    grams = {words[start : start + GRAM] for start in range(len(words) - GRAM + 1)}
    hashes = {zlib.crc32(gram.encode()) * 0x9E3779B1 & 0xFFFFFFFF for gram in grams}
    return array("L", sorted(hashes)[:KEPT])


class Alike:
    """Remembers the chapters of the reports that passed and finds those that say the same again."""

    def __init__(self) -> None:
        """Nothing has passed yet."""
        self._kept: list[Sketch] = []
        self._by_hash: dict[tuple[str, int], list[int]] = defaultdict(list)

    def findings(self, sketches: list[Sketch]) -> list[Finding]:
        """Which chapters of this report an earlier one has as well; the report is remembered."""
        found = [finding for sketch in sketches if (finding := self._nearest(sketch))]
        for sketch in sketches:
            self._remember(sketch)
        return found

    def _nearest(self, sketch: Sketch) -> Finding | None:
        """The finding for the earlier chapter that is most alike, if it is too much so."""
        numbers = {number for mark in sketch.hashes[:LOOKED_UP] for number in self._by_hash[sketch.chapter, mark]}
        others = sorted(one for one in numbers if not sketch.is_of_one_report_with(self._kept[one]))
        scored = [(likeness(sketch.hashes, self._kept[number].hashes), number) for number in others]
        likest, number = max(scored, key=lambda pair: pair[0], default=(0.0, 0))
        if likest <= TOO_ALIKE:
            return None
        other = self._kept[number]
        whose = f"{other.organ}的报告" if other.organ else "另一份报告"
        message = f"“{NAMES[sketch.chapter]}”与{whose}（{Path(other.place.path).name}）相似度约{likest:.2f}"
        return S_COPY.finding(message, sketch.place, expected=f"至多{TOO_ALIKE}", actual=f"{likest:.2f}")

    def _remember(self, sketch: Sketch) -> None:
        """Keep the sketch under its smallest hashes."""
        self._kept.append(sketch)
        for mark in sketch.hashes[:LOOKED_UP]:
            numbers = self._by_hash[sketch.chapter, mark]
            if len(numbers) < MOST_SHARING:
                numbers.append(len(self._kept) - 1)


def likeness(one: array[int], other: array[int]) -> float:
    """The share of the smallest hashes of both together that both have, from 0 to 1."""
    both = set(one) & set(other)
    smallest = sorted({*one, *other})[: min(KEPT, max(len(one), len(other)))]
    return sum(mark in both for mark in smallest) / len(smallest) if smallest else 0.0
