"""正文六章，名称、顺序固定，不能缺。

查什么：六章是否齐全，章名是否逐字相同，顺序对不对，第一、五、六章下面有没有文字；编制说明列举章名的，是否与规定相同。
为什么：条例第五十条规定了年度报告的内容，统一格式固定为六章，各级各部门一致才便于汇总、比较。
怎么改：照规定的章名和顺序改正；没有内容的一章也要保留并写明。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import CHAPTERS, Report, Section
from gongkai.annual.reading.running import paragraphs_in
from gongkai.finding import Finding, Place, Severity

TITLES = {chapter.key: chapter.text for chapter in CHAPTERS}
ORDER = list(TITLES)
FEWEST = 3  # chapters named in the official words make a sentence of the preface a list of chapters
TOLD = {  # what the chapters of text must tell
    "overview": "写明主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面",
    "problems": "写明存在的主要问题和改进情况（条例第五十条第（四）项）",
    "other_matters": "没有的也要写明，例如“本年度没有其他需要报告的事项”",
}
NOTHING = re.compile(
    r"(?:存在|的|主要|问题|不足|困难|及|和|与|改进|整改|情况|措施|下一步|工作|打算|暂|无|没有|[一二三四五六七八九十\d]|\W)*"
)
MOST_OF_NOTHING = 100  # characters
IN_OTHER_WORDS = {
    "proactive": r"主动公开[^，。；、,]{0,10}情况",
    "applications": r"(?:收到|处理|办理)[^，。；、,]{0,16}申请[^，。；、,]{0,6}情况|依申请公开[^，。；、,]{0,10}情况",
    "remedies": r"(?:因)?政府信息公开[^，。；]{0,10}行政复议[^，。；]{0,10}行政诉讼(?:的?情况)?",
    "problems": r"(?:政府信息公开工作)?(?:存在的?)?(?:主要)?问题[^，。；、,]{0,3}改进[^，。；、,]{0,4}",
    "other_matters": r"其[他它]需要[^，。；、,]{0,6}事项",
}


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare the chapters with the six official ones."""
    sections = [section for section in report.sections if section.key in TITLES]
    yield from _missing(report, rule, sections)
    for section in sections:
        printed = re.sub(r"\s", "", section.title.text)
        official = TITLES[section.key or ""]
        if printed != official:
            yield rule.finding(
                f"章名“{printed}”与规定不同，应为“{official}”",
                report.at(section.title),
                expected=official,
                actual=printed,
                suggestion=f"改为“{official}”",
            )
    yield from _empty(report, rule, sections)
    yield from _misplaced(report, rule, sections)
    yield from _in_preface(report, rule)


def _in_preface(report: Report, rule: Rule) -> Iterator[Finding]:
    """The chapters that the preface lists in other words than the text must have."""
    for paragraph in paragraphs_in(report, "preface"):
        if "总体情况" not in paragraph.text or sum(name[2:] in paragraph.text for name in TITLES.values()) < FEWEST:
            continue
        for key, words in IN_OTHER_WORDS.items():
            official = TITLES[key][2:]
            found = re.search(words, paragraph.text)
            if found and official not in paragraph.text:
                yield rule.finding(
                    f"编制说明所列章名“{found[0]}”与规定不同，应为“{official}”",
                    report.at(paragraph.printed(*found.span())),
                    severity=Severity.WARNING,
                    expected=official,
                    actual=found[0],
                    suggestion=f"改为“{official}”",
                )


def _missing(report: Report, rule: Rule, sections: list[Section]) -> Iterator[Finding]:
    """Each chapter that is not there."""
    found = {section.key for section in sections}
    for key, official in TITLES.items():
        if key not in found:
            place = Place(path=report.path, line=report.title.line, column=report.title.column)
            yield rule.finding(f"缺“{official}”一章", place, expected=official, suggestion=f"补“{official}”一章")


def _empty(report: Report, rule: Rule, sections: list[Section]) -> Iterator[Finding]:
    """Each chapter of text without a word in it; what stands in a picture cannot be read."""
    for section in sections:
        told = TOLD.get(section.key or "")
        if told and section.key == "problems" and any(passage.text.strip() for passage in section.passages):
            yield from _says_nothing(report, rule, section)
        elif told and not any(passage.text.strip() for passage in section.passages):
            yield rule.finding(
                f"“{TITLES[section.key or '']}”下面没有文字（内容是图片的，应改为文字）",
                report.at(section.title),
                severity=Severity.WARNING if section.key == "other_matters" else Severity.ERROR,
                suggestion=told,
            )


def _says_nothing(report: Report, rule: Rule, section: Section) -> Iterator[Finding]:
    """Chapter 五 with no more than its own headings, or with 无: the law asks for problems and their mending."""
    words = "".join(passage.text for passage in section.passages)
    if len(words) > MOST_OF_NOTHING or not NOTHING.fullmatch(words):
        return
    is_said = re.search("无|没有", words)
    yield rule.finding(
        f"“{TITLES['problems']}”下面只写了“无”" if is_said else f"“{TITLES['problems']}”下面只有小标题，没有文字",
        report.at(section.title),
        severity=Severity.WARNING if is_said else Severity.ERROR,
        suggestion=TOLD["problems"],
    )


def _misplaced(report: Report, rule: Rule, sections: list[Section]) -> Iterator[Finding]:
    """The first chapter that stands after one it should precede."""
    for before, section in zip(sections, sections[1:], strict=False):
        if ORDER.index(section.key or "") < ORDER.index(before.key or ""):
            yield rule.finding(
                f"“{TITLES[section.key or '']}”应在“{TITLES[before.key or '']}”之前",
                report.at(section.title),
                suggestion="按规定的顺序调整各章",
            )
            return


S_SECTIONS = Rule(
    id="S-SECTIONS",
    title="六章的名称和顺序",
    severity=Severity.ERROR,
    basis=f"《中华人民共和国政府信息公开条例》第五十条；{FORM_2021}",
    about=__doc__,
    find=find,
    caught=(
        Example("改写章名", {"titles": {"problems": "五、主要问题和改进措施"}}),
        Example("缺第六章", {"titles": {"other_matters": None}}),
        Example("第五章没有文字", {"texts": {"problems": ""}}),
        Example("第五章只有小标题", {"texts": {"problems": "（一）存在的主要问题\n（二）改进情况"}}),
        Example("第五章只写“无”（疑似）", {"texts": {"problems": "无。"}}),
        Example("第六章没有文字（疑似）", {"texts": {"other_matters": ""}}),
        Example(
            "第三、四章对调",
            {"order": ["overview", "proactive", "remedies", "applications", "problems", "other_matters"]},
        ),
        Example(
            "编制说明里改写章名（疑似）",
            {
                "preface": "全文包括：总体情况、主动公开政府信息情况、收到和处理政府信息公开申请情况、因政府信息公开"
                "被申请行政复议和提起行政诉讼情况、其他需要报告的事项。"
            },
        ),
    ),
    clean=(
        Example("六章齐全", {}),
        Example("章名中间有空格", {"titles": {"overview": "一、 总体情况"}}),
    ),
    formats=("2021", "2019-trial"),
)
