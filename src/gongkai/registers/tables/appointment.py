"""人事任免: who was appointed to and relieved of what (条例 art. 20(2): 机关负责人姓名)."""

from __future__ import annotations

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import Holds
from gongkai.registers.tables.party import REMARK
from gongkai.registers.tables.shape import Field, Register

APPOINTMENT = Register(
    key="appointment",
    label="人事任免",
    law="政府信息公开条例第二十条第二项",
    fields=(
        Field("RS_WH", "文号", needed=True, longest=64),
        Field(
            "RS_LB", "任免类别", Holds.SOME_OF, needed=True, choices=("任命", "免去", "聘任", "解聘", "试用期满任职")
        ),
        Field("RS_XM", "姓名", needed=True, longest=200, hint="多人以顿号隔开"),
        Field("RS_NR", "任免内容", Holds.TEXT, needed=True, longest=4000),
        Field("RS_RQ", "任免日期", Holds.DAY, needed=True),
        Field("RS_JG", "任免机关", Holds.OWN_NAME),
        REMARK,
    ),
    number="RS_WH",
    subject="RS_NR",
    day="RS_RQ",
    listed=("RS_XM", "RS_WH", "RS_LB", "RS_NR", "RS_RQ"),
    genre=Genre.APPOINTMENT,
    catalogue_code="A20-02",
    title="{unit}人事任免（{RS_WH}）",
    summary="{RS_WH}：{RS_NR}",
)
