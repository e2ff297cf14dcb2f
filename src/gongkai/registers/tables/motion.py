"""建议提案: the answer is public whole, in brief, or with a reason not at all (国办发〔2014〕46号; facts §8.4)."""

from __future__ import annotations

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import Holds
from gongkai.registers.tables.party import REMARK
from gongkai.registers.tables.shape import Field, Register

MOTION = Register(
    key="motion",
    label="建议提案办理",
    law="国办发〔2014〕46号",
    fields=(
        Field("TA_LB", "类别", Holds.ONE_OF, needed=True, choices=("人大代表建议", "政协提案")),
        Field("TA_JC", "届次", needed=True, longest=40, hint="如：十八届三次"),
        Field(
            "TA_BH", "编号", needed=True, longest=60, hint="须与届次、类别合为一个编号，如：十八届三次人大建议第12号"
        ),
        Field("TA_TM", "题目", needed=True, longest=200),
        Field("TA_TCR", "提出人", longest=100, hint="姓名可以公开"),
        Field("TA_DH", "提出人联系方式", public=False, longest=60, hint="加密保存，不公开；复文中出现的不能登记"),
        Field("TA_DW", "承办单位", Holds.OWN_NAME),
        Field("TA_DFR", "答复日期", Holds.DAY, needed=True),
        Field("TA_FS", "公开方式", Holds.ONE_OF, needed=True, choices=("全文", "摘要", "不公开")),
        Field("TA_FW", "复文", Holds.TEXT, needed=True, longest=20000, shown_if=("TA_FS", "全文")),
        Field("TA_ZY", "复文摘要", Holds.TEXT, longest=2000, shown_if=("TA_FS", "摘要"), hint="摘要公开的必填"),
        Field("TA_LY", "不公开的理由", longest=200, public=False, hint="不公开的必填"),
        REMARK,
    ),
    number="TA_BH",
    subject="TA_TM",
    day="TA_DFR",
    listed=("TA_BH", "TA_TM", "TA_TCR", "TA_DFR"),
    genre=Genre.MOTION,
    catalogue_code="A20-15",
    title="关于{TA_BH}《{TA_TM}》的答复",
    summary="{unit}对{TA_BH}《{TA_TM}》的答复",
    closed_if=("TA_FS", "不公开"),
)
