"""行政强制: organ, party, kind and outcome, within twenty working days (国办发〔2018〕118号（六）).

No official column codes are known: these are the product's own.
"""

from __future__ import annotations

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import Holds
from gongkai.registers.tables.party import REMARK, organs, party_kind
from gongkai.registers.tables.shape import Field, Register

SORTS = (
    "限制公民人身自由",
    "查封场所、设施或者财物",
    "扣押财物",
    "冻结存款、汇款",
    "加处罚款或者滞纳金",
    "划拨存款、汇款",
    "拍卖或者依法处理",
    "排除妨碍、恢复原状",
    "代履行",
    "其他强制措施",
    "其他强制执行方式",
)  # fmt: skip  (行政强制法 art. 9, 12)

COERCION = Register(
    key="coercion",
    label="行政强制",
    law="政府信息公开条例第二十条第六项，国办发〔2018〕118号（六）",
    fields=(
        Field("QZ_XDR_MC", "当事人名称", needed=True, longest=100, also=("行政相对人名称",)),
        party_kind("QZ_XDR_LB"),
        Field("QZ_XDR_SHXYM", "统一社会信用代码", Holds.CREDIT_CODE),
        Field("QZ_XDR_ZJHM", "证件号码", Holds.IDENTITY, public=False, longest=64, hint="不公示"),
        Field("QZ_WSH", "决定书文号", needed=True, longest=64),
        Field("QZ_LB", "强制种类", Holds.ONE_OF, needed=True, choices=SORTS),
        Field("QZ_SY", "强制事由", Holds.TEXT, needed=True, longest=2000),
        Field("QZ_YJ", "强制依据", Holds.TEXT, needed=True, longest=2000),
        Field("QZ_JDRQ", "决定日期", Holds.DAY, needed=True),
        Field("QZ_QXZ", "期限至", Holds.DAY),
        Field("QZ_JL", "实施结论", needed=True, longest=500, hint="如：已实施、已解除、已移送"),
        *organs("QZ_JG", "强制机关", "QZ_LYDW"),
        REMARK,
    ),
    number="QZ_WSH",
    party="QZ_XDR_MC",
    party_kind="QZ_XDR_LB",
    subject="QZ_SY",
    basis="QZ_YJ",
    day="QZ_JDRQ",
    listed=("QZ_XDR_MC", "QZ_WSH", "QZ_LB", "QZ_JL", "QZ_JDRQ"),
    genre=Genre.ENFORCEMENT,
    catalogue_code="A20-06",
    deadline="enforcement",
    title="{unit}行政强制决定信息公示（{QZ_WSH}）",
    summary="{QZ_JDRQ}作出的行政强制决定，种类：{QZ_LB}；结论：{QZ_JL}",
)
