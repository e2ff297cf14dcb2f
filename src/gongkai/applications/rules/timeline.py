"""What the lines of the ledger say to people: to the applicant in plain words, to officers in terms of the office."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from gongkai.applications.choices import Asked, Channel, Delivery, Opinion, Outcome
from gongkai.applications.tables import ELEMENTS, FOUND_WORDS, OUTCOMES
from gongkai.lib.dates import formal
from gongkai.lib.money import in_yuan

Details = Mapping[str, Any]

# event → what the applicant reads: a title and a text, each filled from the details as _words gives them
TO_APPLICANT: dict[str, tuple[str, str]] = {
    "case.submitted": ("已收到您的申请", "收到日期为{received_on}，次日起计算答复期限。"),
    "case.registered": ("已登记您的申请", "收到日期为{received_on}，次日起计算答复期限。"),
    "case.arrival_logged": ("您的来件已到", "须与您确认后才开始计算答复期限。"),
    "case.confirmed": ("已与您确认申请", "收到日期为{received_on}，次日起计算答复期限。"),
    "case.remanded": ("依复议决定或者判决重新办理", "将在{due_on}前重新答复。"),
    "case.correction_requested": ("请您补正", "{items}\n请在{until}前补正；答复期限自收到补正之日起重新计算。"),
    "case.correction_received": ("已收到您的补正", "答复期限自{on}起重新计算。"),
    "case.correction_lapsed": ("逾期未补正，不再处理", "补正期限为{until}。"),
    "case.dispatched": ("已交承办部门办理", "{unit_name}"),
    "case.consulted": ("正在征求{kind}意见", "征求意见所需的时间不计入答复期限。"),
    "case.opinion_received": ("收到被征求方的意见", ""),
    "case.opinion_timed_out": ("被征求方逾期未答", ""),
    "case.extended": ("延长答复期限{days}个工作日", "理由：{reason}"),
    "case.reason_requested": ("请您说明理由", "{facts}\n请在{until}前说明。"),
    "case.reason_received": ("已收到您说明的理由", ""),
    "case.reason_lapsed": ("逾期未说明理由", ""),
    "case.due_set": ("确定延迟答复的期限", "将在{due_on}前答复。"),
    "case.fee_noticed": ("收取信息处理费", "金额{amount}，请自收到收费通知次日起20个工作日内缴纳。"),
    "case.fee_paid": ("已收到您缴纳的信息处理费", "答复期限自{on}次日起重新计算。"),
    "case.fee_lapsed": ("逾期未缴费，不再处理", ""),
    "case.recounted": (
        "最迟答复日期有变动",
        "节假日安排公布或者更正后重新推算：最迟答复日期为{due_on}，原为{was}。",
    ),
    "case.sent": ("已作出答复", "送达方式：{way}。"),
    "case.served": ("答复已送达", "送达日期为{on}。"),
    "case.withdrawn": ("已撤回申请", ""),
}

# event → the words of the office, where they are not those of the step that wrote it
TO_OFFICERS: dict[str, tuple[str, str]] = {
    "case.submitted": ("网上提交", "收到日期：{received_on}"),
    "case.registered": ("登记", "渠道：{channel}；收到日期：{received_on}"),
    "case.arrival_logged": ("登记到件", "渠道：{channel}；到件日期：{arrived_on}"),
    "case.contact_tried": ("联系申请人", "{result}"),
    "case.confirmed": ("与申请人确认", "{how}；收到日期：{received_on}"),
    "case.correction_requested": ("告知补正", "{items}；补正期限：{until}"),
    "case.correction_received": ("收到补正", "收到日期：{on}；{filled}"),
    "case.correction_lapsed": ("逾期不补正，不再处理", "补正期限：{until}"),
    "case.dispatched": ("交办", "{unit_name}；内部期限：{handler_due_on}"),
    "case.consulted": ("征求意见", "{kind}：{party}；发出日期：{sent_on}"),
    "case.inquiry_delivered": ("征求意见书送达", "送达日期：{on}"),
    "case.opinion_received": ("收到意见", "{opinion}；{text}"),
    "case.opinion_timed_out": ("被征求方逾期未答", "届满日期：{on}"),
    "case.extended": ("延期答复", "{days}个工作日；告知日期：{on}；理由：{reason}"),
    "case.reason_requested": ("要求说明理由", "{facts}；期限：{until}"),
    "case.reason_received": ("收到理由", "{text}"),
    "case.reason_lapsed": ("逾期未说明理由", "期限：{until}"),
    "case.due_set": ("确定延迟答复期限", "至{due_on}；告知日期：{on}"),
    "case.fee_noticed": ("发出收费通知", "金额：{amount}；发出日期：{on}"),
    "case.fee_notice_delivered": ("收费通知送达", "送达日期：{on}"),
    "case.fee_paid": ("缴费", "票据号：{receipt_no}；缴费日期：{on}"),
    "case.fee_lapsed": ("逾期未缴费，不再处理", ""),
    "case.drafted": ("拟定答复", "{outcome}"),
    "case.secrecy_passed": ("保密审查通过", "{conclusion}"),
    "case.draft_returned": ("退回修改", "{reason}"),
    "case.approved": ("签发", "{reply_no}"),
    "case.sent": ("发出答复", "{way}；发出日期：{on}"),
    "case.served": ("送达", "送达日期：{on}"),
    "case.withdrawn": ("撤回申请", "{reason}"),
    "case.archived": ("归档", ""),
    "case.remanded": ("重新办理", "原件：{of}；第{round}轮；决定书确定的期限：{due_on}"),
    "case.search_explained": ("说明检索到的信息", "检索“{keywords}”；{explanation}"),
    "case.searched": ("登记检索记录", "{found}；{systems}；{keywords}；{period}；{searcher}；{result}"),
    "case.unit_asked": ("交协办部门", "{unit_name}；{what}；反馈期限：{until}"),
    "case.unit_answered": ("收到协办意见", "{unit_name}；{answer}"),
    "case.legality_passed": ("合法性审核通过", "{opinion_text}"),
    "case.due_warned": ("期限预警", "{words}"),
    "case.denial_reviewed": ("不予公开定期评估", "{reason}"),
    "case.packed": ("制作归档包", "散列值：{sha256}"),
    "case.reduced": ("精简个人信息", ""),
    "case.notice_prepared": ("通知申请人（待发）", "{title}"),
    "case.notice_sent": ("通知申请人（已发出）", "{title}"),
    "case.rated": ("申请人评价", "{words}"),
    "case.identity_revealed": ("查看身份证明号码", "理由：{reason}"),
    "file.stopped": ("拦截带密级标志的文件", "没有存储"),
    "case.recounted": ("重新计算期限", "由{was}改为{due_on}"),
}

LABELS: dict[str, dict[str, str]] = {
    "channel": {kind.value: kind.label for kind in Channel},
    "kind": {kind.value: kind.label for kind in Asked},
    "way": {way.value: way.label for way in Delivery},
    "opinion": {opinion.value: opinion.label for opinion in Opinion},
}


def told_to_applicant(name: str, details: Details) -> dict[str, str]:
    """Title and text of one line for the applicant; empty where it is the office's own affair."""
    return _told(TO_APPLICANT[name], details) if name in TO_APPLICANT else {}


