"""标题写作“〈机关全称〉〈年份〉年政府信息公开工作年度报告”。

查什么：标题有没有年份，有没有漏字、字序颠倒、写成“政务公开”，有没有“年度”写两遍。
为什么：标题固定，公众和上级才能按名称找到；“2024年度……年度报告”里“年度”重复。
怎么改：照“〈机关全称〉〈年份〉年政府信息公开工作年度报告”改正。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.finding import Finding, Severity

ENDING = "政府信息公开工作年度报告"
RIGHT = re.compile(rf".+20\d{{2}}年{ENDING}")
YEAR_TWICE = re.compile(r"(?:.+20\d{2}年度|20\d{2}年度.+)" + ENDING)


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the title with its pattern."""
    title = re.sub(r"\s", "", report.title.text)
    if not title:
        yield rule.finding("没有找到标题", report.at(report.title), severity=Severity.WARNING, expected=_model(report))
        return
    if RIGHT.fullmatch(title):
        return
    twice = YEAR_TWICE.fullmatch(title) is not None
    yield rule.finding(
        f"标题{_fault(title, twice)}",
        report.at(report.title),
        severity=Severity.WARNING if twice else Severity.ERROR,
        expected=_model(report),
        actual=title,
        suggestion=f"改为“{_model(report)}”",
    )


def _fault(title: str, twice: bool) -> str:
    """What is wrong with it."""
    if twice:
        return "“年度”写了两遍，年份后应写“年”"
    if not re.search(r"20\d{2}", title):
        return "没有年份"
    if not re.search(r"20\d{2}年", title):
        return "年份后缺“年”字"
    if "政务公开" in title:
        return "应为“政府信息公开”，不是“政务公开”"
    if sorted(re.split(r"20\d{2}年", title)[-1]) == sorted(ENDING):
        return "字序颠倒"
    missing = [word for word in ("政府信息公开", "工作", "年度", "报告") if word not in title]
    return "缺" + "、".join(f"“{word}”" for word in missing) if missing else "与规定写法不同"


def _model(report: Report) -> str:
    """The title as it should be."""
    return f"{report.organ or '〈机关全称〉'}{report.year or '〈年份〉'}年{ENDING}"


S_TITLE = Rule(
    id="S-TITLE",
    title="标题",
    severity=Severity.ERROR,
    basis="《中华人民共和国政府信息公开条例》第四十九条（年度报告的名称）；各级行政机关标题惯例",
    about=__doc__,
    find=find,
    caught=(
        Example("缺“年度”", {"title": "某县2024年政府信息公开工作报告"}),
        Example("缺“工作”", {"title": "某县2024年政府信息公开年度报告"}),
        Example("字序颠倒", {"title": "某县2024年政府信息公开工作告年度报"}),
        Example("写成“政务公开”", {"title": "某县住建局2024年政务公开工作年度报告"}),
        Example("年份后缺“年”", {"title": "某县民政局2024政府信息公开工作年度报告"}),
        Example("“年度”重复（疑似）", {"title": "某县2024年度政府信息公开工作年度报告"}),
    ),
    clean=(Example("规定写法", {"title": "某县2024年政府信息公开工作年度报告"}),),
    formats=("2021", "2019-trial"),
)
