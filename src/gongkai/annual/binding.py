"""Numbers in free text are bound to their definitions: one writes {新收申请}件, never the figure itself (N-DUP)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.annual.form import Records, Report, report_from_dict
from gongkai.annual.reading.figures import Figure, figures_in
from gongkai.annual.tables import printed
from gongkai.finding import Finding, Place, Severity

RULE = "N-DUP"
BASIS = "《中华人民共和国政府信息公开条例》第六条（准确公开）；国办公开办函〔2021〕30号"
PLACEHOLDER = re.compile(r"[{｛]([^{}｛｝\n]{1,30})[}｝]")
CHAPTERS = {"supervision": "overview", "problems": "problems", "other_matters": "other_matters"}
Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Bound:
    """One figure that free text may use: its cell, how a sentence would name it, and the units it is counted in."""

    cell: tuple[str, str, str]
    words: str  # before the number; a pattern
    units: str = "件"
    per: int = 1  # single units in one of the figure: the fees are told in 万元


def _told(metric: str, words: str, units: str) -> Bound:
    return Bound(("narrative", metric, "all"), words, units)


def _applied(row: str, words: str) -> Bound:
    return Bound(("applications", row, "total"), words)


ASKED = r"(?:(?:政府信息公开|依申请公开)(?:的)?)?申请"  # in this report a bare 申请 is most likely one for information
RULES = r"(?:行政)?规范性文件"
BOUND: Mapping[str, Bound] = {
    "主动公开政府信息": _told("published_total", r"主动公开(?:各类)?(?:政府)?信息(?:总数)?", "条件"),
    "公开政府文件": _told("gov_docs_published", r"公开政府文件", "份件"),
    "公开人事任免": _told("appointments", r"人事任免(?:信息)?", "份件条"),
    "公开财政信息": _told("finance_items", r"财政信息", "条"),
    "公开会议信息": _told("meeting_items", r"会议信息", "篇条"),
    "公开建议提案办理结果": _told("proposal_replies", r"(?:建议|提案)(?:办理)?结果", "条件"),
    "公开执法结果": _told("enforcement_results_published", r"执法结果", "条"),
    "发布公示公告": _told("notices", r"(?:公示公告|公告公示|通知公告)", "条"),
    "转载": _told("reposts", r"转载(?:上级)?(?:政务|政策)?(?:信息)?", "条"),
    "公开政策解读": _told("interpretations", r"(?:政策解读|解读材料)", "条篇件"),
    "公开法律法规": _told("laws", r"公开法律法规", "件部条"),
    "办理领导信箱来信": _told("mailbox_handled", r"领导信箱(?:来信)?", "件封"),
    "网站总访问量": _told("site_visits", r"网站(?:总)?访问(?:总)?量", "次"),
    "新收申请": _applied("new_received", rf"(?:收到|新收|接收){ASKED}"),
    "上年结转申请": _applied("carried_in", rf"上年结转(?:{ASKED})?"),
    "办结申请": _applied("result_total", rf"(?:办结|答复){ASKED}"),
    "结转下年申请": _applied("carried_out", rf"结转下年度?(?:继续办理)?(?:{ASKED})?"),
    "制发规范性文件": Bound(("proactive", "normative_docs", "issued"), rf"(?:制发|制定|出台){RULES}", "件份"),
    "废止规范性文件": Bound(("proactive", "normative_docs", "repealed"), rf"废止{RULES}", "件份"),
    "现行有效规范性文件": Bound(("proactive", "normative_docs", "in_force"), rf"现行有效(?:的)?{RULES}", "件份"),
    "行政许可决定": Bound(("proactive", "licensing", "decisions"), r"(?:行政许可(?:处理)?决定|作出行政许可)"),
    "行政处罚决定": Bound(("proactive", "penalty", "decisions"), r"(?:行政处罚(?:处理)?决定|作出行政处罚)"),
    "行政强制决定": Bound(("proactive", "coercion", "decisions"), r"(?:行政强制(?:处理)?决定|作出行政强制)"),
    "行政事业性收费": Bound(("proactive", "fee_wan_yuan", "amount"), r"行政事业性收费(?:收入)?", "元", 10_000),
    "行政复议": Bound(("remedies", "reconsideration", "total"), r"政府信息公开(?:类)?行政复议(?:案件)?"),
}


def value_of(cell: tuple[str, str, str], figures: Figures, narrative: Mapping[str, float]) -> float:
    """The figure in that cell; one that an older freezing did not count yet is 0."""
    table, row, column = cell
    if table == "narrative":
        return narrative.get(row, 0)
    values = figures[table][row]
    value: float = values[column] if isinstance(values, Mapping) else values
    return value


def filled(text: str, figures: Figures, narrative: Mapping[str, float]) -> str:
    """The text with the figure in place of each name in braces; a name that is not known stays as it was typed."""

    def figure(found: re.Match[str]) -> str:
        bound = BOUND.get(found[1].strip())
        return printed(value_of(bound.cell, figures, narrative)) if bound else found[0]

    return PLACEHOLDER.sub(figure, text)


def why_not_bound(texts: Mapping[str, str]) -> list[str]:
    """Reasons against texts in which a name in braces is none of those that have a figure."""
    named = [found.strip() for text in texts.values() for found in PLACEHOLDER.findall(text)]
    unknown = list(dict.fromkeys(name for name in named if name not in BOUND))
    return [f"没有名为“{name}”的统计数；可以用的名称见“可引用的数字”" for name in unknown]


def typed_by_hand(report: Report) -> Iterator[Finding]:
    """Numbers that have a definition but were typed: an error where they differ from what was counted, else a doubt.

    What a number in braces became is not told apart from a typed one by its looks: `records.texts` say what was typed.
    """
    records = report.records
    if records is None or not records.figures:
        return
    if other := _other(report, records):
        yield Finding(RULE, Severity.INFO, other, BASIS, Place(report.path))
        return
    typed = _typed(records)
    found = []
    for figure in reversed(list(figures_in(report, *CHAPTERS.values()))):  # what is typed follows what is generated
        name = None if figure.is_aside or figure.is_part else _name_of(figure)
        if name is None:
            continue
        value = value_of(BOUND[name].cell, records.figures, records.metrics)
        is_bare = BOUND[name].cell[0] == "applications" and "公开" not in figure.words
        is_doubt = is_bare or figure.is_rough or figure.value == Decimal(str(value)) * BOUND[name].per
        words = figure.paragraph.chapter, figure.words
        if typed[words] or not is_doubt:
            found.append(_finding(report, figure, name, value, is_doubt=is_doubt))
            typed[words] -= 1
    yield from reversed(found)


def _other(report: Report, records: Records) -> str:
    """Whose figures the records hold, where they are not this report's."""
    same_year = records.year is None or report.year is None or records.year == report.year
    same_organ = not records.organ or not report.organ or records.organ == report.organ
    if same_year and same_organ:
        return ""
    return f"登记簿数据是{records.organ}{records.year}年的，不是这份报告的，正文数字没有比对"


def _typed(records: Records) -> Counter[tuple[str, str]]:
    """Chapter and words of every figure that was typed, and how often it was."""
    sections = [{"key": key, "text": records.texts.get(name, "")} for name, key in CHAPTERS.items()]
    typed = report_from_dict({"year": records.year, "sections": sections})
    return Counter((figure.paragraph.chapter, figure.words) for figure in figures_in(typed))


def _name_of(figure: Figure) -> str | None:
    for name, bound in BOUND.items():
        pattern = rf"{bound.words}(?:共|为|达|计)*约?近?超?[\d,.]+"
        if figure.unit[-1] in bound.units and re.search(pattern, figure.words):
            return name
    return None


def _finding(report: Report, figure: Figure, name: str, value: float, *, is_doubt: bool) -> Finding:
    return Finding(
        RULE,
        Severity.WARNING if is_doubt else Severity.ERROR,
        f"“{figure.words}”是手填的数字，这一项由业务记录统计，统计数为{printed(value)}",
        BASIS,
        report.at(figure.printed),
        expected=printed(value),
        actual=figure.words,
        suggestion=f"把数字改写为“{{{name}}}”，由平台按统计数填入",
    )
