"""更好的推动 for 更好地推动."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_VERBS = (
    "便民|推动|推进|促进|发挥|满足|履行|贯彻|落实|解决|应对|利用|方便|惠及|造福|融入|适应|统筹|引导|激发|助力|维护"
    "|体现|凝聚|支撑|帮助|把握|承担|践行|守护|提高|提升|完善|加强|回应|宣传|执行|掌握"
)
_ADVERB = re.compile(
    rf"(?:更好|更快|更有效|更有力|积极|切实|有效|不断|深入|扎实|充分|大力|稳步|及时|主动|严格)(的)(?:{_VERBS})(?=[\u4e00-\u9fff]{{2}})(?!的|和|与|等)"
)


def find(text: Text) -> Iterator[Hit]:
    """Each 的 between an adverb and a verb that has an object."""
    for match in _ADVERB.finditer(text.whole):
        rest = text.whole[match.end() : match.end() + 8]
        if "的" not in re.split(r"[，。；、]", rest)[0][:3]:
            yield Hit(match.start(1), match.end(1), f"修饰动词应当用“地”：{match[0][:-2].replace('的', '地')}……", "地")


ADVERB_DE = Rule(
    "W-DE",
    "“的”误作“地”",
    Severity.WARNING,
    "现代汉语结构助词用法（产品约定）",
    "副词、形容词作状语修饰动词，用“地”不用“的”。只查动词后面带宾语的情形，以免把“更好的服务”误报。",
    find,
    ("更好的便民惠企业", "更好的发挥政府作用", "积极的推动改革落地见效"),
    ("提供更好的服务", "更好地推动工作", "有效的保护措施"),
)
