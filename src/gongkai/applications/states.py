"""The life-cycle of an application as one table (facts §2.2): buttons, refusals, diagram and tests are read from it."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from gongkai.applications.choices import OPEN, State
from gongkai.lib.machine import START, Machine, Step
from gongkai.orgs.choices import Role


class Actor(enum.StrEnum):
    """Who moves a case without holding a role: the applicant (`by` is None), or another act that it follows from."""

    APPLICANT = "applicant"
    ITSELF = "system"
    CO_HANDLER = "co_handler"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"applicant": "申请人", "system": "自动", "co_handler": "协办部门承办人"}[self.value]


APPLICANT, ITSELF, CO_HANDLER = Actor

OFFICE = (Role.REGISTRAR, Role.OFFICE_HEAD)  # 政府信息公开工作机构
HEAD = (Role.OFFICE_HEAD,)
HANDLER = (Role.HANDLER,)
SECRECY = (Role.SECRECY_REVIEWER,)
LEGALITY = (Role.LEGAL_REVIEWER,)
LEADER = (Role.LEADER,)

S = State
UNDER_WAY = tuple(state for state in State if state in OPEN)
IN_REVIEW = (S.SECRECY_REVIEW, S.LEGAL_REVIEW, S.APPROVAL)
EXTENDABLE = (S.REGISTERED, S.PROCESSING, S.REASON_PENDING, S.CONSULTING, *IN_REVIEW, S.DECIDED)
SEARCHABLE = (S.REGISTERED, S.PROCESSING, S.REASON_PENDING, S.CONSULTING)


@dataclass(frozen=True, slots=True)
class CaseStep(Step):
    """A lawful move of a case; `clock` is what it does to the period, `letter` the document that goes with it."""

    clock: str = ""
    letter: str = ""


def _step(
    verb: str,
    label: str,
    sources: tuple[str, ...],
    target: str | None,
    by: tuple[str, ...],
    article: str,
    clock: str = "不变",
    letter: str = "",
) -> CaseStep:
    return CaseStep(verb, sources, target, by, article, label, clock, letter)


STEPS = (
    _step("submit", "网上提交", (START,), S.REGISTERED, (APPLICANT,), "条例第二十九条、第三十一条", "起算", "接收回执"),
    _step(
        "register", "登记（当面、需签收邮寄、口头）", (START,), S.REGISTERED, OFFICE,
        "条例第三十一条", "起算", "接收回执",
    ),
    _step("log_arrival", "登记到件（平信、电子邮件、传真）", (START,), S.SUBMITTED, OFFICE, "条例第三十一条", "未起算"),
    _step("try_contact", "记录联系申请人", (S.SUBMITTED,), None, OFFICE, "条例第三十一条", "未起算"),
    _step("confirm", "与申请人确认", (S.SUBMITTED,), S.REGISTERED, OFFICE, "条例第三十一条", "起算", "接收回执"),
    _step(
        "remand", "重新办理（复议决定、判决）", (START,), S.PROCESSING, OFFICE,
        "行政复议法第七十七条、行政诉讼法第七十条",
        "按决定书另起",
    ),
    _step("dispatch", "交办", (S.REGISTERED, S.PROCESSING), S.PROCESSING, OFFICE, "条例第四十五条", letter="交办单"),
    _step(
        "ask_unit", "交协办部门", (S.PROCESSING,), None, OFFICE, "条例第十条、第四十五条", letter="协办函",
    ),
    _step(
        "receive_unit_answer", "收到协办意见", (S.PROCESSING, S.REASON_PENDING, S.CONSULTING, S.FEE_PENDING), None,
        (*OFFICE, CO_HANDLER), "条例第十条、第四十五条",
    ),
    _step(
        "log_search", "登记检索记录", SEARCHABLE, None, (*OFFICE, *HANDLER), "条例第三十六条第（四）项",
        letter="检索记录",
    ),
    _step(
        "explain_search", "说明检索到的信息", SEARCHABLE, None, (*OFFICE, *HANDLER), "条例第三十六条第（四）项",
    ),
    _step(
        "request_correction", "告知补正", (S.REGISTERED, S.PROCESSING), S.CORRECTION_PENDING, OFFICE,
        "条例第三十条", "停止", "补正告知书",
    ),
    _step(
        "receive_correction", "收到补正", (S.CORRECTION_PENDING,), S.REGISTERED, (*OFFICE, APPLICANT),
        "条例第三十条", "重新起算", "接收回执",
    ),
    _step(
        "lapse_correction", "逾期不补正，不再处理", (S.CORRECTION_PENDING,), S.ABANDONED, OFFICE,
        "条例第三十条", "终止", "不再处理告知书",
    ),
    _step(
        "request_reason", "要求说明理由", (S.PROCESSING,), S.REASON_PENDING, OFFICE,
        "条例第三十五条", letter="说明理由告知书",
    ),
    _step("receive_reason", "收到理由", (S.REASON_PENDING,), S.PROCESSING, (*OFFICE, APPLICANT), "条例第三十五条"),
    _step("lapse_reason", "逾期未说明理由", (S.REASON_PENDING,), S.PROCESSING, OFFICE, "条例第三十五条"),
    _step("set_due", "确定延迟答复期限", (S.PROCESSING,), None, HEAD, "条例第三十五条", "另定", "延迟答复告知书"),
    _step(
        "consult", "征求意见", (S.PROCESSING, S.CONSULTING), S.CONSULTING, OFFICE,
        "条例第三十二条至第三十四条", "暂停", "征求意见书",
    ),
    _step(
        "deliver_inquiry", "登记征求意见书送达", (S.CONSULTING,), None, OFFICE,
        "条例第三十二条、第三十四条", letter="送达回证",
    ),
    _step("receive_opinion", "收到意见", (S.CONSULTING,), None, OFFICE, "条例第三十二条、第三十四条"),
    _step("time_out_opinion", "逾期未答", (S.CONSULTING,), None, OFFICE, "条例第三十二条、第三十四条"),
    _step("resume", "征求意见结束", (S.CONSULTING,), S.PROCESSING, (ITSELF,), "条例第三十三条第三款", "续算"),
    _step("extend", "延期答复", EXTENDABLE, None, HEAD, "条例第三十三条第二款", "延长", "延期答复告知书"),
    _step(
        "notice_fee", "发出收费通知", (S.PROCESSING,), S.FEE_PENDING, HEAD,
        "条例第四十二条、信息处理费管理办法第六条", "停止", "收费通知书",
    ),
    _step("deliver_fee_notice", "登记收费通知送达", (S.FEE_PENDING,), None, OFFICE, "信息处理费管理办法第六条", "停止"),
    _step(
        "pay_fee", "登记缴费", (S.FEE_PENDING,), S.PROCESSING, OFFICE,
        "信息处理费管理办法第六条", "重新起算", "财政票据",
    ),
    _step(
        "lapse_fee", "逾期未缴费，不再处理", (S.FEE_PENDING,), S.ABANDONED, OFFICE,
        "信息处理费管理办法第六条", "终止", "不再处理告知书",
    ),
    _step(
        "draft", "拟定答复", (S.PROCESSING,), S.SECRECY_REVIEW, HANDLER, "条例第三十六条至第三十九条", letter="答复书稿"
    ),
    _step(
        "pass_secrecy", "保密审查通过", (S.SECRECY_REVIEW,), S.APPROVAL, SECRECY,
        "条例第十七条、保守国家秘密法第三十五条", letter="保密审查表",
    ),
    _step(
        "refer_legality", "转合法性审核", (S.SECRECY_REVIEW,), S.LEGAL_REVIEW, (ITSELF,), "条例第四十五条",
    ),
    _step(
        "pass_legality", "合法性审核通过", (S.LEGAL_REVIEW,), S.APPROVAL, LEGALITY, "条例第四十五条",
        letter="合法性审核意见",
    ),
    _step("return_draft", "退回修改", (S.SECRECY_REVIEW,), S.PROCESSING, SECRECY, "条例第十七条"),
    _step("return_draft", "退回修改", (S.LEGAL_REVIEW,), S.PROCESSING, LEGALITY, "条例第四十五条"),
    _step("return_draft", "退回修改", (S.APPROVAL,), S.PROCESSING, LEADER, "条例第四十五条"),
    _step("approve", "签发", (S.APPROVAL,), S.DECIDED, LEADER, "条例第四十五条", letter="答复书"),
    _step("send", "发出答复", (S.DECIDED,), S.SENT, OFFICE, "国办公开办函〔2016〕235号", "终止", "答复书"),
    _step("serve", "登记送达", (S.SENT,), S.SERVED, OFFICE, "国办公开办函〔2016〕235号", letter="送达回证"),
    _step(
        "withdraw", "撤回申请", tuple(state for state in UNDER_WAY if state != S.SUBMITTED), S.WITHDRAWN,
        (*OFFICE, APPLICANT), "国办公开办函〔2021〕30号", "终止", "撤回确认",
    ),
    _step(
        "archive", "归档", (S.SERVED, S.ABANDONED, S.WITHDRAWN), S.ARCHIVED, OFFICE,
        "条例第四十五条", letter="归档目录",
    ),
)  # fmt: skip

LIFE = Machine(STEPS, {state.value: state.label for state in State})

# What must happen next in each state, as the desk groups its work.
NEXT = {
    S.SUBMITTED: "待与申请人确认",
    S.REGISTERED: "待审核、交办",
    S.CORRECTION_PENDING: "等待申请人补正",
    S.REASON_PENDING: "等待申请人说明理由",
    S.PROCESSING: "待拟定答复",
    S.CONSULTING: "等待被征求方意见",
    S.FEE_PENDING: "等待申请人缴费",
    S.SECRECY_REVIEW: "待保密审查",
    S.LEGAL_REVIEW: "待合法性审核",
    S.APPROVAL: "待签发",
    S.DECIDED: "待发出",
    S.SENT: "待登记送达",
    S.SERVED: "待归档",
    S.ABANDONED: "待归档",
    S.WITHDRAWN: "待归档",
}

# Whose turn it is in each state; where a period runs for somebody outside, it is nobody's.
TURN = {
    S.SUBMITTED: OFFICE,
    S.REGISTERED: OFFICE,
    S.PROCESSING: HANDLER,
    S.SECRECY_REVIEW: SECRECY,
    S.LEGAL_REVIEW: LEGALITY,
    S.APPROVAL: LEADER,
    S.DECIDED: OFFICE,
    S.SENT: OFFICE,
    S.SERVED: OFFICE,
    S.ABANDONED: OFFICE,
    S.WITHDRAWN: OFFICE,
}
