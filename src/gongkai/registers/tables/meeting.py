"""政府会议: what was on the agenda and what was settled (facts §8.5; no period is laid down, so art. 26 holds)."""

from __future__ import annotations

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import Holds
from gongkai.registers.tables.party import REMARK
from gongkai.registers.tables.shape import Field, Register

MEETING = Register(
    key="meeting",
    label="政府会议",
    law="重大行政决策程序暂行条例，国务院关于政务公开的部署",
    fields=(
        Field("HY_LB", "会议类别", Holds.ONE_OF, needed=True, choices=("全体会议", "常务会议", "专题会议", "其他会议")),
        Field("HY_MC", "会议名称", needed=True, longest=100, hint="须含次数或者日期，不重名"),
        Field("HY_RQ", "会议日期", Holds.DAY, needed=True),
        Field("HY_DW", "发布单位", Holds.OWN_NAME),
        Field("HY_YT", "会议议题", Holds.TEXT, needed=True, longest=4000),
        Field("HY_YD", "议定事项", Holds.TEXT, longest=8000),
        Field("HY_LX", "列席的利益相关方", longest=200),
        Field("HY_JD", "解读材料", longest=200, hint="解读信息的名称或者网址"),
        REMARK,
    ),
    number="HY_MC",
    subject="HY_MC",
    day="HY_RQ",
    listed=("HY_MC", "HY_LB", "HY_YT", "HY_RQ"),
    genre=Genre.MEETING,
    catalogue_code="A20-15",
    title="{HY_MC}",
    summary="{HY_MC}，{HY_RQ}召开。议题：{HY_YT}",
)
