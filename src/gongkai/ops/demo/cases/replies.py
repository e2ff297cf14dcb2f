"""What the office answered: a text for each outcome, and the grounds it rests on."""

from __future__ import annotations

from gongkai.applications.choices import Outcome as O  # noqa: N817
from gongkai.applications.tables import ABSENT, ELSEWHERE
from gongkai.ops.demo.organs import Unit

GRANTED = "您申请的信息属于可以公开的政府信息，现将复制件提供给您，请查收。"
TEXTS: dict[O, str] = {
    O.GRANTED_ALREADY_PUBLIC: "您申请的信息已经主动公开，可以按照下列途径获取。",
    O.GRANTED_PROVIDED: GRANTED,
    O.PARTIAL: "您申请的信息中含有不应当公开的内容，但能够作区分处理，现提供可以公开的部分。",
    O.DENIED_STATE_SECRET: "您申请的信息依法确定为国家秘密，本机关不予公开。",
    O.DENIED_LAW_PROHIBITED: "您申请的信息属于法律、行政法规禁止公开的政府信息，本机关不予公开。",
    O.DENIED_SECURITY_STABILITY: "您申请的信息公开后可能危及公共安全，本机关不予公开。",
    O.DENIED_THIRD_PARTY: "您申请的信息涉及第三方合法权益，经征求意见，第三方不同意公开且理由合理，本机关不予公开。",
    O.DENIED_INTERNAL_AFFAIRS: "您申请的信息属于本机关内部工作流程信息，本机关决定不予公开。",
    O.DENIED_PROCESS: "您申请的会议讨论记录属于行政机关在履行职责过程中形成的过程性信息，本机关决定不予公开。",
    O.DENIED_ENFORCEMENT_FILE: "您申请的信息属于行政执法案卷信息，本机关决定不予公开。",
    O.DENIED_ADMIN_QUERY: "您申请的信息属于不动产登记资料，有关法律、行政法规对其获取有特别规定，请按照规定办理查询。",
    O.UNABLE_NOT_HELD: "经检索，本机关未制作、未保存您申请的信息，无法提供。",
    O.UNABLE_REQUIRES_CREATION: "您申请的信息没有现成文本，需要对现有信息进行加工、分析，本机关不予提供。",
    O.UNABLE_STILL_UNCLEAR: "您补正后的申请内容仍不明确，本机关无法据此查找和提供。",
    O.REFUSED_PETITION: "您提交的内容属于投诉举报事项，本机关不作为政府信息公开申请处理，请通过相应渠道提出。",
    O.REFUSED_DUPLICATE: "您已就相同内容提出过申请，本机关已经答复，不再重复处理。",
    O.REFUSED_PUBLICATION: "您要求提供的是公开出版物，请通过下列途径获取。",
    O.REFUSED_EXCESSIVE: "您申请公开政府信息的数量、频次明显超过合理范围，所述理由不合理，本机关不予处理。",
    O.REFUSED_CONFIRM_REISSUE: "您要求本机关对已经获取的信息再次确认、重新出具，本机关不予处理。",
    O.OTHER_MISC: "您提交的内容是对办事流程的咨询，工作人员已当面解答，本件不再另行处理。",
}
GROUNDS: dict[O, dict[str, str]] = {
    O.GRANTED_ALREADY_PUBLIC: {"where": "云溪县人民政府网—政府信息公开—公示公告"},
    O.PARTIAL: {
        "withheld": "名单中的身份证件号码、银行账号已作遮盖，属于个人隐私",
        "law": "《中华人民共和国政府信息公开条例》第十五条",
    },
    O.DENIED_STATE_SECRET: {"classification": "定密依据：示例密定〔2025〕0号"},
    O.DENIED_LAW_PROHIBITED: {"law": "《中华人民共和国统计法》关于统计调查对象资料保密的规定"},
    O.DENIED_SECURITY_STABILITY: {
        "law": "《中华人民共和国政府信息公开条例》第十四条",
        "explanation": "管线走向和压力参数公开后可能危及供气安全",
    },
    O.DENIED_THIRD_PARTY: {"opinion": "第三方书面答复不同意公开，理由为涉及商业秘密"},
    O.DENIED_INTERNAL_AFFAIRS: {"discretion_reason": "属于内部工作流程，对申请人权利义务不产生影响"},
    O.DENIED_PROCESS: {"discretion_reason": "属于讨论记录，公开后可能影响决策的正常进行"},
    O.DENIED_ENFORCEMENT_FILE: {"discretion_reason": "案件正在办理，公开可能影响调查处理"},
    O.DENIED_ADMIN_QUERY: {"law": "《不动产登记暂行条例》", "where": "县不动产登记大厅查询窗口"},
    O.UNABLE_REQUIRES_CREATION: {"creation": "需要从多年纸质台账中逐份提取数据并重新汇总"},
    O.UNABLE_STILL_UNCLEAR: {"unclear": "已于受理后告知补正，补正内容仍未写明文件名称、文号或者其他特征"},
    O.REFUSED_PETITION: {"explanation": "所提内容为对邻里纠纷处理结果的投诉"},
    O.REFUSED_PUBLICATION: {"where": "县图书馆地方文献室、各新华书店"},
    O.REFUSED_EXCESSIVE: {"excess": "三个月内提出内容相近的申请四十一件，所述理由为“想多了解一些”"},
    O.REFUSED_CONFIRM_REISSUE: {"explanation": "申请人已于本年取得加盖印章的复制件"},
    O.OTHER_MISC: {"explanation": "申请内容为办事咨询，经与申请人确认不需要书面信息"},
}
SEARCHED = {
    "not_held_because": ABSENT,
    "search_systems": "电子公文系统、档案室目录、业务管理系统",
    "search_keywords": "项目名称、村名、文件关键词",
    "search_period": "2015年1月1日至今",
    "searched_by": "办公室工作人员两人，检索半日",
}


def text_of(outcome: O) -> str:
    """The body of a reply."""
    return TEXTS[outcome]


def grounds_of(outcome: O, *, other: Unit | None = None, previous_number: str = "") -> dict[str, str]:
    """The grounds of a reply; `other` is the organ that holds what this one does not."""
    if outcome == O.REFUSED_DUPLICATE:
        return {"previous_number": previous_number}
    if outcome != O.UNABLE_NOT_HELD:
        return GROUNDS.get(outcome, {})
    if other is None:
        return SEARCHED
    return {
        "not_held_because": ELSEWHERE,
        "elsewhere_reason": "该信息由其他行政机关制作",
        "referred_name": other.organ.name,
        "referred_contact": other.organ.phone,
    }
