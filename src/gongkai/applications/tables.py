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
        "无法提供：本机关不掌握相关政府信息", "条例第三十六条第（四）项、第（五）项", "unavailable.not_held"
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
