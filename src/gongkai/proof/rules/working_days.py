"""Two dates and the number of working days that are said to lie between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from gongkai.finding import Severity
from gongkai.proof.rule import Hit, Rule, Text

if TYPE_CHECKING:
    from gongkai.lib.workdays import WorkCalendar

_FROM = r"(?P<year>20\d{2})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日(?:（[^）\n]{0,8}）)?起?"
_TO = r"(?:(?P<year2>20\d{2})年)?(?:(?P<month2>\d{1,2})月)?(?P<day2>\d{1,2})日(?:（[^）\n]{0,8}）)?(?:止|结束)?"
_SPAN = rf"{_FROM}(?:至|到|—|－|-|~){{1,2}}{_TO}"
_COUNT = r"(?P<said>(?P<n>\d{1,2})个工作日)"
_CLAIMS = (
    re.compile(rf"{_SPAN}[（(，,、\s]{{0,2}}(?:共计?|计|为期|公示期为?|时间为?)?{_COUNT}"),
    re.compile(rf"{_COUNT}[（(，,：:\s]{{1,2}}(?:自|即|从)?{_SPAN}"),
)


def find(text: Text) -> Iterator[Hit]:
    """Each number that is neither right with the first day counted nor without it."""
    for claim in _CLAIMS:
        for match in claim.finditer(text.whole):
            days = _days(match)
            if days is None or int(match["n"]) in (days, days - _calendar().is_workday(_first(match))):
                continue
            message = f"从起日到止日共{days}个工作日（首尾都算，已计国务院放假安排），不是{match['n']}个"
            yield Hit(*match.span("said"), message)


def _first(match: re.Match[str]) -> date:
    return date(int(match["year"]), int(match["month"]), int(match["day"]))


def _days(match: re.Match[str]) -> int | None:
    """How many working days the span holds, both ends included; None where it cannot be told."""
    try:
        first = _first(match)
        last = date(int(match["year2"] or first.year), int(match["month2"] or first.month), int(match["day2"]))
    except ValueError:
        return None
    calendar = _calendar()
    if not 0 <= (last - first).days <= 120 or not (
        calendar.is_published(first.year) and calendar.is_published(last.year)
    ):
        return None
    return sum(calendar.is_workday(date.fromordinal(day)) for day in range(first.toordinal(), last.toordinal() + 1))


@cache
def _calendar() -> WorkCalendar:
    """The nation's calendar, read when a text first claims working days: most never do."""
    from gongkai.lib.workdays import WorkCalendar

    return WorkCalendar.national()


WORKING_DAYS = Rule(
    "N-WORK",
    "工作日数与起止日期不符",
    Severity.WARNING,
    "国务院办公厅关于节假日安排的通知；GB/T 15835—2011",
    "写明起止日期又写明“几个工作日”的，按国务院放假调休安排核算；首日算与不算都对不上的才报。没有公布放假安排的年份不报。",
    find,
    ("公示期自2024年9月27日至2024年10月8日（8个工作日）", "公示5个工作日（2024年4月1日至4月5日）"),
    ("公示期自2024年3月4日至2024年3月8日（5个工作日）", "自2024年9月30日至10月9日，共3个工作日", "二十个工作日内答复"),
)
