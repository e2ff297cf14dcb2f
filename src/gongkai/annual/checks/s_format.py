"""2021年度以后的报告不能再用2019年的试行表格。

查什么：2021年度以后的报告，表二有没有“本年新制作数量”“对外公开总数量”这些旧表的列，表三“（六）其他处理”是不是旧表的一行。
为什么：2019年的试行格式已被2021年的格式取代，项目、列名和计数口径都不同。
怎么改：换用现行格式的统计表重新填报。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import FORMAT_2019, FORMAT_2021, Report
from gongkai.finding import Finding, Place, Severity

FIRST_YEAR = 2021  # the first year reported on the form of 国办公开办函〔2021〕30号


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the year with the form that was used."""
    if report.format != FORMAT_2019 or report.year is None or report.year < FIRST_YEAR:
        return
    section = report.section("proactive")
    place = report.at(section.title) if section else Place(path=report.path)
    yield rule.finding(
        f"{report.year}年度报告仍用2019年的试行表格",
        place,
        expected=FORMAT_2021,
        actual=FORMAT_2019,
        suggestion="换用现行格式的统计表重新填报",
    )


S_FORMAT2019 = Rule(
    id="S-FORMAT2019",
    title="旧表格",
    severity=Severity.ERROR,
    basis=FORM_2021,
    about=__doc__,
    find=find,
    caught=(Example("2023年度报告用2019年的试行表格", {"year": 2023, "format": "2019-trial"}),),
    clean=(
        Example("2024年度报告用现行表格", {}),
        Example("2020年度报告用2019年的试行表格", {"year": 2020, "format": "2019-trial"}),
    ),
    formats=("2021", "2019-trial"),
)
