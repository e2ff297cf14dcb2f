"""表四与复议前置、上年未结案件衔接，不计共同被告。

查什么：2024年度起“未经复议直接起诉”是否非零；复议后起诉的终局数是否多于当年和上年的复议办结数；上年尚未审结而本年全为0；
有台账的，复议机关作共同被告的案件是否计入了本机关。
为什么：2024年起对不予公开、不履行法定职责不服的应当先申请复议；上年未结的案件本年应有去向；共同被告案件只计原行为机关。
怎么改：列明案由，对照复议、诉讼台账改正。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T4_GROUPS, Report
from gongkai.finding import Finding, Severity

REVIEW_FIRST_SINCE = 2024  # 行政复议法 (2023) arts. 23, 90
ENDED = ("upheld", "corrected", "other")


def find_prepose(report: Report, rule: Rule) -> Iterator[Finding]:
    """Suits without review, which the law has ruled out for most cases."""
    count = report.remedies.value("litigation_direct", "total")
    if report.year is not None and report.year >= REVIEW_FIRST_SINCE and count:
        yield rule.finding(
            f"未经复议直接起诉{count}件；2024年起不予公开、不履行法定职责的争议应当先申请行政复议",
            report.at_cell(report.remedies, "litigation_direct", "total"),
            actual=str(count),
            suggestion="列明案由；属于复议前置的，核对是否应计入“复议后起诉”",
        )


def find_after(report: Report, rule: Rule) -> Iterator[Finding]:
    """More suits ended after review than reviews ended in this year and the last."""
    if report.previous is None:
        return
    after = report.remedies.added(("litigation_after_reconsideration", key) for key in ENDED)
    reviews = [one.remedies.added(("reconsideration", key) for key in ENDED) for one in (report, report.previous)]
    if after is None or None in reviews:
        return
    total = sum(review for review in reviews if review is not None)
    if after > total:
        yield rule.finding(
            f"复议后起诉本年审结{after}件，多于本年和上年办结的复议{total}件",
            report.at_cell(report.remedies, "litigation_after_reconsideration", "total"),
            expected=f"至多{total}",
            actual=str(after),
            suggestion="对照台账核对；上级机关复议的案件加以说明",
        )


def find_pending(report: Report, rule: Rule) -> Iterator[Finding]:
    """Cases open last year that have left no trace."""
    if report.previous is None or report.remedies.is_blank:
        return
    for group in T4_GROUPS:
        before = report.previous.remedies.value(group.key, "pending")
        everything = [report.remedies.value(other.key, "total") for other in T4_GROUPS]
        if before and not any(everything) and None not in everything:
            yield rule.finding(
                f"上年“{group.text}”尚未审结{before}件，本年表四全为0，没有去向",
                report.at_cell(report.remedies, group.key, "total"),
                expected=f"至少{before}",
                actual="0",
                suggestion="对照台账补填上年未结案件的结果",
            )


def find_joint(report: Report, rule: Rule) -> Iterator[Finding]:
    """Cases in which the organ stands only as the one that reviewed."""
    for remedy in report.records.remedies if report.records else ():
        if remedy.is_joint_review_organ and remedy.is_counted:
            yield rule.finding(
                f"案件{remedy.number}本机关是作为复议机关的共同被告，不应计入",
                report.at_cell(report.remedies, "litigation_after_reconsideration", "total"),
                suggestion="只由原行为机关统计",
            )


T4_PREPOSE = Rule(
    id="T4-PREPOSE",
    title="复议前置",
    severity=Severity.WARNING,
    basis="《中华人民共和国行政复议法》（2023年修订）第二十三条、第九十条",
    about=__doc__,
    find=find_prepose,
    caught=(Example("2024年度直接起诉1件", {"remedies": {"litigation_direct": {"upheld": 1, "total": 1}}}),),
    clean=(
        Example("2023年度直接起诉1件", {"year": 2023, "remedies": {"litigation_direct": {"upheld": 1, "total": 1}}}),
        Example("复议后起诉", {"remedies": {"litigation_after_reconsideration": {"upheld": 1, "total": 1}}}),
    ),
)
T4_AFTER = Rule(
    id="T4-AFTER",
    title="复议后起诉与复议",
    severity=Severity.WARNING,
    basis=f"{FORM_2021}统计表各组的含义",
    about=__doc__,
    find=find_after,
    caught=(
        Example(
            "复议后起诉审结3件，两年复议都是0",
            {"remedies": {"litigation_after_reconsideration": {"upheld": 3, "total": 3}}, "previous": {"year": 2023}},
        ),
    ),
    clean=(
        Example(
            "上年办结复议3件",
            {
                "remedies": {"litigation_after_reconsideration": {"upheld": 3, "total": 3}},
                "previous": {"year": 2023, "remedies": {"reconsideration": {"upheld": 3, "total": 3}}},
            },
        ),
    ),
)
T4_PENDING = Rule(
    id="T4-PENDING",
    title="上年未结案件的去向",
    severity=Severity.WARNING,
    basis=f"{FORM_2021}统计表“尚未审结”的含义",
    about=__doc__,
    find=find_pending,
    caught=(
        Example(
            "上年复议尚未审结2件，本年全为0",
            {"previous": {"year": 2023, "remedies": {"reconsideration": {"pending": 2, "total": 2}}}},
        ),
    ),
    clean=(
        Example(
            "上年尚未审结2件，本年维持2件",
            {
                "remedies": {"reconsideration": {"upheld": 2, "total": 2}},
                "previous": {"year": 2023, "remedies": {"reconsideration": {"pending": 2, "total": 2}}},
            },
        ),
    ),
)
T4_CODEF = Rule(
    id="T4-CODEF",
    title="共同被告案件",
    severity=Severity.ERROR,
    basis="国办公开办函〔2016〕201号（复议机关作共同被告的只计原行为机关）",
    about=__doc__,
    find=find_joint,
    caught=(
        Example("计入了共同被告案件", {"records": {"remedies": [{"number": "乙1", "is_joint_review_organ": True}]}}),
    ),
    clean=(
        Example(
            "没有计入",
            {"records": {"remedies": [{"number": "乙1", "is_joint_review_organ": True, "is_counted": False}]}},
        ),
    ),
)
