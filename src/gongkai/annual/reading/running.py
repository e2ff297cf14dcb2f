"""The running text of a report, paragraph by paragraph, every stretch of it knowing where it was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from gongkai.annual.form import Passage, Printed, Report

DIGITS = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
PREFACE = "preface"
SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]?")
SUBHEADING = re.compile(
    r"(?:[（(][一二三四五六七八九十]{1,3}[）)]|[一二三四五六七八九十]{1,3}、)[^。！？；：，,:;\d]{2,24}"
)
CLAUSE = re.compile(r"[^，。；！？,;!?\n]+")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: the key of its chapter (`preface` before chapter 一), its words, and where they stand."""

    chapter: str
    text: str  # as typed, full-width digits written as plain ones
    passage: Passage

    def printed(self, start: int, end: int) -> Printed:
        """The words from `start` to `end` with line and column; the quote ends with the line on which they start."""
        words = self.text[start:end]
        for line in self.passage.lines:
            if start < len(line.quote):
                column = (line.column or 1) + start if line.line else None
                return Printed(re.sub(r"\s", "", words), line.line, column, line.quote[start:end])
            start, end = start - len(line.quote), end - len(line.quote)
        return Printed(words, quote=words)

    def sentences(self) -> Iterator[tuple[int, str]]:
        """Each sentence with the place at which it begins in the paragraph."""
        return ((found.start(), found[0]) for found in SENTENCE.finditer(self.text) if found[0].strip())

    def clauses(self) -> Iterator[tuple[int, str]]:
        """Each stretch between two marks, with the place at which it begins."""
        return ((found.start(), found[0]) for found in CLAUSE.finditer(self.text))


def is_subheading(text: str) -> bool:
    """Whether a line is no more than a heading within a chapter, such as （五）监督保障情况."""
    return SUBHEADING.fullmatch(text.strip()) is not None


def paragraphs_in(report: Report, *chapters: str) -> Iterator[Paragraph]:
    """The paragraphs of those chapters, or of the preface and every chapter, in the order of the text."""
    if not chapters or PREFACE in chapters:
        yield from (paragraph_of(PREFACE, passage) for passage in report.preface)
    for section in report.sections:
        if not chapters or section.key in chapters:
            yield from (paragraph_of(section.key or "", passage) for passage in section.passages)


def words_of(report: Report, *chapters: str) -> str:
    """The paragraphs of those chapters, one on each line."""
    return "\n".join(paragraph.text for paragraph in paragraphs_in(report, *chapters))


@lru_cache(maxsize=256)  # every rule asks for the same paragraphs
def paragraph_of(chapter: str, passage: Passage) -> Paragraph:
    """The paragraph with its text made ready for reading figures."""
    return Paragraph(chapter, passage.text.translate(DIGITS), passage)
