"""Findings in SARIF 2.1.0, the form in which code checkers hand theirs to other programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Any, Protocol
from urllib.parse import quote

from gongkai.annual.baseline import fingerprints
from gongkai.finding import Finding, Severity

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


class Described(Protocol):
    """What is told of a rule: one for reports, or one of the proofreader's."""

    @property
    def id(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def basis(self) -> str: ...
    @property
    def about(self) -> str: ...


def as_sarif(findings: Sequence[Finding], rules: Iterable[Described]) -> dict[str, Any]:
    """One run of the checker."""
    known = list(rules)
    index = {rule.id: number for number, rule in enumerate(known)}
    return {
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {"driver": {"name": "gongkai check", "rules": [_rule(rule) for rule in known]}},
                "columnKind": "unicodeCodePoints",
                "results": [
                    _result(finding, index[finding.rule], mark)
                    for finding, mark in zip(findings, fingerprints(findings), strict=True)
                ],
            }
        ],
    }


def _rule(rule: Described) -> dict[str, Any]:
    """What SARIF keeps of a rule."""
    return {
        "id": rule.id,
        "name": rule.title,
        "shortDescription": {"text": rule.title},
        "fullDescription": {"text": rule.about.strip()},
        "help": {"text": f"依据：{rule.basis}"},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(finding: Finding, number: int, mark: str) -> dict[str, Any]:
    """One finding."""
    place = finding.place
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(place.path).as_posix())}}
    if place.line:
        region: dict[str, Any] = {"startLine": place.line, "snippet": {"text": place.quote}}
        if place.column:
            region |= {"startColumn": place.column, "endColumn": place.column + max(1, len(place.quote))}
        physical["region"] = region
    message = finding.message + (f"。建议：{finding.suggestion}" if finding.suggestion else "")
    return {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": LEVELS[finding.severity],
        "message": {"text": message},
        "locations": [{"physicalLocation": physical}],
        "partialFingerprints": {"gongkai/v1": mark},
    }
