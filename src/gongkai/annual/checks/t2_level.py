"""县级和乡级机关没有规章：“规章”一行三格应为0。

查什么：县（区、旗）、乡镇、街道及其部门的报告，表二“规章”有没有填0以外的数。
为什么：只有国务院部门，省、自治区、直辖市，设区的市、自治州的人民政府可以制定规章，县乡机关不能。
怎么改：多半是把行政规范性文件填进了规章，移到“行政规范性文件”一行，规章填0。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.finding import Finding, Severity

WITHOUT_RULES = {"county": "县级", "township": "乡级"}


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look at the three cells, if the organ's level is known."""
    level = WITHOUT_RULES.get(report.level or "")
    if level is None:
        return
    for column in report.proactive.form.row("rules").columns:
        value = report.proactive.value("rules", column.key)
        if value:
            yield rule.finding(
                f"表二“规章”行“{column.text}”填{value}，{level}机关不制定规章，应为0",
                report.at_cell(report.proactive, "rules", column.key),
                expected="0",
                actual=str(value),
                suggestion="如属行政规范性文件，移到“行政规范性文件”一行",
            )


T2_LEVEL = Rule(
    id="T2-LEVEL",
    title="县乡机关规章应为0",
    severity=Severity.ERROR,
    basis="《中华人民共和国立法法》（2023年修正）第九十一条、第九十三条",
    about=__doc__,
    find=find,
    caught=(
        Example("镇政府填规章现行有效6件", {"level": "township", "proactive": {"rules": {"in_force": 6}}}),
        Example("县政府填本年制发规章1件", {"level": "county", "proactive": {"rules": {"issued": 1}}}),
        Example(
            "2019年试行表格，镇政府填规章1件",
            {"level": "township", "year": 2019, "format": "2019-trial", "proactive": {"rules": {"in_total": 1}}},
        ),
    ),
    clean=(
        Example("县政府规章三格都是0", {"level": "county"}),
        Example("设区的市可以有规章", {"level": "prefecture", "proactive": {"rules": {"in_force": 6}}}),
        Example("从名称看不出级别的不判", {"level": None, "proactive": {"rules": {"in_force": 6}}}),
    ),
    formats=("2021", "2019-trial"),
)
