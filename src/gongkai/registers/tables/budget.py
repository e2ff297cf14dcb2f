"""预算、决算: unit by unit, each within twenty days of its approval (预算法 art. 14; facts §8.2)."""

from __future__ import annotations

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import Holds
from gongkai.registers.tables.party import REMARK
from gongkai.registers.tables.shape import Field, Register

BUDGET = Register(
    key="budget",
    label="财政预决算",
    law="政府信息公开条例第二十条第七项，预算法第十四条",
    fields=(
        Field("YS_DW", "单位", Holds.OWN_NAME),
        Field("YS_ND", "年度", Holds.YEAR, needed=True, hint="4位数字"),
        Field("YS_LB", "类别", Holds.ONE_OF, needed=True, choices=("预算", "决算", "预算调整")),
        Field("YS_MC", "事项名称", needed=True, longest=100, hint="如：2024年度部门决算"),
        Field("YS_PZJG", "批准、批复机关", needed=True, longest=80, hint="政府的为人大（常委会），部门的为财政部门"),
        Field("YS_PZRQ", "批准、批复日期", Holds.DAY, needed=True),
        Field("YS_SM", "说明", Holds.TEXT, needed=True, longest=4000,
              hint="政府的须说明转移支付、举借债务；部门的须说明机关运行经费"),
        REMARK,
    ),
    number="YS_MC",
    subject="YS_MC",
    day="YS_PZRQ",
    listed=("YS_DW", "YS_ND", "YS_LB", "YS_PZRQ"),
    genre=Genre.FINANCE,
    catalogue_code="A20-07",
    title="{unit}{YS_MC}",
    by_title=True,
    summary="{unit}{YS_MC}，{YS_PZRQ}经{YS_PZJG}批准（批复）",
)  # fmt: skip
