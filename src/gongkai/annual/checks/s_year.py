"""正文年份与报告年度一致。

查什么：统计期限是不是报告年度的1月1日至12月31日；正文里有没有不该出现的年份；封闭的年度有没有写成“某年以来”。
为什么：残留往年的年份，多半是照抄上年报告没有改净。往年只应出现在第五章的改进情况和与上年的比较里。
怎么改：核对这一句说的是哪一年，改正年份或者删去。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import Paragraph, paragraphs_in
from gongkai.finding import Finding, Severity

PERIOD = re.compile(r"(?P<from>20\d\d)年?1月1日起?(?:至|到|[-—－~～])+(?:(?P<to>20\d\d)年?)?12月31日?")
YEAR = re.compile(r"(?<![\d〔\[（(“《第])(?P<year>20\d\d)年(?!第)")
DONE_THEN = re.compile(r"(?:制定|制发|印发|出台|发布|公开|收到|受理|办理|办结|开展|召开)[^，。；]{0,24}\d")
COMPARED = re.compile(r"比|较|同期|相比|上年|以来|起|自|修订|修正|公布|施行|印发的|版|结转|至|到|—|增长|下降")


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look at the period first, then at the years of the prose."""
    if report.year is None:
        return
    for paragraph in paragraphs_in(report):
        yield from _period(report, rule, paragraph)
        if paragraph.chapter == "overview":
            yield from _years(report, rule, paragraph)
            yield from _since(report, rule, paragraph)


def _period(report: Report, rule: Rule, paragraph: Paragraph) -> Iterator[Finding]:
    """The period that the figures are said to cover, in the preface or where it is named as such."""
    for found in PERIOD.finditer(paragraph.text):
        named = paragraph.chapter == "preface" or "统计期" in paragraph.text[max(0, found.start() - 14) : found.start()]
        wrong = {int(year) for year in (found["from"], found["to"]) if year} - {report.year}
        if wrong and named:
            right = f"{report.year}年1月1日至12月31日"
            yield rule.finding(
                f"统计期限“{found[0]}”与{report.year}年度不符",
                report.at(paragraph.printed(*found.span())),
                expected=right,
                actual=found[0],
                suggestion=f"改为“{right}”",
            )


def _years(report: Report, rule: Rule, paragraph: Paragraph) -> Iterator[Finding]:
    """A year that is past, in a clause that tells what was done and how much of it, without any comparison."""
    for start, sentence in paragraph.sentences():
        years = {int(year) for year in YEAR.findall(sentence)}
        if report.year in years or re.search(COMPARED, sentence) or re.search(r"《[^》]*20\d\d", sentence):
            continue
        for found in YEAR.finditer(sentence):
            if int(found["year"]) != report.year and DONE_THEN.search(sentence, found.end()):
                place = report.at(paragraph.printed(start + found.start(), start + found.end()))
                message = f"{report.year}年度报告里写“{found[0]}”的工作，疑为往年的文字没有改净"
                yield rule.finding(message, place, severity=Severity.WARNING, actual=found[0])


def _since(report: Report, rule: Rule, paragraph: Paragraph) -> Iterator[Finding]:
    """“2024年以来” of a year that is over."""
    for found in re.finditer(rf"{report.year}年(?:度)?以来", paragraph.text):
        yield rule.finding(
            f"年度已经结束，“{found[0]}”应为“{report.year}年”",
            report.at(paragraph.printed(*found.span())),
            severity=Severity.WARNING,
            expected=f"{report.year}年",
            actual=found[0],
            suggestion=f"改为“{report.year}年”",
        )


S_YEAR = Rule(
    id="S-YEAR",
    title="年份",
    severity=Severity.ERROR,
    basis=f"《中华人民共和国政府信息公开条例》第四十九条（上一年度）；{FORM_2021}",
    about=__doc__,
    find=find,
    caught=(
        Example("统计期限是上一年的", {"preface": "统计期限为2023年1月1日至12月31日。"}),
        Example("残留往年的工作（疑似）", {"narrative": "2022年，我县制定行政规范性文件3件。"}),
        Example("“2024年以来”（疑似）", {"narrative": "2024年以来，公开政府文件7份。"}),
    ),
    clean=(
        Example("统计期限相符", {"preface": "统计期限为2024年1月1日至2024年12月31日。"}),
        Example("与上年比较", {"narrative": "2024年公开信息30条，比2023年增加2条。"}),
        Example("文件的年份", {"narrative": "落实《2023年政务公开工作要点》，公开信息30条。"}),
    ),
    formats=("2021", "2019-trial"),
)
