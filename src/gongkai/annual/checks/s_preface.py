"""编制说明：章名、部分数与正文一致，要素齐全。

查什么：编制说明列举的章名是否与规定的六章相同，“由几部分组成”与列举的章数、规定的六章是否相同，有没有同一项写两遍；
有没有编制依据、联系方式、电子版获取途径。正文里“初审、复审、终审的四级审核”一类的计数也查。
为什么：编制说明是全文的目录，公众凭联系方式询问、凭网址下载。要素属于惯例，缺了只提示。
怎么改：照六章名称和实际部分数改写，补上依据、电话、地址和网址。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import CHAPTERS, Report
from gongkai.annual.reading.running import Paragraph, paragraphs_in, words_of
from gongkai.finding import Finding, Severity

NAMES = tuple(chapter.text[2:] for chapter in CHAPTERS)
NUMERALS = "零一二三四五六七八九十"
PARTS = re.compile(r"(?P<n>[一二三四五六七八九十]|\d)个?(?:部分|项内容|大部分)")
GRADES = re.compile(r"(?P<list>(?:[一-龥]{1,4}审、){1,4}[一-龥]{1,4}审)的?(?P<n>[二三四五六])级")
KNOWN = {  # how a chapter is named in other words, for counting
    "overview": r"总体情况|概述",
    "proactive": r"主动公开(?:政府信息)?(?:的?情况)?",
    "applications": r"收到和处理政府信息公开申请(?:的?情况)?|依申请公开(?:政府信息)?(?:办理)?(?:的?情况)?",
    "remedies": r"行政复议(?:和|、|及)?(?:提起|被提起)?行政诉讼(?:的?情况)?",
    "problems": r"(?:存在的?)?(?:主要)?问题(?:[及和、]|以及)(?:改进(?:情况|措施)?|整改)",
    "other_matters": r"其[他它]需要报告的?(?:事项|情况)",
}
ELEMENTS = {
    "联系方式（电话、地址）": r"电话|联系方式|地址|邮编|联系我们",
    "电子版获取途径（网址）": r"网址|https?://|www\.|下载|电子版|网站(?:上)?(?:查阅|查看|公布)",
    "编制依据（国办公开办函〔2021〕30号）": r"30号|政府信息公开工作年度报告格式|年度报告格式",
}


def find_counts(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the number of parts with those listed."""
    for paragraph in paragraphs_in(report, "preface"):
        for found in PARTS.finditer(paragraph.text):
            listed = [key for key, words in KNOWN.items() if re.search(words, paragraph.text[found.start() :])]
            listed = listed if len(listed) >= 2 else _listed_before(paragraph, found.start())
            yield from _compare(report, rule, paragraph, found, listed)
        yield from _twice(report, rule, paragraph)
    for paragraph in paragraphs_in(report):
        for found in GRADES.finditer(paragraph.text):
            names, said = found["list"].split("、"), NUMERALS.index(found["n"])
            if len(names) != said:
                place = report.at(paragraph.printed(*found.span()))
                message = f"列举了{len(names)}级，却说“{found['n']}级”"
                yield rule.finding(message, place, severity=Severity.WARNING, expected=str(len(names)), actual=found[0])


def _listed_before(paragraph: Paragraph, end: int) -> list[str]:
    """The chapters named before “等六个部分”."""
    return [key for key, words in KNOWN.items() if re.search(words, paragraph.text[:end])]


def _compare(
    report: Report, rule: Rule, paragraph: Paragraph, found: re.Match[str], listed: list[str]
) -> Iterator[Finding]:
    """Say it if the number is not that of the chapters named, or not six."""
    said = int(found["n"]) if found["n"].isdigit() else NUMERALS.index(found["n"])
    if len(listed) < 3:
        return
    is_open = re.search(r"情况等|事项等|措施等|等(?:[六五]|\d)", paragraph.text) is not None
    place = report.at(paragraph.printed(*found.span()))
    if said != len(listed):
        message = f"编制说明说“{found[0]}”，列举的却是{len(listed)}章"
        severity = Severity.WARNING if is_open else None
        yield rule.finding(message, place, severity=severity, expected=str(len(listed)), actual=str(said))
    elif said != len(CHAPTERS):
        missing = "、".join(f"“{name}”" for key, name in zip(KNOWN, NAMES, strict=True) if key not in listed)
        yield rule.finding(
            f"年度报告应为六部分，编制说明说“{found[0]}”，未列{missing}", place, expected="6", actual=str(said)
        )


def _twice(report: Report, rule: Rule, paragraph: Paragraph) -> Iterator[Finding]:
    """A chapter that the preface names twice."""
    for name in NAMES:
        places = [found.start() for found in re.finditer(re.escape(name), paragraph.text)]
        if len(places) > 1:
            place = report.at(paragraph.printed(places[1], places[1] + len(name)))
            yield rule.finding(f"编制说明把“{name}”写了两遍", place, severity=Severity.WARNING, actual=name)


def find_elements(report: Report, rule: Rule) -> Iterator[Finding]:
    """Say once what the preface lacks."""
    paragraph = next(paragraphs_in(report, "preface"), None)
    if paragraph is None:
        return
    everything = words_of(report)
    missing = [name for name, words in ELEMENTS.items() if not re.search(words, everything)]
    if missing:
        place = report.at(paragraph.printed(0, min(len(paragraph.text), 20)))
        yield rule.finding(f"编制说明缺{'、'.join(missing)}", place, suggestion="照惯例补上，便于公众查阅、询问")


S_PARTCOUNT = Rule(
    id="S-PARTCOUNT",
    title="部分数与列举数",
    severity=Severity.ERROR,
    basis=f"《中华人民共和国政府信息公开条例》第五十条；{FORM_2021}（六部分）",
    about=__doc__,
    find=find_counts,
    caught=(
        Example(
            "“六部分”只列五章",
            {
                "preface": "本报告由六部分组成：总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
                "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况。"
            },
        ),
        Example(
            "“初审、复审、终审的四级审核”（疑似）", {"narrative": "落实初审、复审、终审的四级审核，公开信息30条。"}
        ),
    ),
    clean=(
        Example(
            "六部分列全，“行政复议、行政诉讼情况”是一章",
            {
                "preface": "本报告由六部分组成：总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、"
                "政府信息公开行政复议、行政诉讼情况、存在的主要问题及改进情况、其他需要报告的事项。联系电话见网站，"
                "电子版可下载，依据年度报告格式编制。"
            },
        ),
        Example("三审三校", {"narrative": "落实初审、复审、终审的三级审核，公开信息30条。"}),
    ),
    formats=("2021", "2019-trial"),
)
S_META = Rule(
    id="S-META",
    title="编制说明要素",
    severity=Severity.INFO,
    basis="各级行政机关编制说明惯例（非法定）",
    about=__doc__,
    find=find_elements,
    caught=(Example("没有联系方式和网址", {"preface": "本报告根据《中华人民共和国政府信息公开条例》编制。"}),),
    clean=(
        Example(
            "要素齐全",
            {"preface": "本报告依据年度报告格式编制，电子版可在政府网站下载，联系电话0000-0000000。"},
        ),
    ),
)
