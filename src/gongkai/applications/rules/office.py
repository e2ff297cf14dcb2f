"""What the office has to state beside the case: searches, co-handling, complaints, corrections of records, reviews."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from gongkai.applications.choices import ComplaintResult, ConversionState, RecordState
from gongkai.lib.dates import formal
from gongkai.lib.seen import seen

ABSENT = "条例第三十六条第（四）项"
RECORD = "条例第四十一条"
COMPLAINT = "条例第四十七条、第五十一条"
CONVERSION = "条例第四十四条"
REVIEW = "条例第十八条"
REGIME = "条例第四十五条"
NOTHING_TO_EXPLAIN = f"没有检索到相关信息而尚未说明的检索记录（{ABSENT}）"
HOLIDAYS = "全国年节及纪念日放假办法"
REVIEW_EVERY = 365  # days; 条例 art. 18 says 定期, this is the product's convention
PUBLISH_WITHIN = 20  # working days, 条例 art. 26
CONVERT_AT = 2  # different applicants who were given the same information (条例 art. 44: 多个)


def missing(values: Mapping[str, str], article: str) -> list[str]:
    """One sentence for everything that was left empty; `values` maps its name to what was typed."""
    return [f"请填写{name}（{article}）" for name, value in values.items() if not seen(value)]


def why_not_search(values: Mapping[str, str], *, on: date, received_on: date | None, today: date) -> list[str]:
    """Why this is no record of a search: what, where, by whom, when, with what result (条例第三十六条第（四）项)."""
    reasons = missing(values, ABSENT)
    if on > today or (received_on and on < received_on):
        reasons.append(f"检索日期应在收到申请之日至今天之间（{ABSENT}）")
    return reasons


def why_not_explain(explanation: str, *, is_open: bool) -> list[str]:
    """Why what a search found is not explained: nothing waits for it, or nothing is said (条例第三十六条第（四）项)."""
    reasons = [] if is_open else [NOTHING_TO_EXPLAIN]
    return reasons + missing({"检索到的信息不是所申请信息的理由": explanation}, ABSENT)


def why_not_ask_unit(*, what: str, until: date, on: date, is_lead: bool, is_asked: bool) -> list[str]:
    """Why this unit cannot be asked to contribute: it leads, it was asked, or nothing is said (条例第十条)."""
    reasons = missing({"协办内容": what}, REGIME)
    if is_lead:
        reasons.append("承办部门不能同时为协办部门（条例第十条）")
    if is_asked:
        reasons.append("该部门尚有未反馈的协办（条例第四十五条）")
    if until <= on:
        reasons.append(f"反馈期限应晚于发出日期（{REGIME}）")
    return reasons


def why_not_draft_while(open_units: Sequence[str]) -> list[str]:
    """Why the reply cannot be drafted yet: units that were asked to contribute have not (条例第四十五条)."""
    return [f"协办部门尚未反馈：{'、'.join(open_units)}（{REGIME}）"] if open_units else []


def why_not_complain(*, text: str, on: date, today: date) -> list[str]:
    """Why this is no complaint to enter (条例第四十七条)."""
    reasons = missing({"投诉事项": text}, COMPLAINT)
    return reasons + ([f"收到日期不得晚于今天（{COMPLAINT}）"] if on > today else [])


def why_not_resolve(
    *, result: ComplaintResult | None, measures: str, is_resolved: bool, on: date, since: date
) -> list[str]:
    """Why the complaint cannot be closed: how it was dealt with is unsaid (条例第五十一条)."""
    reasons = (
        ["本投诉已经办结"] if is_resolved else missing({"处理情况（督促整改或者通报批评的内容）": measures}, COMPLAINT)
    )
    if result is None:
        reasons.append(f"请选择处理结果（{COMPLAINT}）")
    return reasons + (["办结日期早于收到日期"] if on < since else [])


def why_not_take_record(values: Mapping[str, str], *, on: date, today: date) -> list[str]:
    """Why this is no request to correct a record: it must concern oneself and be proven (条例第四十一条)."""
    reasons = missing(values, RECORD)
    return reasons + ([f"收到日期不得晚于今天（{RECORD}）"] if on > today else [])


def why_not_decide_record(*, state: RecordState, decided: RecordState, finding: str, transferred_to: str) -> list[str]:
    """Why the request cannot be decided so: it was, or the letter would not say what it has to (条例第四十一条)."""
    reasons = [] if state == RecordState.OPEN else ["本件已经告知结果"]
    reasons += missing({"核实情况": finding}, RECORD)
    if decided == RecordState.OPEN:
        reasons.append(f"请选择处理结果（{RECORD}）")
    if decided in {RecordState.TRANSFERRED, RecordState.REFERRED} and not seen(transferred_to):
        reasons.append(f"不属于本机关职能的，请写明转送或者告知的机关（{RECORD}）")
    return reasons


def record_told(state: RecordState, transferred_to: str) -> str:
    """What is told about the record: corrected, not wrong, passed on, or whom to turn to (条例第四十一条)."""
    return {
        RecordState.CORRECTED: "经核实，情况属实，本机关已予以更正。",
        RecordState.REFUSED: "经核实，该信息记录准确，本机关不予更正。",
        RecordState.TRANSFERRED: f"该事项不属于本机关职能范围，本机关已转送{transferred_to}处理。",
        RecordState.REFERRED: f"该事项不属于本机关职能范围，请您向{transferred_to}提出。",
    }[state]


def why_not_enter_notice(*, is_entered: bool) -> list[str]:
    """Why a holiday notice cannot be entered: it was (全国年节及纪念日放假办法)."""
    return [f"该节假日安排已经录入；录错的，请办理“更正”（{HOLIDAYS}）"] if is_entered else []


def why_not_void_notice(reason: str, *, is_void: bool) -> list[str]:
    """Why a holiday notice cannot be voided: it was, or nobody says why (条例第四十五条)."""
    reasons = [f"该节假日安排已经作废（{HOLIDAYS}）"] if is_void else []
    return reasons + missing({"作废、更正的理由": reason}, REGIME)


def converts(applicants: int) -> bool:
    """Whether so many different applicants make it worth telling everybody (条例第四十四条第一款)."""
    return applicants >= CONVERT_AT


def why_not_decide_conversion(*, state: ConversionState, decided: ConversionState, reason: str) -> list[str]:
    """Why the suggestion cannot be decided so: it was, or no reason is given (条例第四十四条)."""
    reasons = [] if state == ConversionState.SUGGESTED else ["本建议已经审核"]
    if decided == ConversionState.SUGGESTED:
        reasons.append(f"请选择审核结果（{CONVERSION}）")
    return reasons + missing({"审核意见": reason}, CONVERSION)


def review_due_on(last_on: date) -> date:
    """When a refusal has to be looked at again (条例第十八条)."""
    return last_on + timedelta(days=REVIEW_EVERY)


def why_not_review_denial(*, reason: str, is_denied: bool, on: date, answered_on: date | None) -> list[str]:
    """Why this is no periodic review: nothing was refused, or nothing is concluded (条例第十八条)."""
    reasons = missing({"评估意见": reason}, REVIEW)
    if not is_denied:
        reasons.append(f"本件没有不予公开的信息，无须评估（{REVIEW}）")
    elif answered_on and on < answered_on:
        reasons.append(f"评估日期早于答复日期{formal(answered_on)}（{REVIEW}）")
    return reasons
