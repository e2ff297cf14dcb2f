"""Days that no calendar has."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

_DAY = re.compile(r"(?:(?<!\d)(?P<year>\d{4})年)?(?<!\d)(?P<month>\d{1,2})月(?P<day>\d{1,2})日")


def find(text: Text) -> Iterator[Hit]:
    """Each date that does not exist; without a year, 29 February is let pass."""
    for match in _DAY.finditer(text.whole):
        year, month, day = int(match["year"] or 2024), int(match["month"]), int(match["day"])
        if not 1 <= month <= 12 or not 1 <= day <= (monthrange(max(year, 1), month)[1]):
            yield Hit(match.start(), match.end(), f"没有“{match[0]}”这一天")


IMPOSSIBLE_DATES = Rule(
    "N-DATE",
    "不存在的日期",
    Severity.ERROR,
    "GB/T 7408—2005；公历",
    "月份应当在1至12之间，日期应当是当月有的。",
    find,
    ("截至2024年2月30日", "6月31日前报送", "2023年2月29日", "13月1日"),
    ("2024年2月29日", "12月31日", "2024年1月1日至12月31日"),
)
