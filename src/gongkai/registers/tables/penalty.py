"""行政处罚: what has some bearing on society is public, within seven working days, until its last day.

行政处罚法 art. 48; 国办发〔2018〕118号（六）; fields of facts §8.1. How long a penalty is shown is not settled by a
rule that could be read (未核实: three months, one year, three years): the line's own last day holds, else a year.
"""

from __future__ import annotations

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import Holds
from gongkai.registers.tables.party import REMARK, head_identity, organs, party, party_kind
from gongkai.registers.tables.shape import Field, Register

SORTS = (
    "警告",
    "通报批评",
    "罚款",
    "没收违法所得",
    "没收非法财物",
    "暂扣许可证件",
    "降低资质等级",
    "吊销许可证件",
    "限制开展生产经营活动",
    "责令停产停业",
    "责令关闭",
    "限制从业",
    "行政拘留",
    "其他",
)  # fmt: skip  (行政处罚法 art. 9)

PENALTY = Register(
    key="penalty",
    label="行政处罚",
    law="政府信息公开条例第二十条第六项，行政处罚法第四十八条，国办发〔2018〕118号（六）",
    fields=(
        *party("CF", kind=party_kind("CF_XDR_LB", "CF_XDR_TYPE"), identity=head_identity("CF_FR_ZJHM", "CF_FR_SFZH")),
        Field("CF_WSH", "行政处罚决定书文号", needed=True, longest=64, also=("决定书文号",)),
        Field("CF_WFXW", "违法行为类型", needed=True, longest=500),
        Field("CF_SY", "违法事实", Holds.TEXT, needed=True, longest=4000),
        Field("CF_YJ", "处罚依据", Holds.TEXT, needed=True, longest=2000),
        Field("CF_CFLB", "处罚类别", Holds.SOME_OF, needed=True, choices=SORTS, hint="可选多项"),
        Field("CF_NR", "处罚内容", Holds.TEXT, needed=True, longest=4000),
        Field("CF_NR_FK", "罚款金额", Holds.WAN, hint="万元；处罚类别有罚款的必填", also=("罚款金额（万元）",)),
        Field(
            "CF_NR_WFFF", "没收金额", Holds.WAN, hint="万元；没收违法所得、非法财物的必填",
            also=("没收金额（万元）", "没收违法所得、没收非法财物的金额（万元）"),
        ),
        Field("CF_NR_ZKDX", "暂扣或吊销证照名称及编号", hint="暂扣、吊销许可证件的必填"),
        Field("CF_JDRQ", "处罚决定日期", Holds.DAY, needed=True),
        Field("CF_YXQ", "处罚有效期", Holds.DAY, also=("有效期",)),
        Field("CF_GSJZQ", "公示截止期", Holds.DAY, hint="不填的，自决定之日起一年；到期自动撤下"),
        *organs("CF_CFJG", "处罚机关", "CF_SJLY"),
        REMARK,
    ),
    number="CF_WSH",
    party="CF_XDR_MC",
    party_kind="CF_XDR_LB",
    subject="CF_WFXW",
    basis="CF_YJ",
    day="CF_JDRQ",
    until="CF_GSJZQ",
    shown_months=12,
    listed=("CF_XDR_MC", "CF_WSH", "CF_WFXW", "CF_CFLB", "CF_JDRQ"),
    genre=Genre.ENFORCEMENT,
    catalogue_code="A20-06",
    title="{unit}行政处罚决定信息公示（{CF_WSH}）",
    summary="{CF_JDRQ}作出的行政处罚决定，违法行为类型：{CF_WFXW}；处罚类别：{CF_CFLB}",
)  # fmt: skip
