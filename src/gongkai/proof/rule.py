"""What a proofreading rule is, the text it reads and what it says."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from gongkai.finding import Finding as Line
from gongkai.finding import Place, Severity

WHOLE_TEXT = "whole"  # the tag of a rule that judges a paragraph by the others
_BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong with text[start:end]: how heavy, how sure (0 to 1), why, and what should stand there.

    `safe` says that the suggestion may be put in without a person's look.
    """

    start: int
    end: int
    rule: str
    severity: Severity
    confidence: float
    message: str
    basis: str = ""
    suggestion: str | None = None
    safe: bool = False

    def moved(self, by: int) -> Finding:
        """The same finding so many characters further on."""
        return Finding(self.start + by, self.end + by, *(getattr(self, name) for name in self.__slots__[2:]))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of a text and where it starts."""

    start: int
    text: str


@dataclass(frozen=True)
class Text:
    """A whole text with its paragraphs. `scope` names what it is (`annual`, `item` …), as the caller knows it."""

    whole: str
    scope: str = ""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """Every line, the empty ones too."""
        found, start = [], 0
        for gap in _BREAK.finditer(self.whole):
            found.append(Paragraph(start, self.whole[start : gap.start()]))
            start = gap.end()
        return (*found, Paragraph(start, self.whole[start:]))

    @cached_property
    def starts(self) -> list[int]:
        """Where each paragraph starts."""
        return [paragraph.start for paragraph in self.paragraphs]

    def line_of(self, offset: int) -> int:
        """The number, from 0, of the paragraph in which the offset is."""
        return bisect_right(self.starts, offset) - 1

    def as_line(self, finding: Finding, path: str = "") -> Line:
        """The finding as the product's common shape, with line and column from 1."""
        line = self.line_of(finding.start)
        column = finding.start - self.starts[line] + 1
        quote = self.whole[finding.start : finding.end]
        place = Place(path, line + 1, column, quote)
        return Line(
            finding.rule,
            finding.severity,
            finding.message,
            finding.basis,
            place,
            actual=quote,
            suggestion=finding.suggestion,
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """What a rule says of text[start:end]; its weight is the rule's own unless another is given."""

    start: int
    end: int
    message: str
    suggestion: str | None = None
    severity: Severity | None = None
    confidence: float = 1.0


Find = Callable[[Text], Iterator[Hit]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `caught` holds texts in which it finds something, `clean` texts in which it must stay silent."""

    id: str
    title: str
    severity: Severity
    basis: str
    about: str
    find: Find
    caught: tuple[str, ...]
    clean: tuple[str, ...]
    safe: bool = False  # may its suggestion be put in without a look?
    tags: tuple[str, ...] = field(default=())

    def check(self, text: Text) -> Iterator[Finding]:
        """What the rule finds in the text."""
        for hit in self.find(text):
            yield Finding(
                hit.start,
                hit.end,
                self.id,
                hit.severity or self.severity,
                hit.confidence,
                hit.message,
                self.basis,
                hit.suggestion,
                self.safe and hit.suggestion is not None,
            )
