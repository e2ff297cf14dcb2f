"""Words that the office itself has put down as wrong, with what should stand there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text


def office_words(pairs: Mapping[str, str]) -> Rule:
    """The rule for a list: wrong words → right ones (empty: not to be used at all)."""
    wrong = dict(pairs)
    pattern = re.compile("|".join(re.escape(word) for word in sorted(wrong, key=len, reverse=True)) or r"(?!)")
    return Rule(
        "W-OWN",
        "本单位易错词",
        Severity.ERROR,
        "本单位维护的易错词表",
        "词表里写明的错误写法；正确写法已经包含错误写法的（如“账户”和“账户名”）不重复报。",
        lambda text: _find(text, pattern, wrong),
        ("云西县人民政府",),
        ("云溪县人民政府",),
    )


def _find(text: Text, pattern: re.Pattern[str], wrong: dict[str, str]) -> Iterator[Hit]:
    for match in pattern.finditer(text.whole):
        right = wrong[match[0]]
        if right and right in text.whole[max(0, match.start() - len(right)) : match.end() + len(right)]:
            continue  # the right word holds the wrong one
        advice = f"应为“{right}”" if right else "不使用"
        yield Hit(match.start(), match.end(), f"本单位词表：“{match[0]}”{advice}", right or None)


OFFICE_WORDS = office_words({"云西县": "云溪县"})
