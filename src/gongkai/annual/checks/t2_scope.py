"""表二的口径：本级与汇总相符，处理决定不是公示条数。

查什么：各单位的现行有效件数是否超过本级汇总、是否照填了全县的数；处理决定数是否小于本站公示的条数（有登记时），或者恰好
等于正文里的“执法结果”“公示”条数。
为什么：许可、处罚、强制计的是年内作出的全部决定，含依法未公开的；部门报告只填本部门的文件。
怎么改：向承办单位核实全部处理决定数、本部门文件数后改正。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import paragraphs_in
from gongkai.finding import Finding, Severity

DECISIONS = {"licensing": "行政许可", "penalty": "行政处罚", "coercion": "行政强制"}
SHOWN = re.compile(
    r"(?:执法结果|执法(?:决定)?(?:结果)?信息|行政处罚(?:结果)?(?:公示|信息)|双公示(?:信息)?)[^，。；\d]{0,10}(?P<n>\d+)(?P<unit>条|件|起)"
)
TOLD = re.compile(r"行政处罚(?:处理)?决定[^，。；、\d]{0,6}(?P<n>\d+)(?:件|宗|起)")
LARGE = 50  # normative documents in one department
FEWEST = 10  # small figures are equal by chance


def find_scope(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare each unit's documents with the aggregate's; without one, doubt very many in one department."""
    whole = report.proactive.value("normative_docs", "in_force")
    for unit in report.units or ():
        if unit.proactive.form is not report.proactive.form:
            continue
        part = unit.proactive.value("normative_docs", "in_force")
        if part is None or whole is None:
            continue
        if part > whole:
            place = report.at_cell(report.proactive, "normative_docs", "in_force")
            message = f"{unit.organ}现行有效规范性文件{part}件，多于本级汇总的{whole}件"
            yield rule.finding(message, place, severity=Severity.ERROR, expected=f"至少{part}", actual=str(whole))
        elif part == whole >= FEWEST and len(report.units or ()) > 1 and unit.scope == "dept":
            place = report.at_cell(report.proactive, "normative_docs", "in_force")
            message = f"{unit.organ}现行有效规范性文件{part}件，与本级汇总相同，疑照填了全县的数"
            yield rule.finding(message, place, actual=str(part))
    if report.scope == "dept" and report.level == "county" and whole is not None and whole > LARGE:
        place = report.at_cell(report.proactive, "normative_docs", "in_force")
        message = f"县级部门现行有效规范性文件{whole}件，疑为全县的数"
        yield rule.finding(message, place, actual=str(whole), suggestion="部门报告只填本部门制发的文件")


def find_decisions(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the decisions with those that the site shows."""
    for key, name in DECISIONS.items():
        shown = (report.records.published if report.records else {}).get(key)
        made = report.proactive.value(key, "decisions")
        if shown is not None and made is not None and made < shown:
            yield rule.finding(
                f"表二“{name}”{made}件，少于本站已公示的{shown}条",
                report.at_cell(report.proactive, key, "decisions"),
                expected=f"至少{shown}",
                actual=str(made),
                suggestion="填年内作出的全部处理决定数",
            )


def find_equal(report: Report, rule: Rule) -> Iterator[Finding]:
    """Whether the decisions are just as many as the results shown."""
    made = report.proactive.value("penalty", "decisions")
    if made is None or made < FEWEST:
        return
    paragraphs = list(paragraphs_in(report, "overview", "proactive"))
    if any(int(told["n"]) == made for paragraph in paragraphs for told in TOLD.finditer(paragraph.text)):
        return  # the text tells the decisions beside the results: two figures that happen to be equal
    for paragraph in paragraphs:
        for found in SHOWN.finditer(paragraph.text):
            if int(found["n"]) == made:
                yield rule.finding(
                    f"正文“{found[0]}”恰等于表二行政处罚{made}件，疑把公示条数填作处理决定数",
                    report.at(paragraph.printed(*found.span())),
                    actual=found[0],
                    suggestion="处理决定数含依法未公开的，请核对",
                )


T2_SCOPE = Rule(
    id="T2-SCOPE",
    title="规范性文件的口径",
    severity=Severity.WARNING,
    basis=f"{FORM_2021}；《中华人民共和国政府信息公开条例》第十条",
    about=__doc__,
    find=find_scope,
    caught=(
        Example("部门照填全县101件", {"scope": "dept", "proactive": {"normative_docs": {"in_force": 101}}}),
        Example(
            "部门多于汇总（错误）",
            {
                "proactive": {"normative_docs": {"in_force": 10}},
                "units": [{"organ": "某县水利局", "proactive": {"normative_docs": {"in_force": 12}}}],
            },
        ),
    ),
    clean=(Example("部门3件", {"scope": "dept", "proactive": {"normative_docs": {"in_force": 3}}}),),
)
T2_DEC = Rule(
    id="T2-DEC",
    title="处理决定数不少于公示数",
    severity=Severity.ERROR,
    basis="武政办发〔2025〕54号（处理决定数含已公开和依法未公开的全部）",
    about=__doc__,
    find=find_decisions,
    caught=(
        Example(
            "行政处罚90件，已公示118条", {"proactive": {"penalty": 90}, "records": {"published": {"penalty": 118}}}
        ),
    ),
    clean=(
        Example(
            "行政处罚130件，已公示118条", {"proactive": {"penalty": 130}, "records": {"published": {"penalty": 118}}}
        ),
    ),
)
T2_EQPUB = Rule(
    id="T2-EQPUB",
    title="处罚数恰为公示条数",
    severity=Severity.WARNING,
    basis="武政办发〔2025〕54号（处理决定数含已公开和依法未公开的全部）",
    about=__doc__,
    find=find_equal,
    caught=(Example("执法结果118条，处罚118件", {"proactive": {"penalty": 118}, "narrative": "公开执法结果118条。"}),),
    clean=(
        Example("执法结果118条，处罚130件", {"proactive": {"penalty": 130}, "narrative": "公开执法结果118条。"}),
        Example(
            "正文另行写明处罚决定数",
            {"proactive": {"penalty": 118}, "narrative": "公开执法结果118条。作出行政处罚决定118件。"},
        ),
    ),
)
