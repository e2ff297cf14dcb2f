"""行政许可: every decision is public within seven working days (国办发〔2018〕118号（六）; fields of facts §8.1)."""

from __future__ import annotations

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import Holds
from gongkai.registers.tables.party import REMARK, head_identity, organs, party, party_kind
from gongkai.registers.tables.shape import Field, Register

SORTS = ("普通", "特许", "认可", "核准", "登记", "其他")  # 行政许可法 art. 12
decider, decider_code, source, source_code = organs("XK_XKJG", "许可机关", "XK_LYDW")

LICENSING = Register(
    key="licensing",
    label="行政许可",
    law="政府信息公开条例第二十条第五项，国办发〔2018〕118号（六）",
    fields=(
        *party("XK", kind=party_kind("XK_XDR_TYPE", "XK_XDR_LB"), identity=head_identity("XK_FR_SFZH", "XK_FR_ZJHM")),
        Field("XK_XKWS", "行政许可决定文书名称", needed=True, longest=64),
        Field("XK_WSH", "行政许可决定文书号", needed=True, longest=64, also=("决定文书号",)),
        Field("XK_XKLB", "许可类别", Holds.ONE_OF, needed=True, choices=SORTS),
        Field("XK_XKZS", "许可证书名称", longest=64),
        Field("XK_XKBH", "许可编号", longest=64),
        Field("XK_NR", "许可内容", Holds.TEXT, needed=True, longest=4000),
        Field("XK_JDRQ", "许可决定日期", Holds.DAY, needed=True),
        Field("XK_YXQZ", "有效期自", Holds.DAY, needed=True),
        Field("XK_YXQZI", "有效期至", Holds.DAY, needed=True, hint="长期有效的填“长期”"),
        decider,
        decider_code,
        Field("XK_ZT", "当前状态", Holds.ONE_OF, choices=("有效", "无效")),
        source,
        source_code,
        REMARK,
    ),
    number="XK_WSH",
    party="XK_XDR_MC",
    party_kind="XK_XDR_TYPE",
    subject="XK_NR",
    day="XK_JDRQ",
    listed=("XK_XDR_MC", "XK_WSH", "XK_XKLB", "XK_NR", "XK_JDRQ"),
    genre=Genre.ENFORCEMENT,
    catalogue_code="A20-05",
    title="{unit}行政许可决定信息公示（{XK_WSH}）",
    summary="{XK_JDRQ}作出的{XK_XKWS}：{XK_NR}",
)
