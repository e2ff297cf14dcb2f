"""收费目录清单: what may be charged, and what might be on any earlier day (优化营商环境条例 art. 25; facts §8.3)."""

from __future__ import annotations

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import Holds
from gongkai.registers.tables.party import REMARK
from gongkai.registers.tables.shape import Field, Register

SORTS = ("行政事业性收费", "政府性基金", "涉企保证金", "政府定价经营服务性收费")
FUNDS = ("缴入地方国库", "缴入中央国库", "缴入中央和地方国库", "缴入财政专户", "单位收取")

FEE = Register(
    key="fee",
    label="收费目录清单",
    law="政府信息公开条例第二十条第八项，优化营商环境条例第二十五条",
    fields=(
        Field("SF_MC", "收费项目", needed=True, longest=100, also=("项目名称", "收费项目名称")),
        Field("SF_LB", "收费类别", Holds.ONE_OF, needed=True, choices=SORTS),
        Field("SF_BM", "收费部门", Holds.OWN_NAME),
        Field("SF_YJ", "收费依据", Holds.TEXT, needed=True, longest=2000, hint="法律法规或者文件的名称、文号"),
        Field("SF_BZ", "收费标准", Holds.TEXT, needed=True, longest=2000),
        Field("SF_DX", "征收对象", needed=True, longest=200),
        Field("SF_ZJ", "资金管理方式", Holds.ONE_OF, needed=True, choices=FUNDS),
        Field("SF_SQ", "是否涉企", Holds.ONE_OF, needed=True, choices=("是", "否")),
        Field("SF_ZXQ", "执行日期", Holds.DAY, needed=True, hint="本标准从哪一天起执行"),
        Field("SF_BD", "变动说明", Holds.TEXT, longest=500, hint="与上一版相比改了什么、依据什么"),
        REMARK,
    ),
    number="SF_MC",
    subject="SF_MC",
    basis="SF_YJ",
    day="SF_ZXQ",
    listed=("SF_MC", "SF_BZ", "SF_ZJ", "SF_SQ", "SF_ZXQ"),
    genre=Genre.FINANCE,
    catalogue_code="A20-08",
    deadline="general",
    title="{unit}收费目录清单：{SF_MC}（{SF_ZXQ}起执行）",
    summary="{SF_MC}的收费依据、标准、对象和资金管理方式，{SF_ZXQ}起执行",
    history=True,
)