def told_to_officers(name: str, details: Details) -> dict[str, str]:
    """Title and text of one line for officers."""
    return _told(TO_OFFICERS[name], details)


def _told(words: tuple[str, str], details: Details) -> dict[str, str]:
    said = {key: _words(key, value) for key, value in details.items()}
    title, text = (part.format_map(_Sayings(said)) for part in words)
    return {"title": title, "text": text.strip("；")}


class _Sayings(dict[str, str]):
    """What the details say; what they leave out is said with nothing."""

    def __missing__(self, key: str) -> str:
        return ""


def _words(key: str, value: Any) -> str:
    """One detail in words: dates in full, codes by their labels, amounts in yuan."""
    if value is None:
        return "未定"
    if key in LABELS:
        return LABELS[key][value]
    if key == "outcome":
        return OUTCOMES[Outcome(value)].label
    if key == "filled":
        return f"补齐：{'、'.join(ELEMENTS[name].label for name in value)}" if value else ""
    if key == "found":
        return FOUND_WORDS[bool(value)]
    if key == "amount":
        return in_yuan(value)
    if key == "on" or key.endswith("_on") or key in {"until", "was"}:
        return _day(str(value))
    return str(value)


def _day(text: str) -> str:
    try:
        return formal(date.fromisoformat(text))
    except ValueError:
        return text
