"""The way of a report from its organ to the county's disclosure office."""

from __future__ import annotations

from gongkai.annual.choices import ReportState
from gongkai.lib.machine import START, Machine, Step

COMPILERS = ("drafter", "disclosure_office")
OPEN = (ReportState.DRAFT, ReportState.RETURNED)
LIFE = Machine(
    [
        Step("compile_report", (START,), ReportState.DRAFT, COMPILERS, "条例第四十九条", "统计"),
        Step(
            "import_report",
            (START, ReportState.RETURNED),
            ReportState.SUBMITTED,
            ("disclosure_office",),
            "条例第四十九条",
            "导入交换文件",
        ),
        Step("submit_report", OPEN, ReportState.SUBMITTED, COMPILERS, "条例第四十九条", "报送"),
        Step(
            "accept_report",
            (ReportState.SUBMITTED,),
            ReportState.ACCEPTED,
            ("disclosure_office",),
            "条例第四十九条",
            "接收",
        ),
        Step(
            "hand_back",
            (ReportState.SUBMITTED, ReportState.ACCEPTED),
            ReportState.RETURNED,
            ("disclosure_office",),
            "条例第四十九条",
            "退回",
        ),
    ],
    {state.value: state.label for state in ReportState},
)
