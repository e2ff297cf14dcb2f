"""The way of a report from its organ to the county's disclosure office."""

from __future__ import annotations

from gongkai.annual.choices import ReportState
from gongkai.lib.machine import Machine, Step

OPEN = (ReportState.DRAFT, ReportState.RETURNED)
LIFE = Machine(
    [
        Step("submit", OPEN, ReportState.SUBMITTED, ("drafter", "disclosure_office"), "条例第四十九条", "报送"),
        Step(
            "accept", (ReportState.SUBMITTED,), ReportState.ACCEPTED, ("disclosure_office",), "条例第四十九条", "接收"
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
