"""政府公开 where 政府信息公开 is meant."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_NOUNS = "管理|工作|制度|平台|专栏|年度报告|指南|目录|栏目|事项|条例|领导小组|机构"
_VERBS = "抓好|做好|加强|推进|推动|规范|严格|深化|健全|完善|强化|重视"
_SAID = re.compile(
    rf"(?<!各级)政府公开(?=(?:{_NOUNS}))|(?<=(?:{'|'.join(_VERBS.split('|'))}))政府公开(?![透招采发承选拍征信数财预决])"
)


def find(text: Text) -> Iterator[Hit]:
    """政府公开 used as the name of the work."""
    for match in _SAID.finditer(text.whole):
        yield Hit(match.start(), match.end(), "“政府公开”应为“政府信息公开”（或者“政务公开”）", "政府信息公开")


OPENNESS = Rule(
    "W-OPEN",
    "“政府信息公开”的说法",
    Severity.WARNING,
    "《中华人民共和国政府信息公开条例》第一条、第三条",
    "工作、制度、平台的名称是“政府信息公开”或者“政务公开”，不是“政府公开”。作谓语的“政府公开招标”等不报。",
    find,
    ("严格政府公开管理", "切实抓好政府公开", "政府公开工作领导小组"),
    ("市政府公开发布12件文件", "推进政府信息公开", "政府公开招标采购"),
)
