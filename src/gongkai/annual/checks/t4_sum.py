"""表四三组：结果维持、结果纠正、其他结果、尚未审结之和，等于总计。

查什么：行政复议、未经复议直接起诉、复议后起诉三组，逐组相加比对。
为什么：一案只有一个年末状态，四种状态相加就是总计。
怎么改：重新相加；仍不等的，对照复议、诉讼案件台账查漏计、重计的案件。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T4_GROUPS, T4_PART_COLUMNS, Report
from gongkai.finding import Finding, Severity

HANGZHOU = {"upheld": 376, "corrected": 97, "other": 196, "pending": 121}  # the city's report for 2025


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Add up each group that is filled."""
    table = report.remedies
    for group in T4_GROUPS:
        printed = table.value(group.key, "total")
        added = table.added((group.key, column.key) for column in T4_PART_COLUMNS)
        if printed is None or added is None or printed == added:
            continue
        yield rule.finding(
            f"表四“{group.text}”总计填{printed}，结果维持、结果纠正、其他结果、尚未审结相加为{added}",
            report.at_cell(table, group.key, "total"),
            expected=str(added),
            actual=str(printed),
            suggestion="重新相加；仍不等的，对照复议、诉讼案件台账查漏计、重计的案件",
        )


T4_SUM = Rule(
    id="T4-SUM",
    title="表四各组总计",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表“总计”列",
    about=__doc__,
    find=find,
    caught=(
        Example(
            "行政复议维持376件、纠正97件、其他196件、未审结121件，总计填791",
            {"remedies": {"reconsideration": HANGZHOU | {"total": 791}}},
        ),
    ),
    clean=(
        Example(
            "同样四种状态，总计填790",
            {"remedies": {"reconsideration": HANGZHOU | {"total": 790}}},
        ),
    ),
    formats=("2021", "2019-trial"),
)
