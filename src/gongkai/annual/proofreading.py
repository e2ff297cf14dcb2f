"""The words of a report proofread: what the proof engine finds in its prose, with the places of the report itself.

The engine and its language model are loaded when the first report is proofread, not before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from gongkai.annual.form import Passage, Report
from gongkai.annual.reading.running import Paragraph
from gongkai.finding import Finding, Severity
from gongkai.proof.engine import Proofreader
from gongkai.proof.registry import RULES, SPELLING
from gongkai.proof.rule import Finding as Slip

ALL = (SPELLING, *(rule.id for rule in RULES))
CERTAIN = ("S-PERSON",)  # what stays an error: wording and marks are doubts in a report (规则 X-*)
SAYS_THE_SAME = ("X-", "S-ALIAS", "S-DOCNO", "S-YEAR", "N-PARTS", "N-APPROX")  # rules for reports that go first
LONGEST = 20  # characters; a rule that quotes a longer stretch speaks of the sentence, not of a slip in it


@dataclass(frozen=True, slots=True)
class Described:
    """What is told of a proofreading rule beside its findings."""

    id: str
    title: str
    severity: Severity
    basis: str
    about: str


def described() -> list[Described]:
    """Every proofreading rule."""
    spelling = Described(SPELLING, "错别字", Severity.WARNING, "官方文本语言模型", "由语言模型找出的疑似错别字。")
    return [spelling, *(Described(one.id, one.title, one.severity, one.basis, one.about) for one in RULES)]


@lru_cache(maxsize=4)  # one for each choice of rules; the model behind them is one
def _reader(ids: tuple[str, ...]) -> Proofreader:
    """The proofreader with these rules."""
    return Proofreader(rules=[rule for rule in RULES if rule.id in ids], spelling=SPELLING in ids)


def proofread(report: Report, found: Sequence[Finding] = (), ids: Iterable[str] = ALL) -> list[Finding]:
    """What the proofreader finds in the preface and the chapters, beyond what the rules for reports have `found`."""
    passages = list(_passages(report))
    text = "\n".join(passage.text for passage in passages)
    slips = iter(_reader(tuple(ids)).check(text, scope="annual"))
    placed: list[Finding] = []
    slip, start = next(slips, None), 0
    for passage in passages:
        end = start + len(passage.text)
        while slip is not None and slip.start <= end:
            placed += _placed(report, passage, slip.moved(-start))
            slip = next(slips, None)
        start = end + 1
    return [one for one in placed if not any(_is_said(one, other) for other in found)]


def _passages(report: Report) -> Iterator[Passage]:
    """Everything that is no table: the preface, then each chapter's title and paragraphs, a line for each."""
    yield from report.preface
    for section in report.sections:
        yield Passage((replace(section.title, quote=section.title.quote or section.title.text),))
        yield from section.passages


def _placed(report: Report, passage: Passage, slip: Slip) -> Iterator[Finding]:
    """The slip as a finding of the report, unless it is what every office publishes of itself."""
    if slip.rule in CERTAIN and slip.severity is Severity.INFO:
        return
    heavy = slip.severity is Severity.ERROR and slip.rule not in CERTAIN
    printed = Paragraph("", passage.text, passage).printed(slip.start, slip.end)
    yield Finding(
        slip.rule,
        Severity.WARNING if heavy else slip.severity,
        slip.message,
        slip.basis,
        report.at(printed),
        actual=printed.text,
        suggestion=f"改为“{slip.suggestion}”" if slip.suggestion else None,
    )


def _is_said(one: Finding, other: Finding) -> bool:
    """Whether a rule for reports says of the same words what the proofreader says."""
    if not other.rule.startswith(SAYS_THE_SAME) or len(other.place.quote) > LONGEST:
        return False
    if one.place.line is None or one.place.line != other.place.line:
        return one.place.line == other.place.line and one.place.quote in other.place.quote
    start, begin = one.place.column or 1, other.place.column or 1
    return start < begin + len(other.place.quote) and begin < start + len(one.place.quote)
