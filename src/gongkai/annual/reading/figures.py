"""Every figure that the prose of a report gives: how many of what, where, and whether it is the year's whole.

Figures of other years, of parts, and rough ones are kept but marked, so that each rule may leave them out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Any

from gongkai.annual.form import Printed, Report
from gongkai.annual.reading.running import Paragraph, paragraphs_in

NUMBER = r"\d{1,3}(?:,\d{3}){1,4}(?:\.\d{1,6})?|\d{1,12}(?:\.\d{1,6})?"
UNITS = "个百分点|件次|人次|场次|万元|亿元|元|件|份|条|篇|期|次|个|起|宗|项|部|场|人|家|批|名|户|例|处|幅|封|页|字|%"
FIGURE = re.compile(
    rf"(?P<about>约为?|近|超过?|逾|突破)?(?<![\d.,])(?P<n>{NUMBER})(?P<rough>余|多)?(?P<scale>万|亿)?"
    rf"(?P<more>余|多)?(?P<unit>{UNITS})"
)
SCALES = {"万": 10_000, "亿": 100_000_000}
CLAUSE_END = re.compile(r"[，。；：、！？,;:!?（）()\n]")
ASIDE = re.compile(
    r"上年|去年|往年|同期|历年|累计|以来|环比|同比|比上|增加|减少|增长|下降|季度|上半年|下半年|每[月周年]"
)
PART = re.compile(r"其中|部门|乡镇|街道|我局|各单位")
LEADING = re.compile(
    r"^(?:20\d\d年度?|本年度?|今年|全年|年内|期间|截[至止].*?[日底]|总共|一共|共计?|累计|合计|新增?|及时|主动|依法|依规|按要求|全市|全县|全区|全镇|"
    r"我[市县区镇乡局]|其中|通过|同时|并|已|均|各类|各级|分别|发布|公开|公示|公布|开展|组织|召开|举办|制发|制定|出台|印发|办理|回复|答复|办结|收到|"
    r"受理|转载|推送|编发|更新|完成|是|为|达|有|了|的|在|共有)+"
)
METRICS = tuple(  # facts of 年报叙述: how the label reads → the metric, with the units it is counted in
    (re.compile(words), metric, units)
    for words, metric, units in (
        (r"政府文件|政策文件", "gov_docs_published", "份件"),
        (r"人事任免|任免", "appointments", "份件条"),
        (r"财政信息|预决算|财政预算", "finance_items", "条"),
        (r"会议信息|会议", "meeting_items", "篇条"),
        (r"提案|议案|建议", "proposal_replies", "条件"),
        (r"执法结果", "enforcement_results_published", "条件"),
        (r"公示公告|公告公示|通知公告", "notices", "条"),
        (r"转载|疆内外信息", "reposts", "条"),
        (r"政策解读|解读材料|解读", "interpretations", "条篇件期个"),
        (r"法律法规", "laws", "条件部"),
        (r"信箱|来信", "mailbox_handled", "件条封"),
        (r"访问(?:总)?量|点击(?:总)?量|浏览(?:总)?量|访问人?次", "site_visits", "次人次"),
        (r"主动公开(?:政府)?信息(?:总数)?$|公开政府信息(?:总数)?$", "published_total", "条件"),
        (r"微信|微博|新媒体|抖音|公众号", "newmedia_posts", "条篇"),
        (r"征集", "consultations", "期次项"),
        (r"回应", "hotspot_responses", "次件条"),
        (r"培训", "trainings", "次场期"),
        (r"政府信息公开申请|依申请公开", "apps_new", "件"),
        (r"行政复议", "reconsideration", "件"),
        (r"行政诉讼", "litigation", "件"),
        (r"政府公报|公报", "gazette_issues", "期"),
    )
)


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure: the words before it, its value in single units, the unit, its place in the paragraph.

    `is_aside`: of another year, a sum of years or a comparison; `is_part`: said to be a part or a unit's;
    `is_rough`: about, more than.
    """

    label: str
    value: Decimal
    unit: str
    start: int
    end: int
    paragraph: Paragraph
    is_rough: bool = False
    is_aside: bool = False
    is_part: bool = False

    @property
    def words(self) -> str:
        """The label and the figure as printed."""
        return self.paragraph.text[self.start : self.end]

    @property
    def printed(self) -> Printed:
        """The figure with line and column."""
        return self.paragraph.printed(self.start, self.end)

    @property
    def metric(self) -> str | None:
        """The metric that label and unit mean, if they are known."""
        for words, metric, units in METRICS:
            if self.unit[0] in units and words.search(self.label):
                return metric
        return None


@lru_cache(maxsize=256)  # every rule about figures asks for the same ones
def figures_of(paragraph: Paragraph, year: int | None) -> tuple[Figure, ...]:
    """Every figure of one paragraph, in its order."""
    found = []
    for start, sentence in paragraph.sentences():
        before = 0
        for match in FIGURE.finditer(sentence):
            found.append(_figure(paragraph, start, sentence, before, match, year))
            before = match.end()
    return tuple(found)


def _figure(
    paragraph: Paragraph, offset: int, sentence: str, before: int, match: re.Match[str], year: int | None
) -> Figure:
    """The figure with the words of its clause after the figure before it."""
    clause = CLAUSE_END.split(sentence[before : match.start()])[-1]
    label = LEADING.sub("", clause)
    value = Decimal(match["n"].replace(",", "")) * SCALES.get(match["scale"] or "", 1)
    context = sentence[: match.start()].rpartition("。")[2]
    years = [int(one) for one in re.findall(r"(20\d\d)年", context)]
    is_other_year = bool(year and years and years[-1] != year)
    return Figure(
        label=label or clause,
        value=value,
        unit=match["unit"],
        start=offset + match.start() - len(clause),
        end=offset + match.end(),
        paragraph=paragraph,
        is_rough=bool(match["about"] or match["rough"] or match["more"]),
        is_aside=is_other_year or bool(ASIDE.search(clause)),
        is_part=bool(PART.search(clause)),
    )


def figures_in(report: Report, *chapters: str) -> Iterator[Figure]:
    """Every figure of those chapters, or of the preface and every chapter."""
    for paragraph in paragraphs_in(report, *chapters):
        yield from figures_of(paragraph, report.year)


def narrative_of(report: Report) -> list[dict[str, Any]]:
    """The figures of chapter 一 as `report read` gives them: metric (None where unknown), value, unit, quote, line."""
    listed = []
    for figure in figures_in(report, "overview"):
        if figure.is_aside:
            continue
        value = int(figure.value) if figure.value == figure.value.to_integral_value() else float(figure.value)
        listed.append(
            {
                "metric": figure.metric,
                "label": figure.label,
                "value": value,
                "unit": figure.unit,
                "is_rough": figure.is_rough,
                "quote": figure.printed.quote,
                "line": figure.printed.line,
            }
        )
    return listed
