"""Number plates of vehicles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_PLACES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SIGN = "A-HJ-NP-Z0-9"  # no I, no O
_PLATE = re.compile(
    rf"[{_PLACES}][A-HJ-NP-Z][·•.\- ]?"
    rf"(?:[{_SIGN}]{{4}}[{_SIGN}挂学警港澳]|[DF][{_SIGN}]\d{{4}}|\d{{5}}[DF])(?![0-9A-Za-z])"
)
_WORD = re.compile(r"车牌|号牌|牌照|车号|车辆|驾驶|轿车|客车|货车|汽车|摩托车|出租车")
_WITHIN = 24  # characters before it in which a word may say what it is


def find(text: Text) -> Iterator[Hit]:
    """Each plate: certain where a word says so, or most of it are figures."""
    for match in _PLATE.finditer(text.whole):
        digits = sum(char.isdigit() for char in match[0])
        said = _WORD.search(text.whole, max(0, match.start() - _WITHIN), match.start())
        if digits < 2 or not (said or digits >= 3):
            continue
        severity = Severity.ERROR if said else Severity.WARNING
        message = "车辆号牌，能够关联到个人的，公开前应当删去或者遮盖"
        yield Hit(match.start(), match.end(), message, severity=severity, confidence=1.0 if said else 0.6)


VEHICLE_PLATE = Rule(
    "S-PLATE",
    "车辆号牌",
    Severity.ERROR,
    "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第四条；GA 36—2018",
    "机动车号牌（含新能源、挂车、警用等）。前文写明是车辆的为错误，只是样子像的为疑似；单位车辆确需公开的，签字放行。",
    find,
    ("驾驶新G12345号小型轿车", "车牌号：新A·D12345", "货车豫AK123挂"),
    ("G30连霍高速", "新A股上市", "津贴标准按A12345号文件执行"),
)
