"""Numbers of passports and travel permits beside the word that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?:[EeGgDdSsPpHhCcWwTtLl][0-9]{8}|[EeCc][A-Za-z][0-9]{7})(?![0-9A-Za-z])")
_WORD = re.compile(r"护照|通行证|出入境证件")
_WITHIN = 20  # characters between the word and the number


def find(text: Text) -> Iterator[Hit]:
    """Each number that follows such a word on its line, or stands in a column headed by it."""
    for match in _NUMBER.finditer(text.whole):
        line = text.line_of(match.start())
        before = text.whole[max(text.starts[line], match.start() - _WITHIN) : match.start()]
        if _WORD.search(before) or _is_headed(text, line):
            yield Hit(match.start(), match.end(), f"{match[0][:2]}……是护照或者通行证号码，公开前应当删去或者遮盖")


def _is_headed(text: Text, line: int) -> bool:
    """Whether the row of a table stands below a heading with such a word."""
    above = [text.paragraphs[number].text for number in range(max(0, line - 30), line)]
    return "\t" in text.paragraphs[line].text and any("\t" in row and _WORD.search(row) for row in above)


PASSPORT = Rule(
    "S-PASS",
    "护照、通行证号码",
    Severity.ERROR,
    "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十八条",
    "写明是护照、往来港澳（台湾）通行证的证件号码，公开前应当删去或者遮盖。没有写明的字母加数字不报。",
    find,
    ("护照号码：E12345678", "持港澳通行证C12345678", "姓名\t护照号\n张三\tEA1234567"),
    ("型号为E12345678的水泵", "办理护照需要提交材料"),
)
