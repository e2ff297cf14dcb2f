"""表二制发、废止、现行有效三数不能互相矛盾。

查什么：规章、行政规范性文件两行，本年制发件数不大于现行有效件数加本年废止件数；有上年报告的，本年废止件数不大于
上年现行有效件数加本年制发件数。
为什么：本年制发的文件，到年末不是有效就是已经废止；没有的文件无从废止。
怎么改：会同司法行政部门对照文件清理目录，改正三数。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T2, Number, Report, Row
from gongkai.finding import Finding, Severity

DOCUMENTS = ("rules", "normative_docs")
CHECK_THE_LIST = "会同司法行政部门对照文件清理目录核对"


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the figures of both rows, and with the year before if it is at hand."""
    for key in DOCUMENTS:
        row = T2.row(key)
        issued, repealed, in_force = (report.proactive.value(key, column.key) for column in row.columns)
        if issued is not None and repealed is not None and in_force is not None and issued > in_force + repealed:
            yield rule.finding(
                f"表二“{row.text}”本年制发{issued}件，多于现行有效{in_force}件加本年废止{repealed}件",
                report.at_cell(report.proactive, key, "in_force"),
                expected=f"至少{issued - repealed}",
                actual=str(in_force),
                suggestion=CHECK_THE_LIST,
            )
        if issued is not None and repealed is not None:
            yield from _against_previous(report, rule, row, issued, repealed)


def _against_previous(report: Report, rule: Rule, row: Row, issued: Number, repealed: Number) -> Iterator[Finding]:
    """No more can be repealed than there was."""
    last_year = report.last_year("proactive")
    before = last_year.value(row.key, "in_force") if last_year else None
    if before is not None and repealed > before + issued:
        yield rule.finding(
            f"表二“{row.text}”本年废止{repealed}件，多于上年现行有效{before}件加本年制发{issued}件",
            report.at_cell(report.proactive, row.key, "repealed"),
            expected=f"至多{before + issued}",
            actual=str(repealed),
            suggestion=CHECK_THE_LIST,
        )


T2_REPEAL = Rule(
    id="T2-REPEAL",
    title="制发、废止与现行有效",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表“本年制发件数、本年废止件数、现行有效件数”的含义",
    about=__doc__,
    find=find,
    caught=(
        Example(
            "本年制发5件，废止0件，现行有效只有3件",
            {"proactive": {"normative_docs": {"issued": 5, "repealed": 0, "in_force": 3}}},
        ),
        Example(
            "上年现行有效2件，本年没有制发，却废止3件",
            {
                "proactive": {"normative_docs": {"issued": 0, "repealed": 3, "in_force": 0}},
                "previous": {"year": 2023, "proactive": {"normative_docs": {"in_force": 2}}},
            },
        ),
    ),
    clean=(
        Example(
            "本年制发2件，现行有效10件", {"proactive": {"normative_docs": {"issued": 2, "repealed": 0, "in_force": 10}}}
        ),
        Example(
            "上年一件也没有，本年制发4件都有效",
            {
                "proactive": {"normative_docs": {"issued": 4, "repealed": 0, "in_force": 4}},
                "previous": {"year": 2023},
            },
        ),
    ),
)
