"""A date and the day of the week that it is said to be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_DAYS = "一二三四五六日"
_SAID = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日[（(，,\s]{0,2}(?P<said>(?:星期|周)(?P<week>[一二三四五六日天]))"
)


def find(text: Text) -> Iterator[Hit]:
    """Each day of the week that is not that of its date."""
    for match in _SAID.finditer(text.whole):
        try:
            day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        except ValueError:
            continue  # no such day: another rule says so
        right = _DAYS[day.weekday()]
        if match["week"].replace("天", "日") != right:
            put = match["said"][:-1] + right
            yield Hit(*match.span("said"), f"{day.year}年{day.month}月{day.day}日是{put}", put)


WEEKDAYS = Rule(
    "N-WEEK",
    "日期与星期不符",
    Severity.ERROR,
    "公历",
    "写明年月日又写明星期的，两者应当一致。",
    find,
    ("定于2024年3月5日（星期一）召开", "2024年10月1日，周三"),
    ("定于2024年3月5日（星期二）召开", "2024年2月30日（星期五）"),
)
