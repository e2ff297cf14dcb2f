"""Numbers of official documents: 国办发〔2024〕12号."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_NUMBER = re.compile(
    r"(?<=[发函办字政规令党告])(?P<open>[〔（(\[［【])(?P<year>\d{2,4})(?P<close>[〕）)\]］】])(?P<di>第?)(?P<no>\d{1,4})号"
)


def find(text: Text) -> Iterator[Hit]:
    """Numbers whose brackets, year or serial are not as the standard has them."""
    for number in _NUMBER.finditer(text.whole):
        faults = list(_faults(number))
        if faults:
            year = number["year"] if len(number["year"]) == 4 else None
            right = f"〔{year}〕{int(number['no'])}号" if year else None
            yield Hit(number.start(), number.end(), "发文字号" + "，".join(faults), right)


def _faults(number: re.Match[str]) -> Iterator[str]:
    """What is wrong with one number."""
    if (number["open"], number["close"]) != ("〔", "〕"):
        yield "的年份应当用六角括号〔〕"
    if len(number["year"]) != 4:
        yield "的年份应当写全四位"
    if number["di"]:
        yield "的顺序号不加“第”"
    if number["no"].startswith("0"):
        yield "的顺序号不编虚位"


DOCUMENT_NUMBERS = Rule(
    "D-NO",
    "发文字号",
    Severity.ERROR,
    "GB/T 9704—2012 7.2.5",
    "发文字号由机关代字、年份、顺序号组成：年份标全称，用六角括号〔〕；顺序号不加“第”字，不编虚位。",
    find,
    ("国办发[2024]12号", "沙政发〔24〕3号", "新政办发〔2024〕第8号", "国办函（2021）030号"),
    ("国办公开办函〔2021〕30号", "国务院令第711号", "（2024）新01民初12号"),
)
