"""总体情况：五个方面齐全，不宜过长。

查什么：第一章有没有写主动公开、依申请公开、政府信息管理、平台建设、监督保障五个方面，小标题下面有没有文字；政府的报告还要有工作考核、社会
评议、责任追究三项结果；字数是否超过1000字；有没有一个量化的数字。
为什么：格式要求综述五个方面，“不能遗漏，也不宜泛化”；条例第五十条要求写明考核、评议、责任追究结果。
怎么改：按五个方面各写一段，写清数字；没有开展的写“未开展”。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import is_subheading, paragraphs_in, words_of
from gongkai.finding import Finding, Place, Severity

LONGEST = 1000  # characters (武政办发〔2025〕54号)
ASPECTS = {
    "主动公开": r"主动公开",
    "依申请公开": r"依申请公开|政府信息公开申请|信息公开申请",
    "政府信息管理": r"信息管理|信息制作|规范性文件|公文管理|动态管理",
    "平台建设": r"平台|网站",
    "监督保障": r"监督|考核|培训|保障",
}
RESULTS = {
    "工作考核": r"考核(?:结果|评为|得分|优秀|等次)|(?:开展|完成|组织|进行).{0,12}考核"
    r"|考核[^。]{0,20}(?:优秀|良好|合格|通报|第.{1,3}名)|未.{0,6}考核",
    "社会评议": r"社会评议|评议",
    "责任追究": r"责任追究|追责|问责|追究责任",
}
GOVERNMENTS = ("aggregate", "township")
FIGURE = re.compile(
    r"(?<![年月\d,.])\d[\d,.]{0,14}(?=余|多|万|亿)?(?:余|多)?(?:万|亿)?[件条份篇次期个起宗场人名项部家批]"
)


def find_aspects(report: Report, rule: Rule) -> Iterator[Finding]:
    """Which of the five aspects and, for a government, of the three results are not spoken of."""
    first = next(paragraphs_in(report, "overview"), None)
    if first is None:
        return
    words = words_of(report, "overview")
    place = report.at(first.printed(0, min(len(first.text), 20)))
    missing = [name for name, pattern in ASPECTS.items() if not re.search(pattern, words)]
    if missing:
        message = f"总体情况没有写到{'、'.join(missing)}"
        yield rule.finding(message, place, severity=Severity.WARNING, suggestion="五个方面逐一写明")
    yield from _bare(report, rule)
    if report.scope not in GOVERNMENTS:
        return
    untold = [name for name, pattern in RESULTS.items() if not re.search(pattern, words)]
    if untold:
        is_silent = not any(re.search(name[2:], words) for name in untold)
        doubt = "" if is_silent else "（提到了，但没有写结果）"
        yield rule.finding(
            f"总体情况没有写明{'、'.join(untold)}的结果{doubt}",
            _where_told(report) or place,
            severity=Severity.ERROR if is_silent and report.scope == "aggregate" else Severity.WARNING,
            suggestion="写明结果；没有开展、没有发生的也要写明",
        )


def _bare(report: Report, rule: Rule) -> Iterator[Finding]:
    """Each heading of an aspect with nothing below it: the next heading or the next chapter follows at once."""
    all_of_them = list(paragraphs_in(report, "overview"))
    for paragraph, following in zip_longest(all_of_them, all_of_them[1:]):
        ends = following is None or is_subheading(following.text)
        if ends and is_subheading(paragraph.text) and any(name in paragraph.text for name in ASPECTS):
            yield rule.finding(
                f"“{paragraph.text.strip()}”下面没有文字（内容是图片、图表的，应改为文字）",
                report.at(paragraph.printed(0, len(paragraph.text))),
                severity=Severity.WARNING,
                suggestion="写明这一方面的情况；没有开展的写“未开展”",
            )


def _where_told(report: Report) -> Place | None:
    """Where supervision is spoken of."""
    for paragraph in paragraphs_in(report, "overview"):
        found = re.search(r"社会评议|责任追究|监督保障", paragraph.text)
        if found:
            return report.at(paragraph.printed(*found.span()))
    return None


def find_length(report: Report, rule: Rule) -> Iterator[Finding]:
    """Count the characters of chapter 一."""
    first = next(paragraphs_in(report, "overview"), None)
    length = len(re.sub(r"\s", "", words_of(report, "overview")))
    if first is not None and length > LONGEST:
        place = report.at(first.printed(0, min(len(first.text), 20)))
        message = f"总体情况{length}字，超过{LONGEST}字"
        yield rule.finding(
            message, place, expected=f"至多{LONGEST}", actual=str(length), suggestion="删去套话和泛化的内容"
        )


def find_none(report: Report, rule: Rule) -> Iterator[Finding]:
    """Look for one figure."""
    first = next(paragraphs_in(report, "overview"), None)
    if first is not None and not FIGURE.search(words_of(report, "overview")):
        place = report.at(first.printed(0, min(len(first.text), 20)))
        yield rule.finding("总体情况没有一个量化的数字", place, suggestion="写明发布、申请、解读、平台等数字")


FIVE = (
    "主动公开信息30条。依申请公开政府信息3件。加强政府信息管理，更新规范性文件。优化网站平台。强化监督保障，开展考核，结果"
    "为优秀；未开展社会评议；未发生责任追究。"
)
S_FIVE = Rule(
    id="S-FIVE",
    title="总体情况五个方面",
    severity=Severity.WARNING,
    basis=f"《中华人民共和国政府信息公开条例》第五十条第（四）项；{FORM_2021}",
    about=__doc__,
    find=find_aspects,
    caught=(
        Example("只写主动公开", {"narrative": "全年主动公开信息30条。"}),
        Example("只有小标题", {"narrative": f"{FIVE}\n（五）监督保障情况"}),
        Example(
            "政府报告没有考核、评议、追责结果（错误）",
            {
                "scope": "aggregate",
                "narrative": "主动公开信息30条。依申请公开3件。信息管理规范。网站平台优化。加强监督。",
            },
        ),
    ),
    clean=(Example("五个方面和三项结果齐全", {"scope": "aggregate", "narrative": FIVE}),),
)
S_LEN = Rule(
    id="S-LEN",
    title="总体情况字数",
    severity=Severity.WARNING,
    basis="武政办发〔2025〕54号（原则上不超过一千字；各地可另定）",
    about=__doc__,
    find=find_length,
    caught=(Example("1200字", {"narrative": "主动公开信息30条。" * 120}),),
    clean=(Example("数百字", {"narrative": "主动公开信息30条。" * 30}),),
)
N_NONE = Rule(
    id="N-NONE",
    title="没有数字",
    severity=Severity.WARNING,
    basis=f"{FORM_2021}（总体情况不宜泛化）",
    about=__doc__,
    find=find_none,
    caught=(Example("全是套话", {"narrative": "2024年，我县认真贯彻落实条例要求，各项工作取得新成效。"}),),
    clean=(Example("有数字", {"narrative": "全年主动公开信息30条。"}),),
)
