"""Tables of wrong wordings: what a line of such a table is, and how the prose of a report is looked through for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from gongkai.annual.checks.rule import Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import Paragraph, paragraphs_in
from gongkai.finding import Finding, Severity


@dataclass(frozen=True, slots=True)
class Phrase:
    """One wrong wording. `says` may name {words}; `right` is what they become (`\\1` for a group), if that is known.

    Where the pattern has a group `at`, only that stretch is marked.
    """

    pattern: re.Pattern[str]
    says: str
    right: str | None = None
    severity: Severity | None = None


def phrase(pattern: str, says: str, right: str | None = None, severity: Severity | None = None) -> Phrase:
    """One line of a table."""
    return Phrase(re.compile(pattern), says, right, severity)


def find_phrases(report: Report, rule: Rule, phrases: Iterable[Phrase]) -> Iterator[Finding]:
    """Every place of the prose where one of the wordings stands; of two over the same words the first counts."""
    lines = tuple(phrases)
    for paragraph in paragraphs_in(report):
        taken: set[int] = set()
        for line in lines:
            for found in line.pattern.finditer(paragraph.text):
                start, end = found.span("at" if "at" in line.pattern.groupindex else 0)
                if not taken.intersection(range(start, end)):
                    taken.update(range(start, end))
                    yield _finding(report, rule, line, paragraph, found)


def _finding(report: Report, rule: Rule, line: Phrase, paragraph: Paragraph, found: re.Match[str]) -> Finding:
    """The finding for one match."""
    part = "at" if "at" in line.pattern.groupindex else 0
    words = found[part]
    right = found.expand(line.right) if line.right is not None else None
    return rule.finding(
        line.says.format(words=re.sub(r"\s", "", words)),
        report.at(paragraph.printed(*found.span(part))),
        severity=line.severity,
        expected=right,
        actual=words,
        suggestion=f"改为“{right}”" if right else None,
    )
