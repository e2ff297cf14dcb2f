"""Years that cannot belong together: a report and its period, a document number and its date."""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.finding import Severity
from gongkai.proof.rule import WHOLE_TEXT, Hit, Paragraph, Rule, Text

_TITLE = re.compile(r"(?P<year>20\d{2})年(?:度)?[^，。；\n]{0,24}?(?:工作)?年度报告")
_PERIOD = re.compile(
    r"(?:统计期限|所列数据|本报告|报告期|数据)[^。\n]{0,24}?(?P<from>20\d{2})年1月1日起?[至到—-]{1,2}(?:(?P<to>20\d{2})年)?12月31日"
)
_NUMBER = re.compile(r"〔(?P<year>20\d{2})〕\d{1,4}号")
_DATE = re.compile(r"^[\s\u3000]*(?P<year>20\d{2})年\d{1,2}月\d{1,2}日[\s\u3000]*$")
_HEAD, _TAIL = 6, 12  # lines in which a title or number, and a date, are looked for


def find(text: Text) -> Iterator[Hit]:
    """A period that is not the report's year; a date that lies before the year of the document's number."""
    lines = [paragraph for paragraph in text.paragraphs if paragraph.text.strip()]
    head = "\n".join(one.text for one in lines[:_HEAD])
    title = _TITLE.search(head)
    if title:
        yield from _periods(text, title["year"])
    numbers = {match["year"] for one in lines[:_HEAD] if (match := _own_number(one))}
    if len(numbers) == 1:
        yield from _dates(lines[_HEAD:][-_TAIL:], int(numbers.pop()))


def _own_number(line: Paragraph) -> re.Match[str] | None:
    """The document's own number: alone on its line but for a few words."""
    return _NUMBER.search(line.text) if len(line.text.strip()) <= 24 else None


def _periods(text: Text, year: str) -> Iterator[Hit]:
    """The periods of a report that name another year than its title."""
    for match in _PERIOD.finditer(text.whole):
        for name in ("from", "to"):
            if match[name] and match[name] != year:
                yield Hit(*match.span(name), f"标题是{year}年度，这里写的是{match[name]}年", year)


def _dates(lines: list[Paragraph], year: int) -> Iterator[Hit]:
    """The date below a document that is earlier than the year of its number, or more than a year later."""
    for line in lines:
        match = _DATE.match(line.text)
        if match and not year <= int(match["year"]) <= year + 1:
            start, end = match.span("year")
            yield Hit(line.start + start, line.start + end, f"发文字号是{year}年，成文日期写的是{match['year']}年")


YEAR_MISMATCH = Rule(
    "N-YEAR",
    "年份前后不一",
    Severity.WARNING,
    "《中华人民共和国政府信息公开条例》第五十条（年度报告）；GB/T 9704—2012 7.2.5、7.3.5.4",
    "年度报告的统计期限应当与标题的年度一致；成文日期的年份不早于发文字号的年份，也不晚出一年以上。",
    find,
    (
        "县水利局2024年政府信息公开工作年度报告\n本报告所列数据的统计期限自2023年1月1日至2023年12月31日。",
        "关于开展排查的通知\n云水发〔2024〕7号\n各乡镇：\n请组织排查。\n特此通知。\n联系人：办公室\n县水利局\n2023年3月5日",
    ),
    (
        "县水利局2024年政府信息公开工作年度报告\n本报告所列数据的统计期限自2024年1月1日至12月31日。",
        "关于开展排查的通知\n云水发〔2024〕7号\n各乡镇：\n请组织排查。\n特此通知。\n联系人：办公室\n县水利局\n2024年3月5日",
    ),
    tags=(WHOLE_TEXT,),
)
