"""A report's lines with what was found marked in place: for the standalone page and for 年报体检."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from html import escape
from pathlib import Path

from gongkai.annual.form import FORMS, FORMS_2019
from gongkai.finding import Finding, Severity

MADE_BY = "gongkai check"
HEAVIEST = list(Severity)  # in this order


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line; `severity` is that of the heaviest finding on it, None where nothing was found."""

    text: str
    severity: Severity | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Marked:
    """One line of the report: its number, its pieces, and the findings that begin in it."""

    number: int
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...] = ()


def annotated(lines: Sequence[str], findings: Iterable[Finding]) -> list[Marked]:
    """Every line that says something, its faults marked."""
    by_line: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_line[finding.place.line or 0].append(finding)
    shown = []
    for number, line in enumerate(lines, 1):
        here = by_line.get(number, [])
        if here or line.strip():
            shown.append(Marked(number, tuple(_pieces(line, here)), tuple(here)))
    return shown


def in_words(finding: Finding) -> Finding:
    """The finding with its cell as the form prints it, never by the keys of the data."""
    place = finding.place
    forms = [form for form in (*FORMS, *FORMS_2019) if form.key == place.table]
    row = next((row for form in forms for row in form.rows if row.key == place.row), None)
    head = next((column.text for column in row.columns if column.key == place.col), None) if row else None
    table = forms[0].name if forms else None
    return replace(finding, place=replace(place, table=table, row=row.full if row else None, col=head))


