"""Personal data that should not be published."""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.lib.personal import Kind
from gongkai.lib.personal import find as find_personal
from gongkai.proof.rule import Hit, Rule, Text

_LONG = 40  # characters; longer ones are stretches of a policy text, not of a person
_OFFICE = {Kind.LANDLINE, Kind.EMAIL}  # an office publishes its own


def find(text: Text) -> Iterator[Hit]:
    """Each piece of personal data, with the form that may be shown."""
    for found in find_personal(text.whole):
        if not found.certain and found.kind is Kind.ADDRESS or found.end - found.start > _LONG:
            continue
        severity = Severity.ERROR if found.certain else Severity.WARNING
        if found.kind in _OFFICE:
            severity = Severity.INFO
        elif found.kind is Kind.HEALTH:
            severity = Severity.WARNING
        message = f"{found.kind.label}，公开前应当删去或者遮盖" + ("" if found.certain else "（请核对）")
        yield Hit(found.start, found.end, message, severity=severity, confidence=1.0 if found.certain else 0.6)


PRIVACY = Rule(
    "S-PERSON",
    "个人信息",
    Severity.ERROR,
    "《中华人民共和国政府信息公开条例》第十五条；《中华人民共和国个人信息保护法》第二十五条、第二十八条",
    "身份证号、手机号码、银行账号、住址、健康和困难状况等个人信息公开前应当删去或者遮盖。办公电话、办公邮箱只作提示。",
    find,
    ("联系人手机13800000000", "身份证号11010519491231002X"),
    ("共受理申请12345678件", "统计期限为2024年1月1日至12月31日"),
)
