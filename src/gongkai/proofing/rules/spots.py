"""Texts with their places, what was found in them, and what may be waived or learnt: values in, values out."""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from typing import Any

from gongkai.finding import Finding, Place, Severity
from gongkai.lib.masks import mask
from gongkai.proof.rule import Finding as Found
from gongkai.proof.rule import Text
from gongkai.proofing.tables import NEVER_LEARNT, SECRECY_RULE, SHORTEST_REASON, SHORTEST_WORD

AROUND = 14  # characters shown, and remembered, on each side
_EDGE = re.compile(r"[，。；：、！？（）《》“”\s]")


@dataclass(frozen=True, slots=True)
class Part:
    """One text of a subject and where it stands, in an officer's words; `unit` counts its lines (段, 行)."""

    where: str
    text: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A word in which nothing is reported; by one rule only where `rule` is given."""

    word: str
    rule: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """One finding at its place, with the words around it; `mark` stays the same while these words do."""

    where: str
    rule: str
    severity: Severity
    message: str
    basis: str
    before: str
    quote: str
    after: str
    suggestion: str | None = None
    confidence: float = 1.0

    @property
    def mark(self) -> str:
        """What makes two findings the same."""
        said = "\x1f".join((self.rule, self.before, self.quote, self.after))
        return hashlib.sha256(said.encode()).hexdigest()[:16]

    @property
    def is_error(self) -> bool:
        """Whether it stands in the way of a submission."""
        return self.severity == Severity.ERROR

    @property
    def in_context(self) -> str:
        """The words around it, the finding in brackets."""
        return f"{self.before}【{self.quote}】{self.after}"

    @property
    def safe_context(self) -> str:
        """The same with personal data masked: the form that is kept."""
        return mask(f"{self.before}{self.quote}{self.after}") if self.rule.startswith("S-") else self.in_context

    @property
    def word(self) -> str:
        """The words in which an officer would recognise it: the stretch around it up to the next marks."""
        left, right = _EDGE.split(self.before)[-1][-2:], _EDGE.split(self.after)[0][:2]
        return f"{left}{self.quote}{right}"

    @property
    def may_be_learnt(self) -> bool:
        """Whether a unit's list may silence it."""
        return not self.rule.startswith(NEVER_LEARNT)

    def as_line(self) -> Finding:
        """The product's common shape."""
        put = {"expected": self.suggestion or "（删去）", "actual": self.quote} if self.suggestion is not None else {}
        place = Place(quote=self.in_context, table=self.where)
        return Finding(self.rule, self.severity, self.message, self.basis, place, **put)

    def as_dict(self) -> dict[str, Any]:
        """The form in which it is kept."""
        return asdict(self) | {"severity": self.severity.value}

    @classmethod
    def from_dict(cls, kept: dict[str, Any]) -> Spot:
        """What `as_dict` kept."""
        return cls(**kept | {"severity": Severity(kept["severity"])})


Check = Callable[[str], Iterable[Found]]


def spots_in(parts: Iterable[Part], check: Check) -> list[Spot]:
    """Everything found in the parts, in their order."""
    return [_spot(part, Text(part.text), found) for part in parts for found in check(part.text)]


def _spot(part: Part, text: Text, found: Found) -> Spot:
    number = bisect_right(text.starts, found.start) - 1
    start, line = text.starts[number], text.paragraphs[number].text
    before = text.whole[max(start, found.start - AROUND) : found.start]
    after = text.whole[found.end : min(start + len(line), found.end + AROUND)]
    where = f"{part.where}第{number + 1}{part.unit}" if part.unit else part.where
    return Spot(
        where, found.rule, found.severity, found.message, found.basis, before, text.whole[found.start : found.end],
        after, found.suggestion, found.confidence,
    )  # fmt: skip


def without_allowed(spots: Iterable[Spot], allowed: Collection[Allowed]) -> Iterator[Spot]:
    """The spots that lie in no word of the lists; personal data and secrecy marks always stay."""
    for spot in spots:
        if not spot.may_be_learnt or not any(_covers(one, spot) for one in allowed):
            yield spot


def _covers(allowed: Allowed, spot: Spot) -> bool:
    """Whether the finding lies inside an occurrence of the word."""
    if allowed.rule and allowed.rule != spot.rule:
        return False
    around, start = f"{spot.before}{spot.quote}{spot.after}", len(spot.before)
    end, place = start + len(spot.quote), -1
    while (place := around.find(allowed.word, place + 1)) >= 0:
        if place <= start and end <= place + len(allowed.word):
            return True
    return False


def why_not_waive(*, rule: str, may_waive: bool, may_let_secrets_pass: bool, reason: str) -> list[str]:
    """Reasons against this person signing that a finding may stand as it is."""
    reasons = []
    if rule == SECRECY_RULE and not may_let_secrets_pass:
        reasons.append("涉密、内部标志只能由本单位保密审查员签字放行（保守国家秘密法第三十五条）")
    elif not may_waive:
        reasons.append("您不是该单位的信息员或者审核人，不能签字放行")
    return [*reasons, *_why_not_reason(reason)]


def why_not_learn(*, rule: str, word: str, quote: str, may_learn: bool, reason: str) -> list[str]:
    """Reasons against a unit's list silencing a word from now on."""
    reasons = []
    if not may_learn:
        reasons.append("您没有维护该单位词表的权限")
    if rule.startswith(NEVER_LEARNT):
        reasons.append("个人信息和涉密标志不能记入词表，只能逐处签字放行")
    if len(word.strip()) < SHORTEST_WORD:
        reasons.append(f"请填写至少{SHORTEST_WORD}个字的词语，单个字记入词表会漏掉真正的错误")
    elif quote not in word:
        reasons.append(f"词语应当包含被指出的“{quote}”")
    return [*reasons, *_why_not_reason(reason)]


def _why_not_reason(reason: str) -> list[str]:
    short = len(reason.strip()) < SHORTEST_REASON
    return [f"请写明理由（至少{SHORTEST_REASON}个字）"] if short else []


def why_not_clean(errors: Iterable[Spot]) -> list[str]:
    """Reasons against sending on a text that holds open errors: one for each, with its place and what to do."""
    return [_sentence(spot) for spot in errors]


def _sentence(spot: Spot) -> str:
    put = "" if spot.suggestion is None else f"；建议改为“{spot.suggestion}”" if spot.suggestion else "；建议删去"
    message = spot.message.removesuffix("。")
    return f"{spot.where}“{spot.in_context}”：{message}{put}。请改正；确实无误的，在“校对”中写明理由签字放行"
