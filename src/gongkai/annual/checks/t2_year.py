"""表二与上年衔接，没有异常的突变，收费金额单位不错。

查什么：有上年报告的，现行有效件数=上年现行有效+本年制发−本年废止；各数与上年相差是否超过5倍或者下降超过80%；收费金额是否
像把元当成了万元。
为什么：存量应当逐年衔接；突变多半是口径变了、单位错了或者填错了格。
怎么改：核对文件清理目录和统计台账；确有失效、划转、清理等原因的，在报告里说明。
"""

from __future__ import annotations

from collections.abc import Iterator

from gongkai.annual.checks.rule import FORM_2021, Example, Rule
from gongkai.annual.form import T2, T2_ROWS, Number, Report
from gongkai.annual.reading.running import words_of
from gongkai.finding import Finding, Severity

DOCUMENTS = ("rules", "normative_docs")
RISE, FALL = 5, 0.2  # five times, or less than a fifth
LEAST = 20  # figures below that jump easily
YUAN_FOR_WAN = 1000


def find_stock(report: Report, rule: Rule) -> Iterator[Finding]:
    """Add up what should be in force, and ask the register where there is one."""
    yield from _against_register(report, rule)
    before = report.last_year("proactive")
    for key in DOCUMENTS if before else ():
        assert before is not None
        old = before.value(key, "in_force")
        issued, repealed, now = (report.proactive.value(key, column.key) for column in T2.row(key).columns)
        if old is None or issued is None or repealed is None or now is None:
            continue
        expected = old + issued - repealed
        if now != expected:
            yield rule.finding(
                f"表二“{T2.row(key).text}”现行有效{now}件，按上年{old}件加本年制发{issued}件减废止{repealed}件应为{expected}件",
                report.at_cell(report.proactive, key, "in_force"),
                expected=str(expected),
                actual=str(now),
                suggestion="核对文件清理目录；有失效、划转、清理等情形的加以说明",
            )


def _against_register(report: Report, rule: Rule) -> Iterator[Finding]:
    """The register of documents is the organ's own: where it says otherwise, the table is wrong."""
    known = report.records.in_force if report.records else None
    now = report.proactive.value("normative_docs", "in_force")
    if known is not None and now is not None and known != now:
        yield rule.finding(
            f"表二“行政规范性文件”现行有效{now}件，文件库年末现行有效{known}件",
            report.at_cell(report.proactive, "normative_docs", "in_force"),
            severity=Severity.ERROR,
            expected=str(known),
            actual=str(now),
            suggestion="核对文件库的登记和表二，改正有误的一处",
        )


def find_jump(report: Report, rule: Rule) -> Iterator[Finding]:
    """Compare each cell with the year before."""
    before = report.last_year("proactive")
    for row in T2_ROWS if before else ():
        for column in row.columns:
            assert before is not None
            old, now = before.value(row.key, column.key), report.proactive.value(row.key, column.key)
            if old is not None and now is not None and _jumps(old, now):
                yield rule.finding(
                    f"表二“{row.text}”{column.text}由上年{old}变为{now}，变化异常",
                    report.at_cell(report.proactive, row.key, column.key),
                    expected=f"与上年{old}相近",
                    actual=str(now),
                    suggestion="核对口径和单位；属实的加以说明",
                )


def _jumps(old: Number, now: Number) -> bool:
    """More than five times or less than a fifth of a figure that is not small."""
    if max(old, now) < LEAST:
        return False
    return now > old * RISE or now < float(old) * FALL


def find_fee(report: Report, rule: Rule) -> Iterator[Finding]:
    """Whether yuan were taken for ten thousands; whether chapter 六 is silent about fees."""
    fee = report.proactive.value("fee_wan_yuan", "amount")
    if not fee:
        return
    place = report.at_cell(report.proactive, "fee_wan_yuan", "amount")
    last_year = report.last_year("proactive")
    before = last_year.value("fee_wan_yuan", "amount") if last_year else None
    if before and fee >= before * YUAN_FOR_WAN:
        message = f"行政事业性收费{fee}万元，是上年{before}万元的{YUAN_FOR_WAN}倍以上，疑把元当成了万元"
        yield rule.finding(message, place, actual=str(fee), suggestion="单位是万元，核对后改正")
    last = words_of(report, "other_matters")
    if last and "收" not in last and "费" not in last:
        message = f"表二行政事业性收费{fee}万元，第六章没有说明收费情况"
        yield rule.finding(message, place, severity=Severity.INFO, suggestion="在第六章说明收费情况")


def _documents(issued: int, repealed: int, in_force: int) -> dict[str, dict[str, int]]:
    """The row of normative documents."""
    return {"normative_docs": {"issued": issued, "repealed": repealed, "in_force": in_force}}


T2_YOY = Rule(
    id="T2-YOY",
    title="现行有效件数与上年衔接",
    severity=Severity.WARNING,
    basis=f"{FORM_2021}统计表“现行有效件数”的含义",
    about=__doc__,
    find=find_stock,
    caught=(
        Example(
            "上年8件，制发2件，废止0件，现行有效填11件",
            {"proactive": _documents(2, 0, 11), "previous": {"year": 2023, "proactive": _documents(0, 0, 8)}},
        ),
        Example(
            "现行有效填11件，文件库年末有10件（错误）",
            {"proactive": {"normative_docs": {"in_force": 11}}, "records": {"in_force": 10}},
        ),
    ),
    clean=(
        Example(
            "上年8件，制发2件，废止0件，现行有效10件",
            {"proactive": _documents(2, 0, 10), "previous": {"year": 2023, "proactive": _documents(0, 0, 8)}},
        ),
        Example("没有上年报告的不判", {"proactive": _documents(2, 0, 11)}),
    ),
)
T2_JUMP = Rule(
    id="T2-JUMP",
    title="表二数字突变",
    severity=Severity.WARNING,
    basis="统计数据合理性（与上年相差超过5倍或者下降超过80%）",
    about=__doc__,
    find=find_jump,
    caught=(
        Example(
            "行政许可由9110件变为108件",
            {"proactive": {"licensing": 108}, "previous": {"proactive": {"licensing": 9110}}},
        ),
    ),
    clean=(
        Example(
            "行政许可由100件变为108件", {"proactive": {"licensing": 108}, "previous": {"proactive": {"licensing": 100}}}
        ),
        Example("数小不判", {"proactive": {"coercion": 11}, "previous": {"proactive": {"coercion": 1}}}),
    ),
)
T2_FEE = Rule(
    id="T2-FEE",
    title="行政事业性收费",
    severity=Severity.WARNING,
    basis=f"{FORM_2021}统计表“本年收费金额（单位：万元）”",
    about=__doc__,
    find=find_fee,
    caught=(
        Example(
            "疑把元当成万元",
            {"proactive": {"fee_wan_yuan": 6600000}, "previous": {"year": 2023, "proactive": {"fee_wan_yuan": 650}}},
        ),
        Example("第六章没有说明（提示）", {"proactive": {"fee_wan_yuan": 660}, "texts": {"other_matters": "无。"}}),
    ),
    clean=(
        Example(
            "与上年相近",
            {
                "proactive": {"fee_wan_yuan": 660},
                "texts": {"other_matters": "全年未收取信息处理费。"},
                "previous": {"year": 2023, "proactive": {"fee_wan_yuan": 650}},
            },
        ),
    ),
)
