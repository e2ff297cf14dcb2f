"""公布日期和落款日期。

查什么：报告里写的发布日期、落款日期，部门不晚于次年1月31日、政府不晚于次年3月31日，且在年度结束之后。
为什么：条例第四十九条规定了公布的期限；乡镇、街道没有单列，超过1月31日只作疑似。
怎么改：日期写错的改正；确已超期的，今后按期公布。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import paragraphs_in
from gongkai.finding import Finding, Severity

SIGNED = re.compile(r"^\s*(?P<y>20\d\d)年(?P<m>\d{1,2})月(?P<d>\d{1,2})日\s*$")
POSTED = re.compile(
    r"(?:发布|公布|成文|生成)(?:日期|时间)[：:]\s*(?P<y>20\d\d)[-年/.](?P<m>\d{1,2})[-月/.](?P<d>\d{1,2})"
)
LATEST = {"aggregate": (3, 31), "dept": (1, 31), "office": (1, 31), "township": (1, 31)}  # 条例 art. 49


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare each date of publication with the Regulations' last day."""
    if report.year is None:
        return
    for paragraph in paragraphs_in(report):
        for found in (*SIGNED.finditer(paragraph.text), *POSTED.finditer(paragraph.text)):
            day = _day(found)
            fault = _fault(report, day) if day else ("没有这一天", Severity.ERROR)
            if fault:
                place = report.at(paragraph.printed(*found.span()))
                yield rule.finding(f"“{found[0].strip()}”{fault[0]}", place, severity=fault[1], actual=found[0].strip())


def _day(found: re.Match[str]) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return None


def _fault(report: Report, day: date) -> tuple[str, Severity] | None:
    """What is wrong with that day."""
    assert report.year is not None
    if day <= date(report.year, 12, 31):
        return "早于年度结束，年度报告应在次年编制", Severity.ERROR
    month, last = LATEST.get(report.scope or "", (3, 31))
    if day > date(report.year + 1, month, last):
        late = Severity.WARNING if report.scope in ("township", "office", None) else Severity.ERROR
        return f"晚于{report.year + 1}年{month}月{last}日", late
    return None


S_PUBDATE = Rule(
    id="S-PUBDATE",
    title="公布日期",
    severity=Severity.ERROR,
    basis="《中华人民共和国政府信息公开条例》第四十九条",
    about=__doc__,
    find=find,
    caught=(
        Example("部门3月才公布", {"scope": "dept", "texts": {"other_matters": "无。\n2025年3月26日"}}),
        Example("乡镇3月才公布（疑似）", {"scope": "township", "texts": {"other_matters": "无。\n2025年3月26日"}}),
        Example("落款早于年末", {"scope": "dept", "texts": {"other_matters": "无。\n2024年12月20日"}}),
    ),
    clean=(
        Example("政府3月公布", {"scope": "aggregate", "texts": {"other_matters": "无。\n2025年3月26日"}}),
        Example("正文里的日期不算", {"scope": "dept", "narrative": "2024年5月20日召开会议，公开30条。"}),
    ),
    formats=("2021", "2019-trial"),
)
