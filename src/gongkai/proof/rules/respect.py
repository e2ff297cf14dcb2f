"""Words that offend people with a disability or an illness, or a people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_WORDS = {
    "瞎子": "视力残疾人",
    "聋子": "听力残疾人",
    "弱智": "智力残疾",
    "傻子": "智力残疾人",
    "瘸子": "肢体残疾人",
    "蛮子": "",
    "残废": "残疾",
}
_WORD = re.compile("(?<!黑)(?:" + "|".join(_WORDS) + ")")


def find(text: Text) -> Iterator[Hit]:
    """Each such word."""
    for match in _WORD.finditer(text.whole):
        right = _WORDS[match[0]] or None
        yield Hit(match.start(), match.end(), f"“{match[0]}”是歧视性说法" + (f"，用“{right}”" if right else ""), right)


RESPECT = Rule(
    "W-RESPECT",
    "歧视性说法",
    Severity.WARNING,
    "《中华人民共和国残疾人保障法》第三条；《中华人民共和国宪法》第四条",
    "不用贬损残疾人、患者、少数民族的称呼。",
    find,
    ("为瞎子提供便利", "弱智儿童"),
    ("为视力残疾人提供便利", "黑瞎子岛保护", "智力残疾儿童"),
)
