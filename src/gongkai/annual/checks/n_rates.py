"""占比、比率和同比。

查什么：“n件，占p%”与前面的总数；办结率100%而有结转；“比上年增长p%”“增加n件”与文内或者上年报告的数。
为什么：百分比要能由给出的数算出来，末位误差不超过半个单位；凑整、照抄会算不回去。
怎么改：用原始数重新计算，四舍五入到所写的位数。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from gongkai.annual.checks.rule import Example, Rule
from gongkai.annual.form import Report
from gongkai.annual.reading.running import Paragraph, paragraphs_in
from gongkai.finding import Finding, Severity

N = r"(?<![\d,.])\d[\d,]{0,14}(?:\.\d{1,6})?"
P = r"(?P<p>\d{1,6}(?:\.\d{1,6})?)"
UNIT = "件|条|份|篇|次|期|个|人次|人"
SHARE = re.compile(rf"(?P<n>{N})(?P<unit>{UNIT})[^。；\d%]{{0,8}}占(?:比|总数|总量|全部)?[^。；\d%]{{0,10}}{P}%")
FIGURE = re.compile(rf"(?<![\d.,])(?P<n>{N})(?P<unit>{UNIT})")
ALL_DONE = re.compile(r"(?P<kind>办结率|答复率|办理率)(?:达到?|为|均为|保持)?100%")
IN_TIME = re.compile(r"按时|按期|及时|如期|限时|依法|规范$")
GROWTH = re.compile(
    rf"(?P<n>{N})(?P<unit>{UNIT})[^。；\d]{{0,6}}(?:比|较|同比)(?:上年|去年|上一年|20\d\d年)?(?:度|同期)?"
    rf"(?:相比|的(?P<m>{N})(?P=unit))?，?[^。；\d]{{0,3}}(?P<way>增长|上升|增加|提高|下降|减少|降低)了?(?:约)?{P}%"
)
LAST_YEAR = re.compile(rf"(?:上年|去年|上一年度?|20\d\d年)[^，。；\d]{{0,12}}(?P<m>{N})(?P<unit>{UNIT})")
DOWN = ("下降", "减少", "降低")


def _number(text: str) -> Decimal:
    """The figure without separators."""
    return Decimal(text.replace(",", ""))


def _is_close(printed: str, exact: Decimal) -> bool:
    """Whether the percentage as printed is the exact one, rounded to its last digit."""
    places = len(printed.partition(".")[2])
    return abs(Decimal(printed) - exact) <= Decimal(1).scaleb(-places) / 2 + Decimal("1e-9")


def find_shares(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare every share with the totals before it, then rates of a hundred with what is carried over."""
    for paragraph in paragraphs_in(report):
        for start, sentence in paragraph.sentences():
            for found in SHARE.finditer(sentence):
                yield from _share(report, rule, paragraph, start, sentence, found)
        yield from _all_done(report, rule, paragraph)


def _share(
    report: Report, rule: Rule, paragraph: Paragraph, start: int, sentence: str, found: re.Match[str]
) -> Iterator[Finding]:
    """One share; sure only where a single total stands before it in the sentence."""
    part = _number(found["n"])
    wholes = {
        _number(other["n"])
        for other in FIGURE.finditer(sentence, 0, found.start())
        if other["unit"] == found["unit"] and _number(other["n"]) >= part and not _is_share(sentence, other)
    }
    known = {value for row in ("new_received", "result_total") if (value := report.applications.value(row, "total"))}
    if any(_is_close(found["p"], part / whole * 100) for whole in wholes | known if whole) or not wholes:
        return
    whole = max(wholes)
    if whole == 0:
        return
    right = part / whole * 100
    places = len(found["p"].partition(".")[2])
    yield rule.finding(
        f"{part:f}/{whole:f}为{right:.{max(places, 2)}f}%，写成了{found['p']}%",
        report.at(paragraph.printed(start + found.start(), start + found.end())),
        severity=None if len(wholes) == 1 else Severity.WARNING,
        expected=f"{right:.{places}f}%",
        actual=f"{found['p']}%",
        suggestion="用原始数重新计算",
    )


def _is_share(sentence: str, figure: re.Match[str]) -> bool:
    """Whether the figure is itself a part with a share behind it."""
    return SHARE.match(sentence, figure.start()) is not None


