"""Findings as a terminal, a program, a browser reads them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from gongkai.finding import Severity
from gongkai.proof.registry import RULES, SPELLING
from gongkai.proof.rule import Finding, Text

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_STYLE = """body{font:16px/1.8 "Noto Sans CJK SC",sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}
mark{padding:0 1px;border-bottom:2px solid;background:#fff3c4}
mark.error{background:#ffe0dc}mark.info{background:#e6eefc}
table{border-collapse:collapse;width:100%}td,th{border:1px solid #ccd3db;padding:.3rem .5rem;text-align:left}"""


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: where it is, its text, what was found."""

    path: str
    text: str
    findings: tuple[Finding, ...]


def as_text(files: Sequence[Checked]) -> str:
    """One block for each finding, and a last line that counts."""
    parts = [_block(file.path, Text(file.text), finding) for file in files for finding in file.findings]
    counts = Counter(finding.severity for file in files for finding in file.findings)
    kinds = "、".join(f"{severity.label}{counts[severity]}处" for severity in Severity if counts[severity])
    parts.append(f"校对{len(files)}个文件：{kinds or '没有发现问题'}。")
    return "\n\n".join(parts)


def _block(path: str, text: Text, finding: Finding) -> str:
    """One finding: where, what, the words around it, its basis."""
    line = text.as_line(finding, path)
    lead = text.whole[max(text.starts[text.line_of(finding.start)], finding.start - 12) : finding.start]
    behind = text.whole[finding.end : finding.end + 12].partition("\n")[0]
    advice = "" if finding.suggestion is None else f"\n  建议：{finding.suggestion or '（删去）'}"
    return (
        f"{path}:{line.place.line}:{line.place.column} {finding.rule} {finding.severity.label}：{finding.message}\n"
        f"  {lead}【{line.place.quote}】{behind}{advice}\n  依据：{finding.basis}"
    )


def as_json(files: Sequence[Checked]) -> str:
    """A flat list, each finding with its file, line, column and offsets."""
    rows = []
    for file in files:
        text = Text(file.text)
        for one in file.findings:
            row = text.as_line(one, file.path).as_dict()
            row |= {"start": one.start, "end": one.end, "confidence": one.confidence, "safe": one.safe}
            rows.append(row)
    return json.dumps(rows, ensure_ascii=False, indent=2)


def as_sarif(files: Sequence[Checked]) -> str:
    """SARIF 2.1.0, which editors and code hosts show beside the text."""
    rules = [{"id": SPELLING, "shortDescription": {"text": "错别字"}}]
    rules += [{"id": rule.id, "shortDescription": {"text": rule.title}} for rule in RULES]
    results = [_result(file.path, Text(file.text), one) for file in files for one in file.findings]
    run = {
        "tool": {"driver": {"name": "gongkai proof", "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": results,
    }
    return json.dumps(
        {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]},
        ensure_ascii=False,
        indent=2,
    )


def _result(path: str, text: Text, finding: Finding) -> dict[str, Any]:
    """One finding as a result."""
    place = text.as_line(finding).place
    region: dict[str, Any] = {"startLine": place.line, "startColumn": place.column}
    region |= {"charOffset": finding.start, "charLength": finding.end - finding.start}
    where = {"artifactLocation": {"uri": path}, "region": region}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}（依据：{finding.basis}）"},
        "locations": [{"physicalLocation": where}],
        "properties": {"confidence": finding.confidence},
    }
    if finding.suggestion is not None:
        change = {"deletedRegion": region, "insertedContent": {"text": finding.suggestion}}
        change_of_file = {"artifactLocation": {"uri": path}, "replacements": [change]}
        result["fixes"] = [
            {"description": {"text": f"改为“{finding.suggestion}”"}, "artifactChanges": [change_of_file]}
        ]
    return result


def as_html(files: Sequence[Checked]) -> str:
    """One page: each text with its findings marked, and a table of them."""
    body = "".join(_chapter(file) for file in files)
    head = f'<meta charset="utf-8"><title>校对结果</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="zh-CN"><head>{head}</head><body><h1>校对结果</h1>{body}</body></html>\n'


def _chapter(file: Checked) -> str:
    """One text."""
    parts, place = [], 0
    for one in file.findings:
        if one.start < place:
            continue
        parts.append(escape(file.text[place : one.start]))
        title = escape(f"{one.severity.label}：{one.message}", quote=True)
        parts.append(
            f'<mark class="{one.severity.value}" title="{title}">{escape(file.text[one.start : one.end])}</mark>'
        )
        place = one.end
    parts.append(escape(file.text[place:]))
    rows = "".join(
        f"<tr><td>{one.severity.label}</td><td>{escape(file.text[one.start : one.end])}</td>"
        f"<td>{escape(one.message)}</td>"
        f"<td>{escape(one.suggestion or '')}</td><td>{escape(one.basis)}</td></tr>"
        for one in file.findings
    )
    head = "<tr><th>级别</th><th>原文</th><th>说明</th><th>建议</th><th>依据</th></tr>"
    shown = "".join(parts).replace("\n", "<br>")
    return f"<h2>{escape(file.path)}</h2><p>{shown}</p><table>{head}{rows}</table>"


def fixed(text: str, findings: Sequence[Finding]) -> tuple[str, int]:
    """The text with the safe suggestions put in, and how many; of two that overlap the first."""
    parts, place, count = [], 0, 0
    for one in sorted(findings, key=lambda one: one.start):
        if one.safe and one.suggestion is not None and one.start >= place:
            parts += [text[place : one.start], one.suggestion]
            place = one.end
            count += 1
    return "".join([*parts, text[place:]]), count
