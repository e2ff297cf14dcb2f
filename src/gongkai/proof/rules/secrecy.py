"""Marks of secrecy and of internal papers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_SECRET = re.compile(
    r"(?:绝[ \u3000]?密|机[ \u3000]?密|秘[ \u3000]?密)[ \u3000]?★(?:[ \u3000]?\d{1,2}[ \u3000]?[年月]|[ \u3000]?长期)?"
)
_INTERNAL = re.compile(
    r"(?:内部资料|内部文件|内部情况|内部材料)[，,、！!\s（(]{0,2}(?:注意保存|妥善保管|请勿外传|不得外传|严禁外传)"
    r"|此件不(?:予)?公开|此件依申请公开",
    re.MULTILINE,
)


def find(text: Text) -> Iterator[Hit]:
    """Each mark; a lesson about secrecy that merely speaks of it has no star and no order to keep the paper."""
    for match in _SECRET.finditer(text.whole):
        yield Hit(match.start(), match.end(), f"国家秘密标志“{match[0]}”：涉密文件不得公开")
    for match in _INTERNAL.finditer(text.whole):
        yield Hit(match.start(), match.end(), f"“{match[0]}”：标明内部使用或者不公开的文件，公开前须经审查")


SECRECY = Rule(
    "S-MARK",
    "涉密、内部标志",
    Severity.ERROR,
    "《中华人民共和国保守国家秘密法》第二十二条；《中华人民共和国政府信息公开条例》第十四条",
    "国家秘密标志（绝密★、机密★、秘密★）和“内部资料，注意保存”“此件不公开”等标志。只是谈到保密工作的文字不报。",
    find,
    ("机密★10年", "秘 密★长期", "内部资料，注意保存", "（此件不公开）"),
    ("国家秘密分为绝密、机密、秘密三级", "此件公开发布", "严守国家秘密"),
)
