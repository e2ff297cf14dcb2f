"""增设开“……”专栏: two verbs run into one another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_BLEND = re.compile(
    r"(?P<one>增设|新设(?!立)|设立|设置|开设|新建|建立|增开|开通|推出|发布)(?P<more>[开设立增建置布])(?=[“《‘])"
)


def find(text: Text) -> Iterator[Hit]:
    """Each verb behind which a piece of another one stands."""
    for match in _BLEND.finditer(text.whole):
        verb = match["one"]
        yield Hit(match.start(), match.end(), f"“{match[0]}”多字，疑为“{verb}”", verb)


BLENDED_VERBS = Rule(
    "W-BLEND",
    "动词后多字",
    Severity.WARNING,
    "一般语法：及物动词直接带宾语",
    "改稿时两个动词叠在一起，后一个没有删净，如“增设开‘……’专栏”。只查后面紧接引号、书名号的情形。",
    find,
    ("网站增设开“招商引资”频道", "设立开“一件事”窗口", "建立设“红黑榜”制度"),
    ("增设“招商引资”频道", "设立“一件事”窗口", "开设立体车库"),
)
