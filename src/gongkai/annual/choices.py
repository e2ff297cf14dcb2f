"""Where a report stands between its organ and the county's disclosure office."""

from __future__ import annotations

import enum


class ReportState(enum.StrEnum):
    """A department hands its report to 政府信息公开工作主管部门 (条例 art. 49), which accepts or returns it."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ACCEPTED = "accepted"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"draft": "编制中", "submitted": "已报送", "returned": "已退回", "accepted": "已接收"}[self.value]


HANDED_IN = frozenset({ReportState.SUBMITTED, ReportState.ACCEPTED})
