"""表三与上年衔接，结转不过多、不超期。

查什么：有上年报告的，上年结转=上年第四项，逐列相等；结转下年超过应办的30%；有登记簿的，结转件里有没有收到40个工作日
以上又没有中止事由的，部分公开的申请有没有又计入他行。
为什么：结转件必须年年衔接；答复期限是20个工作日，延长不超过20个工作日；区分处理的只计部分公开。
怎么改：对照登记簿改正；单位划转、清单变化的加以说明。
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T3_COLUMNS, Report
from gongkai.finding import Finding, Severity

MOST_CARRIED = 0.3
FEWEST = 5  # below that one case makes the share
LAST_TIMELY = (11, 3)  # 40 working days before the year's end are never later than that


def find_year(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare what was carried in with last year's carried out."""
    if report.previous is None:
        return
    changed = _changed(report, report.previous)
    for column in T3_COLUMNS:
        now = report.applications.value("carried_in", column.key)
        before = report.previous.applications.value("carried_out", column.key)
        if now is not None and before is not None and now != before:
            yield rule.finding(
                f"表三“{column.text}”列上年结转{now}件，上年报告结转下年为{before}件"
                + (f"（汇总的单位清单有变化：{changed}）" if changed else ""),
                report.at_cell(report.applications, "carried_in", column.key),
                severity=Severity.WARNING if changed else None,
                expected=str(before),
                actual=str(now),
                suggestion="与上年报告衔接；有机构改革等原因的加以说明",
            )


def _changed(report: Report, previous: Report) -> str:
    """The units that one of the two aggregates adds up and the other does not; empty where that is not known."""
    if report.units is None or previous.units is None:
        return ""
    now, before = ({unit.organ for unit in units} for units in (report.units, previous.units))
    parts = {"新增": sorted(now - before), "减少": sorted(before - now)}
    return "；".join(word + "、".join(names) for word, names in parts.items() if names)


def find_ratio(report: Report, rule: Rule) -> Iterator[Finding]:
    """The share carried over."""
    new, old, left = (report.applications.value(row, "total") for row in ("new_received", "carried_in", "carried_out"))
    if new is None or old is None or left is None or new + old < FEWEST:
        return
    share = float(left) / float(new + old)
    if share > MOST_CARRIED:
        yield rule.finding(
            f"结转下年{left}件，占应办{new + old}件的{share:.0%}，比例偏高",
            report.at_cell(report.applications, "carried_out", "total"),
            expected=f"至多{MOST_CARRIED:.0%}",
            actual=f"{share:.0%}",
            suggestion="核对有无已经答复而没有登记的",
        )


def find_overdue(report: Report, rule: Rule) -> Iterator[Finding]:
    """Open cases that came so early that forty working days had passed by the year's end."""
    if report.records is None or report.year is None:
        return
    limit = date(report.year, *LAST_TIMELY)
    late = [
        case
        for case in report.records.cases
        if case.is_open and not case.is_suspended and case.received_on and case.received_on < limit
    ]
    if late:
        numbers = "、".join(case.number for case in late[:5]) + ("等" if len(late) > 5 else "")
        place = report.at_cell(report.applications, "carried_out", "total")
        message = f"结转件中有{len(late)}件收到已超过40个工作日，没有中止事由：{numbers}"
        yield rule.finding(message, place, actual=str(len(late)), suggestion="查明是否超期，尽快答复")


def find_partial(report: Report, rule: Rule) -> Iterator[Finding]:
    """Cases booked as partly granted and in another row besides."""
    for case in report.records.cases if report.records else ():
        if "partial" in case.outcomes and len(set(case.outcomes)) > 1:
            yield rule.finding(
                f"申请{case.number}已计部分公开，又计入他行；区分处理的只计部分公开",
                report.at_cell(report.applications, "partial", "total"),
                actual="、".join(case.outcomes),
                suggestion="只计“（二）部分公开”一行",
            )


def _row(key: str, count: int) -> dict[str, dict[str, dict[str, int]]]:
    """Table 三 with one row filled for natural persons."""
    return {"applications": {key: {"natural_person": count, "total": count}}}


T3_YOY = Rule(
    id="T3-YOY",
    title="上年结转与上年报告",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表第二项、第四项的含义",
    about=__doc__,
    find=find_year,
    caught=(
        Example("上年报告结转1件，本年填0", {"previous": {"year": 2023, **_row("carried_out", 1)}}),
        Example(
            "同样，但汇总的单位清单有变化（疑似）",
            {
                "units": [{"organ": "某县水利局"}, {"organ": "某县教育局"}],
                "previous": {"year": 2023, **_row("carried_out", 1), "units": [{"organ": "某县水利局", "year": 2023}]},
            },
        ),
    ),
    clean=(
        Example(
            "上年报告结转1件，本年填1", {**_row("carried_in", 1), "previous": {"year": 2023, **_row("carried_out", 1)}}
        ),
        Example("没有上年报告的不判", _row("carried_in", 1)),
    ),
    formats=("2021", "2019-trial"),
)
T3_RATIO = Rule(
    id="T3-RATIO",
    title="结转比例",
    severity=Severity.WARNING,
    basis="《中华人民共和国政府信息公开条例》第三十三条（答复期限）",
    about=__doc__,
    find=find_ratio,
    caught=(
        Example(
            "新收32件，结转17件",
            {"applications": {"new_received": {"total": 32}, "carried_out": {"total": 17}}},
        ),
    ),
    clean=(
        Example("新收32件，结转3件", {"applications": {"new_received": {"total": 32}, "carried_out": {"total": 3}}}),
    ),
    formats=("2021", "2019-trial"),
)
T3_OVERDUE = Rule(
    id="T3-OVERDUE",
    title="结转件超期",
    severity=Severity.WARNING,
    basis="《中华人民共和国政府信息公开条例》第三十三条（20个工作日，延长不超过20个工作日）",
    about=__doc__,
    find=find_overdue,
    caught=(
        Example(
            "9月收到，年末没有答复",
            {"records": {"cases": [{"number": "甲1", "received_on": "2024-09-02", "is_open": True}]}},
        ),
    ),
    clean=(
        Example("12月收到", {"records": {"cases": [{"number": "甲1", "received_on": "2024-12-02", "is_open": True}]}}),
        Example(
            "正在征求第三方意见",
            {
                "records": {
                    "cases": [{"number": "甲1", "received_on": "2024-09-02", "is_open": True, "is_suspended": True}]
                }
            },
        ),
    ),
)
T3_PARTIAL = Rule(
    id="T3-PARTIAL",
    title="部分公开不重计",
    severity=Severity.ERROR,
    basis=f"{FORM_2021}统计表行名（区分处理的，只计这一情形，不计其他情形）",
    about=__doc__,
    find=find_partial,
    caught=(
        Example(
            "同一申请计部分公开又计不予公开",
            {"records": {"cases": [{"number": "甲1", "outcomes": ["partial", "denied.internal_affairs"]}]}},
        ),
    ),
    clean=(Example("只计部分公开", {"records": {"cases": [{"number": "甲1", "outcomes": ["partial"]}]}}),),
)
