"""表三每一列：本年新收加上年结转，等于办理结果总计加结转下年度继续办理。

查什么：七列逐列核对“第一项加第二项之和，等于第三项加第四项之和”。
为什么：这是统计表左上角写明的勾稽关系，不平就说明有申请漏计、重计或者记错了列。
怎么改：对照申请登记簿查这一列的新收、结转和办结件数，改正有误的一格。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T3_COLUMNS, Report
from gongkai.finding import Finding, Severity


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the two sides of each column that has all four figures."""
    table = report.applications
    for column in T3_COLUMNS:
        rows = ("new_received", "carried_in", "result_total", "carried_out")
        new, carried_in, results, carried_out = (table.value(row, column.key) for row in rows)
        if new is None or carried_in is None or results is None or carried_out is None:
            continue
        if new + carried_in != results + carried_out:
            yield rule.finding(
                f"表三“{column.text}”列不平：本年新收{new}加上年结转{carried_in}为{new + carried_in}，"
                f"办理结果总计{results}加结转下年{carried_out}为{results + carried_out}",
                report.at_cell(table, "result_total", column.key),
                expected=str(new + carried_in),
                actual=str(results + carried_out),
                suggestion="对照申请登记簿，查这一列的新收、结转和办结件数",
            )


T3_COL = Rule(
    id="T3-COL",
    title="表三各列勾稽关系",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表注：第一项加第二项之和，等于第三项加第四项之和",
    about=__doc__,
    find=find,
    caught=(
        Example(
            "自然人新收3件、上年结转1件，办结3件，没有结转",
            {
                "applications": {
                    "new_received": {"natural_person": 3, "total": 3},
                    "carried_in": {"natural_person": 1, "total": 1},
                    "granted": {"natural_person": 3, "total": 3},
                    "result_total": {"natural_person": 3, "total": 3},
                }
            },
        ),
    ),
    clean=(
        Example(
            "自然人新收3件、上年结转1件，办结3件，结转下年1件",
            {
                "applications": {
                    "new_received": {"natural_person": 3, "total": 3},
                    "carried_in": {"natural_person": 1, "total": 1},
                    "granted": {"natural_person": 3, "total": 3},
                    "result_total": {"natural_person": 3, "total": 3},
                    "carried_out": {"natural_person": 1, "total": 1},
                }
            },
        ),
        Example("缺一格的列不算，由T3-BLANK指出", {"applications": {"result_total": {"total": None}}}),
    ),
    formats=("2021", "2019-trial"),
)
