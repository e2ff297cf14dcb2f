"""第六章的信息处理费，与表三、收费登记簿一致。

查什么：表三有逾期未缴费不再处理的，第六章有没有写信息处理费收取情况；写明的金额与收费登记簿是否相同。
为什么：收费要先发通知，有人逾期未缴，就说明发过收费通知；收取的件数和金额要向社会说明。
怎么改：对照收费登记簿写明发出收费通知、收取的件数和金额。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import paragraphs_in, words_of
from gongkai.finding import Finding, Severity

TAKEN = re.compile(r"信息处理费(?:共|合计|总计|总额|金额)*(?P<n>\d[\d,]*(?:\.\d+)?)(?P<unit>万元|元)")


def find_fees(report: Report, rule: Rule) -> Iterator[Finding]:
    """Whether chapter 六 speaks of fees where the table or the register has some."""
    last = words_of(report, "other_matters")
    unpaid = report.applications.value("other.fee_unpaid", "total")
    first = next(paragraphs_in(report, "other_matters"), None)
    place = report.at(first.printed(0, min(20, len(first.text)))) if first else report.at(report.title)
    if unpaid and not re.search(r"收费|处理费|费用", last):
        message = f"表三因逾期未缴费不再处理{unpaid}件，第六章没有写信息处理费收取情况"
        yield rule.finding(message, place, suggestion="写明发出收费通知、收取的件数和金额")
    elif unpaid and re.search(r"未(?:发出|产生)[^，。；]{0,10}收费", last):
        message = f"第六章写没有收费，表三因逾期未缴费不再处理{unpaid}件"
        yield rule.finding(message, place, severity=Severity.WARNING)
    yield from _against_register(report, rule)
    taken = report.records.fee_yuan if report.records else None
    if taken and re.search(r"(?:未|没有)(?:收取|产生|收)", last):
        yield rule.finding(f"第六章写没有收取，登记簿有信息处理费{taken}元", place, expected=str(taken), actual="0")


def _against_register(report: Report, rule: Rule) -> Iterator[Finding]:
    """The amount that chapter 六 names, beside the register of fees."""
    taken = report.records.fee_yuan if report.records else None
    for paragraph in paragraphs_in(report, "other_matters") if taken is not None else ():
        for found in TAKEN.finditer(paragraph.text):
            named = Decimal(found["n"].replace(",", "")) * (10_000 if found["unit"] == "万元" else 1)
            if named != Decimal(str(taken)):
                message = f"第六章写信息处理费{named.normalize():f}元，登记簿为{taken}元"
                place = report.at(paragraph.printed(*found.span()))
                yield rule.finding(message, place, expected=str(taken), actual=found["n"] + found["unit"])


N_FEE = Rule(
    id="N-FEE",
    title="信息处理费",
    severity=Severity.ERROR,
    basis="《中华人民共和国政府信息公开条例》第四十二条；国办函〔2020〕109号",
    about=__doc__,
    find=find_fees,
    caught=(
        Example(
            "逾期未缴费1件，第六章没有写收费",
            {
                "applications": {"other.fee_unpaid": {"total": 1}},
                "texts": {"other_matters": "没有其他需要报告的事项。"},
            },
        ),
        Example(
            "登记簿收取120元，第六章写没有收取",
            {"records": {"fee_yuan": 120}, "texts": {"other_matters": "全年未收取信息处理费。"}},
        ),
        Example(
            "登记簿收取120元，第六章写1200元",
            {"records": {"fee_yuan": 120}, "texts": {"other_matters": "全年收取信息处理费1200元。"}},
        ),
    ),
    clean=(
        Example("没有收取", {"texts": {"other_matters": "全年未收取信息处理费。"}}),
        Example(
            "与登记簿相同", {"records": {"fee_yuan": 120}, "texts": {"other_matters": "全年收取信息处理费120元。"}}
        ),
    ),
)
