"""表三每一列：（一）至（六）各行之和，等于“（七）总计”。

查什么：七列逐列把办理结果各行（现行表格21行，2019年试行表格19行）相加，与“（七）总计”比对。
为什么：“（七）总计”是本列各办理结果之和，一件申请只计入一行。
怎么改：重新相加；仍不等的，对照申请登记簿查哪一行漏计或者重计。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T3_COLUMNS, Report
from gongkai.finding import Finding, Severity


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Add up each column that is filled."""
    table = report.applications
    for column in T3_COLUMNS:
        printed = table.value("result_total", column.key)
        added = table.added((row.key, column.key) for row in table.form.result_rows)
        if printed is None or added is None or printed == added:
            continue
        yield rule.finding(
            f"表三“{column.text}”列“（七）总计”填{printed}，（一）至（六）各行相加为{added}",
            report.at_cell(table, "result_total", column.key),
            expected=str(added),
            actual=str(printed),
            suggestion="重新相加；仍不等的，对照申请登记簿查漏计、重计的行",
        )


T3_SUM = Rule(
    id="T3-SUM",
    title="表三办理结果总计",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表第三项“（七）总计”",
    about=__doc__,
    find=find,
    caught=(
        Example(
            "予以公开2件、部分公开1件，“（七）总计”填2",
            {
                "applications": {
                    "granted": {"natural_person": 2},
                    "partial": {"natural_person": 1},
                    "result_total": {"natural_person": 2},
                }
            },
        ),
    ),
    clean=(
        Example(
            "予以公开2件、重复申请1件，“（七）总计”填3",
            {
                "applications": {
                    "granted": {"natural_person": 2},
                    "not_handled.duplicate": {"natural_person": 1},
                    "result_total": {"natural_person": 3},
                }
            },
        ),
        Example(
            "2019年试行表格：予以公开2件、其他处理1件，“（七）总计”填3",
            {
                "year": 2019,
                "format": "2019-trial",
                "applications": {
                    "granted": {"natural_person": 2},
                    "other": {"natural_person": 1},
                    "result_total": {"natural_person": 3},
                },
            },
        ),
    ),
    formats=("2021", "2019-trial"),
)
