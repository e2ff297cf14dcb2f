"""一是 …… 二是 …… 三是: the mark before one of them differs from the others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_ITEM = re.compile(r"(?P<mark>[，。；：、])[ \u3000]*(?P<number>[一二三四五六七八九十])是")
_ORDER = "一二三四五六七八九十"


def find(text: Text) -> Iterator[Hit]:
    """A comma before an item although the item itself has commas inside."""
    for paragraph in text.paragraphs:
        items = list(_ITEM.finditer(paragraph.text))
        for before, item in zip(items, items[1:], strict=False):
            follows = _ORDER.index(item["number"]) == _ORDER.index(before["number"]) + 1
            inside = paragraph.text[before.end() : item.start()]
            if follows and item["mark"] == "，" and ("，" in inside) and "是" not in inside[-6:] and len(inside) > 20:
                start = paragraph.start + item.start()
                message = f"“{item['number']}是”之前用了逗号，前一项里已经有逗号，应当用分号或者句号"
                yield Hit(start, start + 1, message, "；" if "。" not in inside else "。")


INLINE_ITEMS = Rule(
    "P-ITEMS",
    "分项之间的标点",
    Severity.WARNING,
    "GB/T 15834—2011 4.6.3.1",
    "“一是……二是……三是……”各项内部已有逗号的，各项之间应当用分号或者句号。",
    find,
    (
        "主要问题：一是政策解读形式单一，图解、视频解读不多，群众看不懂，政策知晓率仍然不够高；二是队伍不稳，"
        "人员变动频繁，业务培训跟不上需要，答复质量参差不齐，三是平台建设滞后。",
    ),
    (
        "一是抓学习，二是抓落实，三是抓督查。",
        "一是加强领导，明确责任；二是加强培训，提高能力；三是加强督查，确保实效。",
    ),
)
