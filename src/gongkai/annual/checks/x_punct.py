"""标点和空格。

查什么：汉字之间的半角逗号、分号、冒号；连着的两个标点；句中的全角空格；并列的引号、书名号之间的顿号；专有名称里的
半角连字符；多余的顿号；并列数字时顿号、逗号混用；同级标题前空格不一致；“三是”前面用逗号。
为什么：标点混乱影响阅读和机器提取，也是年度报告检查常见的扣分项。
怎么改：照《标点符号用法》（GB/T 15834—2011）改正。
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from gongkai.annual.checks.phrases import find_phrases, phrase
from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import Paragraph, paragraphs_in
from gongkai.finding import Finding, Severity

HAN = "一-龥"
FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
HALF = re.compile(rf"(?<=[{HAN}\d”》）])(?P<mark>[,;:?!])(?=[{HAN}“《（])")
MARKS = (
    phrase(r"。。+|，，+|、、+|；；+", "标点重复：“{words}”"),
    phrase(r"[，、；]。|。[，、；]|，、|、，|：，|，；", "两个标点连用：“{words}”"),
    phrase(rf"(?<=[。，；、{HAN}])\u3000+(?=[{HAN}])", "句中有全角空格", ""),
    phrase(r"(?<=”)、(?=“)", "标有引号的并列成分之间不用顿号", "", Severity.INFO),
    phrase(r"(?<=》)、(?=《)", "标有书名号的并列成分之间不用顿号", "", Severity.INFO),
    phrase(rf"(?<=[{HAN}])-(?=[{HAN}])", "汉字之间用了半角连字符，应为破折号、连接号或者间隔号"),
    phrase(r"(?<=公开)、(?=涉及|有关|关于)", "“{words}”多余", ""),
)
FIGURE = r"[一-龥]{2,16}?\d+(?:\.\d+)?[件条份篇次期个]"
NEXT = rf"(?!其中|截至|截止|发布|公开|转载|新|办结|同比|比|较|共|均|已|占){FIGURE}"
LISTED = re.compile(rf"{FIGURE}(?:[、，,]{NEXT}){{2,}}")
NEW_POINT = re.compile(r"(?P<mark>[，,、])(?P<point>[二三四五六]是)")
NUMBERED = re.compile(r"(?P<blank>[ \t]*)（[一二三四五六七八九十]+）")
QUOTED_LIST = re.compile(
    r"(?:“[^”]{1,15}”[一-龥]{0,4}|[一-龥]{2,12})(?:、(?:“[^”]{1,15}”[一-龥]{0,4}|[一-龥]{2,14})){1,12}?等?专栏"
)


def find(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look through the prose, then at what stands in a row."""
    yield from find_phrases(report, rule, MARKS)
    for paragraph in paragraphs_in(report):
        for found in HALF.finditer(paragraph.text):
            yield _half_width(report, rule, paragraph, found)
        yield from _lists(report, rule, paragraph)
        yield from _points(report, rule, paragraph)
    yield from _indents(report, rule)


def _half_width(report: Report, rule: Rule, paragraph: Paragraph, found: re.Match[str]) -> Finding:
    """A mark of the wrong width."""
    right = FULL[found["mark"]]
    start = max(0, found.start() - 4)
    place = report.at(paragraph.printed(start, found.end()))
    message = f"半角“{found['mark']}”应为全角“{right}”"
    return rule.finding(message, place, expected=right, actual=found["mark"], suggestion=f"改为“{right}”")


def _lists(report: Report, rule: Rule, paragraph: Paragraph) -> Iterator[Finding]:
    """Figures in a row parted by different marks; names in a row of which only some are quoted."""
    for found in LISTED.finditer(paragraph.text):
        marks = set(re.findall(r"(?<=[件条份篇次期个])[、，,](?=[一-龥])", found[0]))
        if "、" in marks and len(marks) > 1:
            place = report.at(paragraph.printed(*found.span()))
            yield rule.finding("并列的各项之间顿号、逗号混用", place, suggestion="各项之间统一用一种标点")
    for found in QUOTED_LIST.finditer(paragraph.text):
        items = found[0].split("、")
        if 0 < sum("“" in item for item in items) < len(items):
            place = report.at(paragraph.printed(*found.span()))
            yield rule.finding("并列的栏目名有的加引号、有的不加", place, suggestion="栏目名统一加引号或者都不加")


def _points(report: Report, rule: Rule, paragraph: Paragraph) -> Iterator[Finding]:
    """“三是” after a comma where the other points of the paragraph stand after a full stop."""
    others = len(re.findall(r"[。；;][一二三四五六]是", paragraph.text))
    for found in NEW_POINT.finditer(paragraph.text) if others else ():
        place = report.at(paragraph.printed(*found.span()))
        message = f"“{found['point']}”前应为句号或者分号，与其他各条一致"
        yield rule.finding(message, place, actual=found["mark"], suggestion="改为“。”")


def _indents(report: Report, rule: Rule) -> Iterator[Finding]:
    """Numbered paragraphs of a chapter some of which begin with a half-width blank."""
    for section in report.sections:
        heads = [
            (one, found) for one in paragraphs_in(report, section.key or "") if (found := NUMBERED.match(one.text))
        ]
        indented = [(paragraph, found) for paragraph, found in heads if found["blank"]]
        if len(indented) == len(heads):
            continue
        for paragraph, found in indented:
            place = report.at(paragraph.printed(*found.span()))
            yield rule.finding(
                "段首多半角空格，与同级标题不一致", place, severity=Severity.INFO, suggestion="删去段首空格"
            )


X_PUNCT = Rule(
    id="X-PUNCT",
    title="标点和空格",
    severity=Severity.WARNING,
    basis="《标点符号用法》（GB/T 15834—2011）",
    about=__doc__,
    find=find,
    caught=(
        Example("汉字间的半角逗号", {"narrative": "严格规范公开的范围和程序,主动公开信息30条。"}),
        Example("两个句号", {"narrative": "主动公开信息30条。。"}),
        Example("句中全角空格", {"narrative": "公开信息30条。　二是宣传不够。"}),
        Example("并列引号间的顿号（提示）", {"narrative": "通过“某县零距离”、“某县发布”公开信息30条。"}),
        Example("顿号、逗号混用", {"narrative": "公开政府文件7份、人事任免8份，财政信息64条。"}),
        Example("“二是”前用逗号", {"narrative": "一是公开信息30条。二是加强培训，三是强化监督。"}),
    ),
    clean=(
        Example("标点规范", {"narrative": "一是公开信息1,030条；二是加强培训；三是强化监督。"}),
        Example("时间、网址里的半角冒号", {"narrative": "办公时间9:30—18:00，网址http://example.gov.cn。"}),
        Example("逗号后另起一层", {"narrative": "新收申请7件，其中自然人2件、企业1件、机构1件，公开信息30条。"}),
        Example("各项都用顿号", {"narrative": "公开政府文件7份、人事任免8份、财政信息64条。"}),
    ),
    formats=("2021", "2019-trial"),
)
