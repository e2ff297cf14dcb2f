"""引用的文件名称与文号相符，没有引用已被取代的文件。

查什么：国办公开办函〔2021〕30号（印发格式）、〔2019〕60号（试行，已被取代）、国务院令第711号这几个文件，代字、年份、
名称有没有写错、配错。
为什么：编制依据写错，说明照抄了旧稿；2019年的试行通知自2021年度起不再适用。
怎么改：现行依据是《国务院办公厅政府信息与政务公开办公室关于印发〈中华人民共和国政府信息公开工作年度报告格式〉的通知》
（国办公开办函〔2021〕30号）。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import paragraphs_in
from gongkai.finding import Finding, Severity

NUMBER = re.compile(r"(?P<code>国办[一-龥]{0,8}函)[〔\[（(【﹝](?P<year>20\d\d)[〕\]）)】﹞](?P<no>\d+)号")
ORDER = re.compile(r"国务院令?第?(?P<no>\d{3})号令?")
CODE = "国办公开办函"
SINCE = 2021  # the first year reported on the form of 〔2021〕30号


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare every number cited with the list."""
    for paragraph in paragraphs_in(report):
        for found in NUMBER.finditer(paragraph.text):
            before = paragraph.text[max(0, found.start() - 70) : found.start()]
            fault = _fault(found, before.split("。")[-1], report.year)
            if fault:
                message, severity = fault
                place = report.at(paragraph.printed(*found.span()))
                yield rule.finding(message, place, severity=severity, expected=FORM_2021, actual=found[0])
        for found in ORDER.finditer(paragraph.text):
            before = paragraph.text[max(0, found.start() - 30) : found.start()]
            if "政府信息公开条例" in before.split("。")[-1] and found["no"] not in ("711", "492"):
                place = report.at(paragraph.printed(*found.span()))
                message = f"《中华人民共和国政府信息公开条例》是国务院令第711号，不是第{found['no']}号"
                yield rule.finding(message, place, expected="711", actual=found["no"])


def _fault(found: re.Match[str], before: str, year: int | None) -> tuple[str, Severity] | None:
    """What is wrong with a number of the State Council's office, if it is one of the two and anything is."""
    key = (found["year"], found["no"])
    if key not in {("2021", "30"), ("2019", "60")}:
        return None
    if found["code"] != CODE:
        return f"发文代字应为“{CODE}”，不是“{found['code']}”", Severity.ERROR
    names_trial = "有关事项" in before
    if key == ("2021", "30") and names_trial and "格式" not in before:
        return "〔2021〕30号是印发年度报告格式的通知，这里写的却是2019年通知的名称", Severity.ERROR
    if key == ("2019", "60") and year is not None and year >= SINCE:
        return "〔2019〕60号是试行通知，自2021年度起已被〔2021〕30号取代", Severity.WARNING
    return None


S_DOCNO = Rule(
    id="S-DOCNO",
    title="编制依据的文号",
    severity=Severity.ERROR,
    basis=FORM_2021,
    about=__doc__,
    find=find,
    caught=(
        Example("代字写错", {"preface": "依据年度报告格式（国办政务公开办函〔2021〕30号）编制，电话、网址见网站。"}),
        Example(
            "2019年的名称配2021年的文号",
            {"preface": "根据《关于政府信息公开工作年度报告有关事项的通知》（国办公开办函〔2021〕30号）编制。"},
        ),
        Example("引用已被取代的通知（疑似）", {"preface": "根据有关事项的通知（国办公开办函〔2019〕60号）编制。"}),
        Example("条例的令号写错", {"preface": "根据《中华人民共和国政府信息公开条例》（国务院令第771号）编制。"}),
    ),
    clean=(
        Example(
            "现行依据", {"preface": "依据年度报告格式（国办公开办函〔2021〕30号）编制，电子版可下载，电话见网站。"}
        ),
        Example("2020年度引用2019年通知", {"year": 2020, "preface": "根据国办公开办函〔2019〕60号编制。"}),
    ),
    formats=("2021", "2019-trial"),
)
