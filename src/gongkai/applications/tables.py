"""Outcome → label, basis and the row of 表三 it books in. The mapping of rows is partly inferred (facts §1.6 推定)."""

from __future__ import annotations

from dataclasses import dataclass

from gongkai.applications.choices import Outcome as O  # noqa: N817


@dataclass(frozen=True, slots=True)
class Decision:
    """What an outcome is called, on which article it stands, and where 表三 counts it."""

    label: str
    article: str
    row: str


OUTCOMES: dict[O, Decision] = {
    O.GRANTED_ALREADY_PUBLIC: Decision("予以公开（已主动公开，告知获取途径）", "条例第三十六条第（一）项", "granted"),
    O.GRANTED_PROVIDED: Decision("予以公开", "条例第三十六条第（二）项", "granted"),
    O.PARTIAL: Decision("部分公开", "条例第三十七条", "partial"),
    O.DENIED_STATE_SECRET: Decision("不予公开：属于国家秘密", "条例第十四条", "denied.state_secret"),
    O.DENIED_LAW_PROHIBITED: Decision(
        "不予公开：其他法律行政法规禁止公开", "条例第十四条", "denied.other_law_prohibits"
    ),
    O.DENIED_SECURITY_STABILITY: Decision(
        "不予公开：危及“三安全一稳定”", "条例第十四条", "denied.three_security_one_stability"
    ),
    O.DENIED_THIRD_PARTY: Decision(
        "不予公开：保护第三方合法权益", "条例第十五条、第三十二条", "denied.third_party_rights"
    ),
    O.DENIED_INTERNAL_AFFAIRS: Decision(
        "不予公开：属于三类内部事务信息", "条例第十六条第一款", "denied.internal_affairs"
    ),
    O.DENIED_PROCESS: Decision("不予公开：属于四类过程性信息", "条例第十六条第二款", "denied.process_info"),
    O.DENIED_ENFORCEMENT_FILE: Decision("不予公开：属于行政执法案卷", "条例第十六条第二款", "denied.enforcement_file"),
    O.DENIED_ADMIN_QUERY: Decision("不予公开：属于行政查询事项", "条例第三十六条第（七）项", "denied.admin_query"),
    O.UNABLE_NOT_HELD: Decision(
        "无法提供：本机关不掌握相关政府信息", "条例第三十六条第（四）项或者第（五）项", "unavailable.not_held"
    ),
    O.UNABLE_REQUIRES_CREATION: Decision(
        "无法提供：没有现成信息需要另行制作", "条例第三十八条", "unavailable.needs_creation"
    ),
    O.UNABLE_STILL_UNCLEAR: Decision("无法提供：补正后申请内容仍不明确", "条例第三十条", "unavailable.still_unclear"),
    O.REFUSED_PETITION: Decision(
        "不予处理：信访举报投诉类申请", "条例第三十九条第一款", "not_handled.petition_complaint"
    ),
    O.REFUSED_DUPLICATE: Decision("不予处理：重复申请", "条例第三十六条第（六）项", "not_handled.duplicate"),
    O.REFUSED_PUBLICATION: Decision("不予处理：要求提供公开出版物", "条例第三十九条第二款", "not_handled.publication"),
    O.REFUSED_EXCESSIVE: Decision("不予处理：无正当理由大量反复申请", "条例第三十五条", "not_handled.abusive_mass"),
    O.REFUSED_CONFIRM_REISSUE: Decision(
        "不予处理：要求行政机关确认或重新出具已获取信息", "国办公开办函〔2021〕30号", "not_handled.confirm_or_reissue"
    ),
    O.OTHER_NOT_CORRECTED: Decision(
        "其他处理：申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
        "条例第三十条",
        "other.no_correction",
    ),
    O.OTHER_FEE_UNPAID: Decision(
        "其他处理：申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
        "条例第四十二条、国办函〔2020〕109号",
        "other.fee_unpaid",
    ),
    O.OTHER_MISC: Decision("其他处理：其他", "国办公开办函〔2021〕30号", "other.other"),
}


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing a reply must state: its label on the form, and the article that demands it."""

    label: str
    article: str


ART_14 = "条例第十四条"
ART_36_4 = "条例第三十六条第（四）项"
ART_36_5 = "条例第三十六条第（五）项"

GROUNDS: dict[str, Ground] = {
    "where": Ground("获取该信息的方式、途径", "条例第三十六条第（一）项"),
    "withheld": Ground("不予公开的部分及逐处理由", "条例第三十七条"),
    "law": Ground("作为依据的法律、行政法规名称及条款", ART_14),
    "classification": Ground("密级标志或者定密依据号", ART_14),
    "opinion": Ground("征求第三方意见的结果", "条例第三十二条"),
    "public_interest": Ground("第三方不同意而予以公开的公共利益理由", "条例第三十二条"),
    "disclosed": Ground("书面告知第三方的决定公开内容", "条例第三十二条"),
    "discretion_reason": Ground("裁量不予公开的理由", "条例第十六条"),
    "not_held_because": Ground("不掌握的情形", "条例第三十六条第（四）项或者第（五）项"),
    "search_systems": Ground("检索的系统、档案范围", ART_36_4),
    "search_keywords": Ground("检索的关键词", ART_36_4),
    "search_period": Ground("检索的时间段", ART_36_4),
    "searched_by": Ground("检索人及检索时间", ART_36_4),
    "found_otherwise": Ground("检索到的相关信息及其不是所申请信息的说明", ART_36_4),
    "elsewhere_reason": Ground("不属于本机关负责公开的理由", ART_36_5),
    "referred_name": Ground("负责公开该信息的行政机关名称", ART_36_5),
    "referred_contact": Ground("负责公开该信息的行政机关联系方式", ART_36_5),
    "creation": Ground("需要加工、分析的情况", "条例第三十八条"),
    "unclear": Ground("补正经过及仍不明确之处", "条例第三十条"),
    "previous_number": Ground("前次申请的受理编号", "条例第三十六条第（六）项"),
    "excess": Ground("申请数量、频次及对所述理由的审查意见", "条例第三十五条"),
    "explanation": Ground("认定的事实和理由", "国办公开办函〔2021〕30号"),
    "form_changed_reason": Ground("不能按申请人要求的形式提供的理由", "条例第四十条"),
}
TO_PARTY = frozenset({"public_interest", "disclosed"})  # said to the third party that objected, in a letter of its own
ABSENT, ELSEWHERE = "absent", "elsewhere"
NOT_HELD_BECAUSE = {ABSENT: "经检索没有该信息", ELSEWHERE: "不属于本机关负责公开"}
FOUND_WORDS = {True: "检索到相关信息", False: "没有检索到"}
NOT_HELD_ARTICLE = {ABSENT: ART_36_4, ELSEWHERE: ART_36_5}  # 不存在 stands on one item, 非本机关负责 on the other

# What each reply must state (facts §1.6, A31–A36); an organ that cannot be named need not be (条例 art. 36-5).
NEEDED: dict[O, tuple[str, ...]] = {
    O.GRANTED_ALREADY_PUBLIC: ("where",),
    O.GRANTED_PROVIDED: (),
    O.PARTIAL: ("withheld", "law"),
    O.DENIED_STATE_SECRET: ("classification",),
    O.DENIED_LAW_PROHIBITED: ("law",),
    O.DENIED_SECURITY_STABILITY: ("law", "explanation"),
    O.DENIED_THIRD_PARTY: ("opinion",),
    O.DENIED_INTERNAL_AFFAIRS: ("discretion_reason",),
    O.DENIED_PROCESS: ("discretion_reason",),
    O.DENIED_ENFORCEMENT_FILE: ("discretion_reason",),
    O.DENIED_ADMIN_QUERY: ("law", "where"),
    O.UNABLE_NOT_HELD: ("not_held_because",),
    O.UNABLE_REQUIRES_CREATION: ("creation",),
    O.UNABLE_STILL_UNCLEAR: ("unclear",),
    O.REFUSED_PETITION: ("explanation",),
    O.REFUSED_DUPLICATE: ("previous_number",),
    O.REFUSED_PUBLICATION: ("where",),
    O.REFUSED_EXCESSIVE: ("excess",),
    O.REFUSED_CONFIRM_REISSUE: ("explanation",),
    O.OTHER_MISC: ("explanation",),
}
DRAFTABLE = tuple(NEEDED)  # the two others follow from a period that ran out, not from a draft

REPLY_TITLES: dict[O, str] = {
    O.GRANTED_ALREADY_PUBLIC: "政府信息予以公开告知书",
    O.GRANTED_PROVIDED: "政府信息予以公开告知书",
    O.PARTIAL: "政府信息部分公开告知书",
    O.DENIED_ADMIN_QUERY: "政府信息行政查询告知书",
    O.UNABLE_NOT_HELD: "政府信息不存在告知书",
    O.UNABLE_REQUIRES_CREATION: "政府信息无现成信息告知书",
    O.UNABLE_STILL_UNCLEAR: "政府信息申请内容仍不明确告知书",
    O.REFUSED_PETITION: "政府信息公开申请不予处理告知书",
    O.REFUSED_DUPLICATE: "政府信息公开申请不予处理告知书",
    O.REFUSED_PUBLICATION: "政府信息公开申请不予处理告知书",
    O.REFUSED_EXCESSIVE: "政府信息公开申请不予处理告知书",
    O.REFUSED_CONFIRM_REISSUE: "政府信息公开申请不予处理告知书",
    O.OTHER_MISC: "政府信息公开申请答复书",
}
DENIAL_TITLE = "政府信息不予公开告知书"
NOT_RESPONSIBLE_TITLE = "非本机关负责公开告知书"

# 不予公开 of 条例 art. 14–16: a review must come before a suit (行政复议法 art. 23, 法释〔2025〕8号 art. 1).
REVIEW_FIRST = frozenset(
    {
        O.DENIED_STATE_SECRET, O.DENIED_LAW_PROHIBITED, O.DENIED_SECURITY_STABILITY, O.DENIED_THIRD_PARTY,
        O.DENIED_INTERNAL_AFFAIRS, O.DENIED_PROCESS, O.DENIED_ENFORCEMENT_FILE,
    }
)  # fmt: skip

DENIED = REVIEW_FIRST | {O.PARTIAL, O.DENIED_ADMIN_QUERY}  # what is looked at again from time to time (条例 art. 18)
GRANTED = frozenset({O.GRANTED_ALREADY_PUBLIC, O.GRANTED_PROVIDED, O.PARTIAL})


@dataclass(frozen=True, slots=True)
class Element:
    """One thing an application should state: its name, and the sentence that asks for it (条例第二十九条第二款)."""

    label: str
    ask: str


_29 = "条例第二十九条第二款"
_AGENT = f"委托他人代为申请的，请填写代理人的姓名和身份证明号码（民法典第一百六十五条、{_29}第（一）项）"
ELEMENTS: dict[str, Element] = {
    "applicant_name": Element("姓名或者名称", f"请填写申请人的姓名或者名称（{_29}第（一）项）"),
    "identity_no": Element("身份证明", f"请填写身份证明号码（{_29}第（一）项）"),
    "contact": Element("联系方式", f"请至少填写一种联系方式（{_29}第（一）项）"),
    "description": Element(
        "所需政府信息的描述", f"请写明所需政府信息的名称、文号或者便于查询的其他特征（{_29}第（二）项）"
    ),
    "address": Element("邮寄地址", f"选择邮寄的，请填写邮寄地址（{_29}第（三）项）"),
    "email": Element("电子邮箱", f"选择电子邮件的，请填写电子邮箱（{_29}第（三）项）"),
    "agent_name": Element("代理人姓名", _AGENT),
    "agent_identity": Element("代理人身份证明", _AGENT),
}
UNSTATED = "（来件未写明所需的政府信息）"  # stands for the description of an application that has none

# Why the form asks a question: the article, and what it says (条例; 个人信息保护法).
_ART_29 = "条例第二十九条"
_FIRST = "政府信息公开申请应当包括：（一）申请人的姓名或者名称、身份证明、联系方式。"
WHY_ASKED: dict[str, tuple[str, str]] = {
    "organisation": (
        "条例第十条、第二十七条",
        "行政机关制作的政府信息，由制作该政府信息的行政机关负责公开；公民、法人或者其他组织可以向负责公开的行政机关申请获取。",
    ),
    "applicant_kind": ("国办公开办函〔2021〕30号", "年度报告按申请人类别分列统计，只用于计数。"),
    "applicant_name": (_ART_29, _FIRST),
    "identity_no": (_ART_29, _FIRST),
    "contact": (_ART_29, _FIRST),
    "email": (_ART_29, _FIRST),
    "address": (_ART_29, _FIRST),
    "description": (
        _ART_29,
        "（二）申请公开的政府信息的名称、文号或者便于行政机关查询的其他特征性描述。",
    ),
    "medium": (_ART_29, "（三）申请公开的政府信息的形式要求，包括获取信息的方式、途径。"),
    "delivery": (_ART_29, "（三）申请公开的政府信息的形式要求，包括获取信息的方式、途径。"),
    "assistance_need": (
        "条例第四十三条",
        "申请公开政府信息的公民存在阅读困难或者视听障碍的，行政机关应当为其提供必要的帮助。",
    ),
    "agent_name": ("民法典第一百六十一条、第一百六十五条", "可以委托他人代为申请；授权委托书请作为附件。"),
    "agent_identity": ("民法典第一百六十一条、第一百六十五条", "代理人的身份证明只用于核验授权。"),
    "files": (_ART_29, "附件不是必需的，没有附件不影响受理。"),
}