def _all_done(report: Report, rule: Rule, paragraph: Paragraph) -> Iterator[Finding]:
    """“办结率100%” beside cases carried over."""
    left = report.applications.value("carried_out", "total")
    for found in ALL_DONE.finditer(paragraph.text) if left else ():
        before = paragraph.text[max(0, found.start() - 16) : found.start()]
        if IN_TIME.search(before) or re.search(r"信箱|留言|提案|建议|复议|诉讼|来信", before):
            continue
        yield rule.finding(
            f"正文写“{found[0]}”，表三还有{left}件结转下年",
            report.at(paragraph.printed(*found.span())),
            severity=None if found["kind"] == "办结率" and "申请" in before else Severity.WARNING,
            actual=found[0],
            suggestion="写明是按期答复率，或者改正",
        )


def find_growth(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare growth with last year's figure, given in the sentence or known from last year's report."""
    for paragraph in paragraphs_in(report):
        for start, sentence in paragraph.sentences():
            for found in GROWTH.finditer(sentence):
                old = _last_year(report, sentence, found)
                if old:
                    yield from _grown(report, rule, paragraph, start, found, old)


def _last_year(report: Report, sentence: str, found: re.Match[str]) -> Decimal | None:
    """The figure of the year before."""
    if found["m"]:
        return _number(found["m"])
    told = [
        one
        for one in LAST_YEAR.finditer(sentence)
        if one["unit"] == found["unit"] and one.start("m") != found.start("n")
    ]
    if len(told) == 1 and not re.match(rf"{report.year}年", told[0][0]):
        return _number(told[0]["m"])
    if report.previous is None or "申请" not in sentence[: found.start() + 1]:
        return None
    now = report.applications.value("new_received", "total")
    before = report.previous.applications.value("new_received", "total")
    return Decimal(before) if before and now == _number(found["n"]) else None


def _grown(
    report: Report, rule: Rule, paragraph: Paragraph, start: int, found: re.Match[str], old: Decimal
) -> Iterator[Finding]:
    """Say it if the percentage is not that of the two figures."""
    new = _number(found["n"])
    right = (new - old) / old * 100
    printed = Decimal(found["p"]) * (-1 if found["way"] in DOWN else 1)
    places = len(found["p"].partition(".")[2])
    way = "下降" if right < 0 else "增长"
    if abs(printed - right) > Decimal(1).scaleb(-places) / 2 + Decimal("1e-9"):
        yield rule.finding(
            f"{new:f}比上年{old:f}{way}{abs(right):.{max(places, 2)}f}%，写成了“{found['way']}{found['p']}%”",
            report.at(paragraph.printed(start + found.start(), start + found.end())),
            expected=f"{right:.{places}f}%",
            actual=f"{printed}%",
            suggestion="用原始数重新计算",
        )


N_PCT = Rule(
    id="N-PCT",
    title="占比和比率",
    severity=Severity.ERROR,
    basis="《中华人民共和国政府信息公开条例》第六条（准确公开）",
    about=__doc__,
    find=find_shares,
    caught=(
        Example("1/80写成1.1%", {"narrative": "公开信息80条，概况信息1条，占1.1%。"}),
        Example("35/805写成4.34%", {"narrative": "答复申请805件，部分公开35件，占4.34%。"}),
        Example(
            "办结率100%而有结转",
            {
                "narrative": "政府信息公开申请办结率100%，公开30条。",
                "applications": {"carried_out": {"natural_person": 2, "total": 2}},
            },
        ),
    ),
    clean=(
        Example("1/80写成1.25%、1.3%", {"narrative": "公开信息80条，概况信息1条，占1.25%。"}),
        Example(
            "按期答复率100%", {"narrative": "公开30条，按期答复率100%。", "applications": {"carried_out": {"total": 2}}}
        ),
    ),
    formats=("2021", "2019-trial"),
)
N_YOYPCT = Rule(
    id="N-YOYPCT",
    title="同比",
    severity=Severity.ERROR,
    basis="《中华人民共和国政府信息公开条例》第六条（准确公开）",
    about=__doc__,
    find=find_growth,
    caught=(
        Example("31件到3件写下降80%", {"narrative": "2024年公开信息3条，比上年的31条下降80%。"}),
        Example(
            "与上年报告不符",
            {
                "narrative": "收到政府信息公开申请110件，同比增长20%。",
                "applications": {"new_received": {"natural_person": 110, "total": 110}},
                "previous": {"year": 2023, "applications": {"new_received": {"natural_person": 100, "total": 100}}},
            },
        ),
    ),
    clean=(
        Example("100条到110条增长10%", {"narrative": "公开信息110条，比上年的100条增长10%。"}),
        Example("没有上年数的不判", {"narrative": "公开信息110条，同比增长20%。"}),
    ),
    formats=("2021", "2019-trial"),
)
