"""Unified social credit codes whose check character is wrong."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_SAID = re.compile(
    r"信用代码(?:证?号?码?|（[^）\n]{0,12}）)?[\s：:为是]{0,3}(?P<code>[0-9A-Za-z]{15,20})(?![0-9A-Za-z])"
)


def find(text: Text) -> Iterator[Hit]:
    """Each code that is named as one and does not add up; one of 15 digits is an old registration number."""
    for match in _SAID.finditer(text.whole):
        from stdnum.cn import uscc  # only where one is met: its import is a tenth of the start-up

        code = match["code"]
        if len(code) == 15 and code.isdigit():
            continue
        if not uscc.is_valid(code):
            why = "应为18位" if len(code) != 18 else "校验码不对，多半有一位写错"
            yield Hit(*match.span("code"), f"统一社会信用代码“{code}”{why}，请核对")


CREDIT_CODE = Rule(
    "N-USCC",
    "统一社会信用代码",
    Severity.WARNING,
    "GB 32100—2015",
    "写明是统一社会信用代码的，位数和校验码应当正确。15位数字是旧的注册号，不报。",
    find,
    ("统一社会信用代码：91659899MA00000012", "统一社会信用代码为91659999MA000000"),
    ("统一社会信用代码：91659999MA00000012", "统一社会信用代码制度已经建立"),
)
