"""The proofreader: rules over the whole text, the language model over each paragraph, one list in the text's order."""

from __future__ import annotations

from collections import Counter, OrderedDict
from collections.abc import Callable, Iterable, Iterator
from threading import Lock

from gongkai.finding import Severity
from gongkai.proof.language.edits import PAIR
from gongkai.proof.language.spelling import KINDS, Slip, slips
from gongkai.proof.language.stored import Model, model
from gongkai.proof.registry import RULES, SPELLING
from gongkai.proof.rule import Finding, Paragraph, Rule, Text

KEPT = 20_000  # paragraphs whose slips are remembered
ROW = 3  # items of an enumeration that begin alike
_MESSAGES = {
    "extra": "疑为多字：“{old}”",
    "missing": "疑为漏字：“{old}”前缺“{lack}”",
    "swap": "疑为颠倒：“{old}”应为“{new}”",
}
_BASIS = "官方文本语言模型"


class Proofreader:
    """Checks texts. One may be shared by threads; a paragraph that has not changed is not read again.

    `words` are the names and terms of the office: a slip that lies inside one of them is not reported.
    """

    def __init__(
        self, *, rules: Iterable[Rule] = RULES, words: Iterable[str] = (), spelling: Model | None | bool = True
    ) -> None:
        """A proofreader with these rules and words; `spelling=False` leaves the language model out."""
        self._rules = tuple(rules)
        self._words = tuple(sorted({word for word in words if word}))
        self._model = (model() if spelling is True else spelling) or None
        self._known: OrderedDict[str, tuple[Slip, ...]] = OrderedDict()
        self._lock = Lock()

    def check(self, text: str, *, scope: str = "") -> list[Finding]:
        """Everything found in the text, in its order."""
        whole = Text(text, scope)
        found = [finding for rule in self._rules for finding in rule.check(whole)]
        if self._model:
            found += self._spelling(whole, taken=[(one.start, one.end) for one in found])
        return sorted(found, key=lambda one: (one.start, one.end, one.rule))

    def check_all(
        self, texts: Iterable[str], *, scope: str = "", progress: Callable[[int], None] | None = None
    ) -> Iterator[list[Finding]]:
        """The findings of each text in turn; `progress` is told how many are done."""
        for done, text in enumerate(texts, start=1):
            yield self.check(text, scope=scope)
            if progress:
                progress(done)

    def _spelling(self, text: Text, taken: list[tuple[int, int]]) -> Iterator[Finding]:
        """The slips of all paragraphs, without those that repeat, lie in the office's words or in a rule's finding."""
        found = [
            (paragraph, slip)
            for paragraph, row in zip(text.paragraphs, self._slips(text.paragraphs), strict=True)
            for slip in row
        ]
        times = Counter(_around(paragraph, slip) for paragraph, slip in found)
        for paragraph, slip in found:
            start, end = paragraph.start + slip.start, paragraph.start + slip.end
            if times[_around(paragraph, slip)] > 1 or any(a < end and start < b for a, b in taken):
                continue
            if _begins_a_row(paragraph.text, slip):
                continue
            if not any(_covers(word, paragraph.text, slip) for word in self._words):
                yield self._finding(slip, paragraph)

    def _slips(self, paragraphs: Iterable[Paragraph]) -> list[tuple[Slip, ...]]:
        """The slips of each paragraph, remembered or found now."""
        assert self._model
        texts = [paragraph.text for paragraph in paragraphs]
        with self._lock:
            known = {text: self._known[text] for text in texts if text in self._known}
        new = [text for text in dict.fromkeys(texts) if text not in known]
        fresh = {text: tuple(row) for text, row in zip(new, slips(new, self._model), strict=True)}
        with self._lock:
            self._known |= fresh
            while len(self._known) > KEPT:
                self._known.popitem(last=False)
        known |= fresh
        return [known[text] for text in texts]

    def _finding(self, slip: Slip, paragraph: Paragraph) -> Finding:
        """A slip as a finding."""
        assert self._model
        old = paragraph.text[slip.start : slip.end]
        message = _MESSAGES.get(slip.kind, "疑为错别字：“{old}”应为“{new}”")
        least = self._model.error_word if slip.kind == KINDS[PAIR] else self._model.error_from
        severity = Severity.ERROR if slip.sure >= least else Severity.WARNING
        return Finding(
            paragraph.start + slip.start,
            paragraph.start + slip.end,
            SPELLING,
            severity,
            round(slip.sure, 4),
            message.format(old=old, new=slip.put, lack=slip.put[:-1]),
            f"{_BASIS}（{self._model.version}）",
            slip.put,
        )


def _around(paragraph: Paragraph, slip: Slip) -> tuple[str, str]:
    """What makes two slips the same: the characters, one neighbour on each side, and what is put there."""
    return paragraph.text[max(0, slip.start - 1) : slip.end + 1], slip.put


def _begins_a_row(text: str, slip: Slip) -> bool:
    """Whether the characters begin item after item of an enumeration: 县教育局、县科技局、县民政局."""
    begun = f"、{text[slip.start : slip.end]}"
    return text[max(0, slip.start - 1) : slip.end] == begun and text.count(begun) >= ROW


def _covers(word: str, text: str, slip: Slip) -> bool:
    """Whether the slip lies inside an occurrence of the word."""
    place = text.find(word, max(0, slip.end - len(word)))
    return 0 <= place <= slip.start
