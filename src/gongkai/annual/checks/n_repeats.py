"""同一个数全文一致，单位用对。

查什么：同名指标前后两处数值不同；有登记簿数据的，正文里手填了由业务记录统计的数字；统计期限重复写；申请、复议、诉讼没有用“件”；条与期相加；几种发布量单位混用而没有总数。
为什么：同一个指标前后不一，读者不知道信哪个；单位不一，无法相加、无法比较。
怎么改：核对后统一数值；申请、复议、诉讼一律用“件”；分单位计数并给出主动公开的总数。
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from gongkai.annual.binding import BOUND, typed_by_hand
from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import FORMS, SCHEMA, Report
from gongkai.annual.reading.figures import Figure, figures_in, figures_of
from gongkai.annual.reading.running import paragraphs_in, words_of
from gongkai.finding import Finding, Severity

SHORTEST_LABEL = 4  # characters; shorter labels mean something else each time
ONE_VALUE = {"site_visits"}  # of which a year has one only
PERIOD = re.compile(r"1月1日[^，。；]{0,8}12月31日")
THING = r"(?:政府信息公开(?:的)?申请|依申请公开(?:申请)?|行政复议(?:案件)?|行政诉讼(?:案件)?)"
WRONG_UNIT = re.compile(
    rf"{THING}(?:共|有)?\d[\d,]{{0,14}}(?P<at>起|份|条|件次|宗|例|个|次)(?!数)"
    rf"|\d[\d,]{{0,14}}(?P<before>起|份|条|件次|宗|例|个|次)(?:因|的)?{THING}"
)
ADDED_KINDS = re.compile(r"\d[\d,]{0,14}(?P<at>条[（(/]期[）)]?|期[（(/]条[）)]?|条[（(/]次[）)]?)")
MANY, KINDS = 6, 3  # so many counts of so many kinds want a total
TOTAL = re.compile(
    r"(?:主动公开|累计公开|共公开|公开(?:各类)?(?:政府)?信息)[^，。；]{0,12}\d[\d,.]*万?余?(?:条|件)|信息总数"
)
PUBLISHED_UNITS = "份条篇件期个"


def find_repeats(report: Report, rule: Rule) -> Iterator[Finding]:
    """A number typed that has a definition; two values for one label; the period named twice in the preface."""
    typed = list(typed_by_hand(report))
    yield from typed
    said = {finding.place for finding in typed}
    groups: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in figures_in(report, "overview", "problems", "other_matters"):
        if not (figure.is_aside or figure.is_part or figure.is_rough) and len(figure.label) >= SHORTEST_LABEL:
            groups[figure.label, figure.unit].append(figure)
    for (label, _), figures in groups.items():
        first = figures[0]
        for other in (one for one in figures[1:] if one.value != first.value and report.at(one.printed) not in said):
            yield rule.finding(
                f"“{label}”前文写{first.value:f}{first.unit}，这里写{other.value:f}{other.unit}",
                report.at(other.printed),
                severity=Severity.ERROR if other.metric in ONE_VALUE else Severity.WARNING,
                expected=f"{first.value:f}",
                actual=f"{other.value:f}",
                suggestion="核对是否同一口径；是的统一数值，不是的写明范围",
            )
    for paragraph in paragraphs_in(report, "preface"):
        for found in list(PERIOD.finditer(paragraph.text))[1:]:
            place = report.at(paragraph.printed(*found.span()))
            yield rule.finding("统计期限在编制说明里写了两遍", place, severity=Severity.INFO, actual=found[0])


def find_units(report: Report, rule: Rule) -> Iterator[Finding]:
    """Wrong counting words, and counts of many kinds without a total."""
    for paragraph in paragraphs_in(report):
        for found in (*WRONG_UNIT.finditer(paragraph.text), *ADDED_KINDS.finditer(paragraph.text)):
            group = next(name for name, text in found.groupdict().items() if text)
            place = report.at(paragraph.printed(*found.span(group)))
            is_case = found.re is WRONG_UNIT
            message = f"“{found[0]}”应以“件”为单位" if is_case else f"“{found[0]}”把不同单位的数合在了一起"
            yield rule.finding(message, place, expected="件" if is_case else None, actual=found[group])
    yield from _mixed(report, rule)


def _mixed(report: Report, rule: Rule) -> Iterator[Finding]:
    """What was published, in pieces, items and articles, without a word of how much it is in all."""
    if TOTAL.search(words_of(report, "overview")):
        return
    for paragraph in paragraphs_in(report, "overview"):
        figures = [one for one in figures_of(paragraph, report.year) if one.unit in PUBLISHED_UNITS]
        kinds = list(dict.fromkeys(one.unit for one in figures))
        if len(figures) >= MANY and len(kinds) >= KINDS:
            first, last = figures[0], figures[-1]
            place = report.at(paragraph.printed(first.start, last.end))
            message = f"发布量用了“{'”“'.join(kinds)}”几种单位，没有主动公开总数可以核对"
            yield rule.finding(message, place, suggestion="写明主动公开信息的总数，分项用同一单位")


NOTHING: dict[str, Any] = {
    form.key: {row.key: dict.fromkeys((one.key for one in row.columns), 0) for row in form.rows} for form in FORMS
}
METRICS = dict.fromkeys((bound.cell[1] for bound in BOUND.values() if bound.cell[0] == "narrative"), 0)
COUNTED = {"schema": SCHEMA, "year": 2024, "organ": "某县", **NOTHING, "metrics": METRICS, "texts": {}}
N_DUP = Rule(
    id="N-DUP",
    title="同名指标前后一致",
    severity=Severity.WARNING,
    basis=f"《中华人民共和国政府信息公开条例》第六条（准确公开）；{FORM_2021}",
    about=__doc__,
    find=find_repeats,
    caught=(
        Example("同一专栏前文20条、后文16条（疑似）", {"narrative": "稳岗就业专栏20条。推进公开。稳岗就业专栏16条。"}),
        Example(
            "访问量前后不同（错误）",
            {"narrative": "政府网站总访问量57.77万次。平台稳定。政府网站总访问量58万次。"},
        ),
        Example(
            "正文手填的数与业务记录统计的不同（错误）",
            {"texts": {"problems": "全年收到政府信息公开申请3件，办理质量有待提高。"}, "records": COUNTED},
        ),
        Example("统计期限写两遍（提示）", {"preface": "统计期限为1月1日至12月31日，2024年1月1日至12月31日。"}),
    ),
    clean=(
        Example("前后一致", {"narrative": "稳岗就业专栏20条。推进公开。稳岗就业专栏20条。"}),
        Example(
            "正文的数就是统计的数",
            {"texts": {"problems": "全年收到政府信息公开申请0件，办理质量有待提高。"}, "records": COUNTED},
        ),
        Example("不同的年份", {"narrative": "2023年稳岗就业专栏16条。2024年稳岗就业专栏20条。"}),
    ),
    formats=("2021", "2019-trial"),
)
N_UNIT = Rule(
    id="N-UNIT",
    title="计数单位",
    severity=Severity.WARNING,
    basis=f"{FORM_2021}统计表（单位：件）",
    about=__doc__,
    find=find_units,
    caught=(
        Example(
            "申请用“份”", {"narrative": "收到政府信息公开申请3份。", "applications": {"new_received": {"total": 3}}}
        ),
        Example("条与期合在一起", {"narrative": "发布政策解读30条（期）。"}),
        Example("单位混用又没有总数", {"narrative": "文件7份、任免8份、财政64条、会议23篇、公告56条、解读37条。"}),
    ),
    clean=(
        Example("申请用“件”", {"narrative": "收到政府信息公开申请0件，公开政策解读30条。"}),
        Example("有总数", {"narrative": "公开信息195条：文件7份、任免8份、财政64条、会议23篇、公告56条、解读37条。"}),
    ),
    formats=("2021", "2019-trial"),
)
