"""Find the title and the chapter headings of a report among its lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from gongkai.annual.form import CHAPTERS, T3_ROWS, Printed
from gongkai.annual.reading.plain import Run, joined, plain, run_of

ORDINAL = re.compile(r"(?:第?([一二三四五六七八九])(?:、|\.|,|部分|章)[、.,:]?)(.+)")
MARKUP = re.compile(r"^[\s#*>]+|[\s#*]+$")  # Markdown around a heading
NUMERALS = "一二三四五六七八九"
LONGEST_HEADING = 40  # characters; the longest official title has 19
RIGHT_TITLE = re.compile(r".+20\d{2}年政府信息公开工作年度报告")
FIRST_LINES = 80  # where the title is looked for
ALIKE_ENOUGH = 0.65
SAME_NUMBER = 0.15  # what an equal ordinal adds to the likeness
NAMES = tuple(plain(chapter.text)[2:] for chapter in CHAPTERS)
TABLE_ROWS = tuple(plain(row.text)[2:] for row in T3_ROWS if row.text[1] == "、") + ("本年度办理结果",)


@dataclass(frozen=True, slots=True)
class Heading:
    """One line that stands as a chapter heading: `key` of the chapter it is, or None; `index` of its line from 0."""

    key: str | None
    index: int
    printed: Printed


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A line that may be a heading."""

    index: int
    number: int  # from 0; -1 without an ordinal
    name: str
    printed: Printed


def headings_in(lines: Sequence[str]) -> list[Heading]:
    """The chapter headings in the order of the text; each chapter at most once."""
    candidates = [found for index, line in enumerate(lines) if (found := _candidate(index, line))]
    chosen = _best(candidates)
    _fill_gaps(chosen, candidates)
    headings = [Heading(CHAPTERS[number].key, found.index, found.printed) for number, found in chosen.items()]
    return sorted(headings, key=lambda heading: heading.index)


def _candidate(index: int, line: str) -> _Candidate | None:
    """The line as a possible heading, or None."""
    if len(line) > LONGEST_HEADING * 2:
        return None
    run = _words(line, index)
    if not run.text or len(run.text) > LONGEST_HEADING or run.text[-1] in "。;,:":
        return None
    match = ORDINAL.fullmatch(run.text)
    name = match[2] if match else run.text
    if not match and name not in NAMES:
        return None
    if any(_likeness(name, row) > 0.75 for row in TABLE_ROWS):
        return None
    return _Candidate(index, NUMERALS.index(match[1]) if match else -1, name, run.printed({index + 1: line}))


def _words(line: str, index: int) -> Run:
    """What the line says, without Markdown around it."""
    stripped = MARKUP.sub("", line)
    return run_of(stripped, index + 1, line.find(stripped) + 1)


def _best(candidates: list[_Candidate]) -> dict[int, _Candidate]:
    """For each chapter the candidate most like its title; of equals the last, as a table of contents stands first."""
    chosen: dict[int, tuple[float, _Candidate]] = {}
    for found in candidates:
        number, score = _nearest(found)
        if score >= ALIKE_ENOUGH and (number not in chosen or score >= chosen[number][0]):
            chosen[number] = (score, found)
    return {number: found for number, (_, found) in chosen.items()}


def _nearest(found: _Candidate) -> tuple[int, float]:
    """The chapter whose title is most like the candidate, and how like it is."""
    scores = [_likeness(found.name, name) + SAME_NUMBER * (number == found.number) for number, name in enumerate(NAMES)]
    best = max(range(len(CHAPTERS)), key=scores.__getitem__)
    return best, scores[best]


def _fill_gaps(chosen: dict[int, _Candidate], candidates: list[_Candidate]) -> None:
    """Take a reworded heading for a missing chapter if it has its number and stands between its neighbours."""
    for number in range(len(CHAPTERS)):
        if number in chosen:
            continue
        after = max((found.index for other, found in chosen.items() if other < number), default=None)
        before = min((found.index for other, found in chosen.items() if other > number), default=None)
        if after is None or before is None:
            continue
        between = [found for found in candidates if found.number == number and after < found.index < before]
        if between:
            chosen[number] = between[0]


def _likeness(one: str, other: str) -> float:
    """From 0 to 1."""
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def title_in(lines: Sequence[str]) -> Run | None:
    """The title: a line in the prescribed words, else the first that names a report; whole, if broken in two lines."""
    candidates: list[Run] = []
    before = Run("", "", ())
    for index, line in enumerate(lines[:FIRST_LINES]):
        run = _words(line, index)
        if _is_title(run.text):
            candidates.append(joined((before, run)) if _is_broken(before.text, run.text) else run)
        before = run if run.text else before
    right = [run for run in candidates if RIGHT_TITLE.fullmatch(run.text)]
    return next((run for run in (*right, *candidates)), None)


def _is_title(text: str) -> bool:
    """Whether the line reads as an annual report's title, and not as a path of menus or a sentence."""
    if len(text) > LONGEST_HEADING * 2 or any(mark in text for mark in "。;,:>|《") or ORDINAL.fullmatch(text):
        return False
    return ("公开" in text and "报" in text[-4:]) or text.endswith("年度报告")


def _is_broken(before: str, text: str) -> bool:
    """Whether the line before is the title's beginning: the organ before the year, or words before 公开."""
    if not 2 <= len(before) <= 40 or re.search(r"[。,;:!?>|]", before):
        return False
    starts_with_year = re.match(r"20\d{2}", text) is not None and not re.search(r"\d", before)
    goes_on = "政府信息公开" not in text and not re.search(r"20\d{2}", text) and "20" in before and "年" in before
    return starts_with_year or goes_on
