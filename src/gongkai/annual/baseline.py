"""Findings that were looked at and dismissed, kept in a file so that they stay dismissed; severities of one's own."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from gongkai.annual.checks.registry import RULES
from gongkai.finding import Finding, Severity

VERSION = 1
OFF = "off"


class UnusableFileError(ValueError):
    """A baseline or configuration cannot be used; the message says in Chinese why."""


def fingerprints(findings: Sequence[Finding]) -> list[str]:
    """A mark for each finding that stays the same when lines move: rule, cell, words and how often they came before."""
    seen: Counter[tuple[str, ...]] = Counter()
    marks = []
    for finding in findings:
        place = finding.place
        words = "".join((place.quote or finding.message).split())
        key = (Path(place.path).name, finding.rule, place.table or "", place.row or "", place.col or "", words)
        marks.append(hashlib.sha256("\0".join((*key, str(seen[key]))).encode()).hexdigest()[:20])
        seen[key] += 1
    return marks


def read_baseline(path: Path) -> set[str]:
    """The marks that the file lists."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        marks = data["dismissed"]
        if data["version"] != VERSION or not isinstance(marks, list):
            raise UnusableFileError(f"{path}：不是本版本的基线文件")
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        if isinstance(error, UnusableFileError):
            raise
        raise UnusableFileError(f"{path}：读不了基线文件（用 --write-baseline 生成）") from error
    return {str(mark) for mark in marks}


def baseline_of(findings: Sequence[Finding]) -> str:
    """The file that dismisses these findings."""
    marks = sorted(fingerprints(findings))
    return json.dumps({"version": VERSION, "dismissed": marks}, indent=1) + "\n"


def without(findings: Sequence[Finding], dismissed: set[str]) -> list[Finding]:
    """The findings that are not dismissed."""
    if not dismissed:
        return list(findings)
    marks = fingerprints(findings)
    return [finding for finding, mark in zip(findings, marks, strict=True) if mark not in dismissed]


def read_severities(path: Path) -> dict[str, Severity | None]:
    """What `[severity]` of a TOML file says of each rule: a severity of its own, or None for a rule switched off."""
    try:
        sections = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise UnusableFileError(f"{path}：读不了配置文件，应为 UTF-8 编码的 TOML") from error
    table = sections.get("severity", {})
    if not isinstance(table, dict) or sections.keys() - {"severity"}:
        raise UnusableFileError(f"{path}：应只有 [severity] 一节，一行一条规则")
    from gongkai.annual.proofreading import ALL

    known = {*(rule.id for rule in RULES), *ALL}
    chosen: dict[str, Severity | None] = {}
    for rule, word in table.items():
        if rule not in known:
            raise UnusableFileError(f"{path}：没有“{rule}”这条规则")
        if word != OFF and word not in [severity.value for severity in Severity]:
            raise UnusableFileError(f"{path}：{rule} 的级别应为 error、warning、info 或者 off")
        chosen[rule] = None if word == OFF else Severity(word)
    return chosen


def weighed(findings: Iterable[Finding], severities: Mapping[str, Severity | None]) -> list[Finding]:
    """The findings with the severities of the configuration; those of rules switched off are gone."""
    kept = []
    for finding in findings:
        severity = severities.get(finding.rule, finding.severity)
        if severity is not None:
            kept.append(finding if severity is finding.severity else replace(finding, severity=severity))
    return kept
