"""表三每一行：自然人加五类法人或其他组织，等于总计。

查什么：25行逐行把六类申请人相加，与本行“总计”比对。
为什么：“总计”列是本行六类申请人之和。
怎么改：重新相加；仍不等的，对照申请登记簿查申请人类别。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T3_APPLICANT_COLUMNS, Report
from gongkai.finding import Finding, Severity


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Add up each row that is filled."""
    table = report.applications
    for row in table.form.rows:
        printed = table.value(row.key, "total")
        added = table.added((row.key, column.key) for column in T3_APPLICANT_COLUMNS)
        if printed is None or added is None or printed == added:
            continue
        yield rule.finding(
            f"表三“{row.full}”行总计填{printed}，各类申请人相加为{added}",
            report.at_cell(table, row.key, "total"),
            expected=str(added),
            actual=str(printed),
            suggestion="重新相加；仍不等的，对照申请登记簿查申请人类别",
        )


T3_ROW = Rule(
    id="T3-ROW",
    title="表三各行总计",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表“总计”列",
    about=__doc__,
    find=find,
    caught=(
        Example(
            "新收自然人13364件、商业企业252件、社会公益组织44件、法律服务机构121件、其他29件，总计填13811",
            {
                "applications": {
                    "new_received": {
                        "natural_person": 13364,
                        "commercial_enterprise": 252,
                        "public_welfare_org": 44,
                        "legal_service_org": 121,
                        "other_org": 29,
                        "total": 13811,
                    }
                }
            },
        ),
    ),
    clean=(
        Example(
            "同样六类申请人，总计填13810",
            {
                "applications": {
                    "new_received": {
                        "natural_person": 13364,
                        "commercial_enterprise": 252,
                        "public_welfare_org": 44,
                        "legal_service_org": 121,
                        "other_org": 29,
                        "total": 13810,
                    }
                }
            },
        ),
    ),
    formats=("2021", "2019-trial"),
)
