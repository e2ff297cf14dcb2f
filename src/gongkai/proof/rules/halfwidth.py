"""Half-width marks between Chinese characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_FULL = dict(zip(",;:?!", "，；：？！", strict=True))
_MARK = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:?!](?=[\u4e00-\u9fff“《（])")


def find(text: Text) -> Iterator[Hit]:
    """Each half-width mark that stands between two Chinese characters."""
    for mark in _MARK.finditer(text.whole):
        full = _FULL[mark[0]]
        yield Hit(mark.start(), mark.end(), f"半角标点“{mark[0]}”应为全角“{full}”", full)


HALFWIDTH = Rule(
    "P-HALF",
    "中文之间的半角标点",
    Severity.ERROR,
    "GB/T 15834—2011 第4章、第5章",
    "汉字之间的逗号、分号、冒号、问号、叹号应当用全角形式；半角形式多为输入法没有切换所致。",
    find,
    ("加强学习,提高认识", "公开文件7份;人事任免8份"),
    ("共1,234件", "详见http://a.example/b?c=1", "上午9:30开会"),
    safe=True,
)
