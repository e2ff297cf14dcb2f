"""约300件左右: the same said twice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_AMOUNT = r"\d[\d,.]*(?:万|亿|多|余)?(?:[\u4e00-\u9fff]{1,3})?"
_TWICE = (
    re.compile(r"(?:大约|约|近)\d[\d,.]*[万亿]?[\u4e00-\u9fff%％]{0,3}?左右"),
    re.compile(r"(?:超过|突破|逾)\d[\d,.]*[万亿]?[\u4e00-\u9fff%％]{0,2}?(?:以上|有余)(?!的)"),
    re.compile(r"近\d[\d,.]*[万亿]?[多余](?!年)"),
    re.compile(r"百分之\d[\d.]*[%％]|[%％]{2,}"),
    re.compile(r"\d[万亿]?元元|万万元|亿亿元|万元万元"),
)


def find(text: Text) -> Iterator[Hit]:
    """Amounts that are made inexact twice, or whose unit stands twice."""
    for pattern in _TWICE:
        for match in pattern.finditer(text.whole):
            yield Hit(match.start(), match.end(), f"“{match[0]}”概数或者单位的说法重复，保留一个")


APPROXIMATIONS = Rule(
    "N-TWICE",
    "概数、单位重复",
    Severity.WARNING,
    "GB/T 15835—2011 第5章",
    "“约……左右”“超过……以上”“近……多”“百分之20%”“万元元”之类，意思重复或者矛盾，应当只留一个。",
    find,
    ("受理申请约300件左右", "办结率超过98%以上", "近200余人次", "投入资金20万元元"),
    ("约300件", "300件左右", "20余万元", "达98%以上"),
)