def unplaced(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that have no line, as of a chapter that is not there."""
    return [finding for finding in findings if not finding.place.line]


def counts(findings: Iterable[Finding]) -> list[tuple[Severity, int]]:
    """How many of each severity, the heaviest first."""
    found = Counter(finding.severity for finding in findings)
    return [(severity, found[severity]) for severity in HEAVIEST]


def _pieces(line: str, findings: Sequence[Finding]) -> list[Piece]:
    """Cut the line where a finding begins or ends."""
    spans = []
    for finding in findings:
        start = (finding.place.column or 1) - 1
        spans.append((start, min(len(line), start + max(1, len(finding.place.quote))), finding))
    cuts = sorted({0, len(line), *(start for start, _, _ in spans), *(end for _, end, _ in spans)})
    pieces = []
    for start, end in zip(cuts, cuts[1:], strict=False):
        on = [finding for first, last, finding in spans if first <= start and end <= last]
        heaviest = min((finding.severity for finding in on), key=HEAVIEST.index, default=None)
        pieces.append(Piece(line[start:end], heaviest, tuple(on)))
    return pieces


ALONE = "default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;"  # the page asks nobody for anything
STYLE = """
body{font:16px/1.7 system-ui,sans-serif;margin:0 auto;max-width:68rem;padding:1.5rem;color:#1c1c1c;background:#fff}
h1{font-size:1.4rem}h2{font-size:1.15rem;margin-top:2.5rem;border-top:1px solid #bbb;padding-top:1rem}
table{border-collapse:collapse}td,th{border:1px solid #bbb;padding:.2rem .8rem;text-align:left}
ol.text{list-style:none;padding:0}ol.text>li{display:grid;grid-template-columns:3.5rem 1fr;gap:.75rem}
.n{color:#5b5b5b;text-align:right;font-variant-numeric:tabular-nums}.w{white-space:pre-wrap;overflow-wrap:anywhere}
mark{color:inherit;padding:0 .1em;border-bottom:2px solid}mark.error{background:#fde2e0;border-color:#b3261e}
mark.warning{background:#fff1c9;border-color:#8a6100}mark.info{background:#e1ecfb;border-color:#2559a8}
.f{margin:.2rem 0 .6rem;padding:.3rem .7rem;border-left:4px solid #888;background:#f6f6f6}
.f.error{border-color:#b3261e}.f.warning{border-color:#8a6100}.f.info{border-color:#2559a8}.f p{margin:.1rem 0}
.f .b{color:#4d4d4d;font-size:.9rem}
mark a{color:inherit;text-decoration:none}a:focus-visible{outline:3px solid #2559a8;outline-offset:2px}
:target{outline:3px solid #2559a8}.scroll{overflow-x:auto}
@media print{body{max-width:none;padding:0}section{break-before:page}.f{break-inside:avoid}
mark,.f{print-color-adjust:exact;-webkit-print-color-adjust:exact}}
"""


def standalone(pages: Iterable[tuple[str, Sequence[str], Sequence[Finding]]]) -> str:
    """One HTML file that needs nothing else: each report (its name, its lines, its findings) with the faults marked."""
    bodies: list[str] = []
    overview: list[str] = []
    total: Counter[Severity] = Counter()
    for name, lines, findings in pages:
        total.update(dict(counts(findings)))
        overview.append(_row(len(overview) + 1, name, findings))
        bodies.append(_report(len(overview), name, lines, findings))
    heads = "".join(f"<th scope=col>{severity.label}" for severity in HEAVIEST)
    summary = "、".join(f"{severity.label}{total[severity]}处" for severity in HEAVIEST)
    return (
        "<!doctype html><html lang=zh-CN><meta charset=utf-8><meta name=viewport content='width=device-width'>"
        f"<meta name=generator content='{MADE_BY}'><meta http-equiv=Content-Security-Policy content='{ALONE}'>"
        f"<title>年度报告检查结果</title><style>{STYLE}</style><h1 id=top>年度报告检查结果</h1>"
        f"<p>共检查{len(overview)}份报告：{summary}。</p><div class=scroll><table>"
        f"<thead><tr><th scope=col>报告{heads}</thead><tbody>"
        + "".join(overview)
        + "</tbody></table></div>"
        + "".join(bodies)
        + "</html>\n"
    )


def _row(number: int, name: str, findings: Sequence[Finding]) -> str:
    """One report's line of the overview."""
    cells = "".join(f"<td>{count}" for _, count in counts(findings))
    return f"<tr><th scope=row><a href='#r{number}'>{escape(Path(name).name)}</a>{cells}"


def _report(number: int, name: str, lines: Sequence[str], findings: Sequence[Finding]) -> str:
    """One report."""
    marks = {id(finding): f"r{number}-{place}" for place, finding in enumerate(findings, 1)}
    loose = "".join(_finding(finding, marks) for finding in unplaced(findings))
    text = "".join(_line(line, marks) for line in annotated(lines, findings))
    back = "<p><a href='#top'>回到各报告一览</a></p>"
    return f"<section id=r{number}><h2>{escape(name)}</h2>{back}{loose}<ol class=text>{text}</ol></section>"


def _line(line: Marked, marks: Mapping[int, str]) -> str:
    """One line with its findings below."""
    words = "".join(_piece(piece, marks) if piece.severity else escape(piece.text) for piece in line.pieces)
    found = "".join(_finding(finding, marks) for finding in line.findings)
    return f"<li><span class=n>{line.number}</span><div><div class=w>{words}</div>{found}</div></li>"


def _piece(piece: Piece, marks: Mapping[int, str]) -> str:
    """A stretch with a fault, leading to what is said of it."""
    weight = piece.severity.value if piece.severity else ""
    link = f"<a href='#{marks[id(piece.findings[0])]}'>{escape(piece.text)}</a>"
    return f"<mark class={weight} title='{escape(_rules(piece))}'>{link}</mark>"


def _rules(piece: Piece) -> str:
    """The ids of the rules that speak of the stretch."""
    return "、".join(dict.fromkeys(finding.rule for finding in piece.findings))


def _finding(finding: Finding, marks: Mapping[int, str]) -> str:
    """One finding."""
    more = f"<p>建议：{escape(finding.suggestion)}</p>" if finding.suggestion else ""
    basis = f"<p class=b>依据：{escape(finding.basis)}</p>" if finding.basis else ""
    head = f"<p><b>{finding.severity.label}</b> {escape(finding.message)} <code>{finding.rule}</code></p>"
    return f"<div id={marks[id(finding)]} class='f {finding.severity.value}'>{head}{more}{basis}</div>"
