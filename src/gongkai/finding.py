"""Where what happened differs from what is demanded: one shape for every finding of the product."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Any


class Severity(enum.StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"error": "错误", "warning": "疑似", "info": "提示"}[self.value]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding is: in a file or text (line and column from 1), and in a table if it is in one."""

    path: str = ""
    line: int | None = None
    column: int | None = None
    quote: str = ""
    table: str | None = None
    row: str | None = None
    col: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference between a record and a rule.

    `rule` is the rule's id (`T3-COL`), `message` a sentence in Chinese, `basis` the article or document that demands
    it; `expected` and `actual` are filled where the rule compares values.
    """

    rule: str
    severity: Severity
    message: str
    basis: str = ""
    place: Place = field(default_factory=Place)
    expected: str | None = None
    actual: str | None = None
    suggestion: str | None = None

    def as_dict(self) -> dict[str, Any]:
        """The flat, stable form that `--format json` prints."""
        return {
            "path": self.place.path,
            "rule": self.rule,
            "severity": self.severity.value,
            "message": self.message,
            "basis": self.basis,
            "line": self.place.line,
            "column": self.place.column,
            "quote": self.place.quote,
            "table": self.place.table,
            "row": self.place.row,
            "col": self.place.col,
            "expected": self.expected,
            "actual": self.actual,
            "suggestion": self.suggestion,
        }
