"""What a rule of the annual report is: a value with its reasons, its finder and its own examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.annual.form import FORMAT_2021, Report
from gongkai.finding import Finding, Place, Severity

FORM_2021 = "国办公开办函〔2021〕30号"


@dataclass(frozen=True, slots=True)
class Example:
    """A case in words and the fragment that makes it of a report without fault (see examples.report_with)."""

    words: str
    fragment: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `about` holds its sentence and, under 查什么, 为什么, 怎么改, what officials read about it."""

    id: str
    title: str
    severity: Severity
    basis: str
    about: str
    find: Callable[[Report, Rule], Iterator[Finding]]
    caught: tuple[Example, ...]
    clean: tuple[Example, ...]
    formats: tuple[str, ...] = (FORMAT_2021,)

    def finding(
        self,
        message: str,
        place: Place,
        *,
        severity: Severity | None = None,
        expected: str | None = None,
        actual: str | None = None,
        suggestion: str | None = None,
    ) -> Finding:
        """A finding of this rule, of the rule's own severity unless another is given."""
        weight = severity or self.severity
        return Finding(self.id, weight, message, self.basis, place, expected, actual, suggestion)

    def check(self, report: Report) -> Iterator[Finding]:
        """What the rule finds in the report; nothing if the rule is not for the report's form."""
        if report.format in self.formats:
            yield from self.find(report, self)
