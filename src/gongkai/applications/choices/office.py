"""Kinds of what the office keeps beside a case: verdicts, decisions, complaints, corrections of records."""

from __future__ import annotations

import enum


class RemedyDecision(enum.StrEnum):
    """What was decided; 表四 groups it (rules.appeals.RESULT_OF)."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"
    REVOKED = "revoked"
    CHANGED = "changed"
    UNLAWFUL = "unlawful"
    ORDERED = "ordered"
    REJECTED = "rejected"
    TERMINATED = "terminated"
    WITHDRAWN = "withdrawn"
    MEDIATED = "mediated"

    @property
    def label(self) -> str:
        """The words of a decision or judgment."""
        return {
            "upheld": "维持",
            "dismissed": "驳回复议请求、诉讼请求",
            "revoked": "撤销",
            "changed": "变更",
            "unlawful": "确认违法、无效",
            "ordered": "责令限期履行、重新答复",
            "rejected": "驳回申请、驳回起诉",
            "terminated": "终止",
            "withdrawn": "撤回、撤诉",
            "mediated": "调解、和解",
        }[self.value]


class Verdict(enum.StrEnum):
    """What the review for secrecy says of one text or file (facts §5.2 S-4)."""

    DISCLOSE = "disclose"
    MASKED = "masked"
    WITHHOLD = "withhold"
    REFER = "refer"

    @property
    def label(self) -> str:
        """The words of the review form."""
        return {"disclose": "公开", "masked": "遮盖后公开", "withhold": "不公开", "refer": "报审"}[self.value]


class ComplaintResult(enum.StrEnum):
    """How a complaint ended (条例 art. 51)."""

    RECTIFY = "rectify"
    CRITICISE = "criticise"
    UNFOUNDED = "unfounded"
    TRANSFERRED = "transferred"

    @property
    def label(self) -> str:
        """The words of the register."""
        return {
            "rectify": "查实，督促整改",
            "criticise": "查实，通报批评",
            "unfounded": "查否，已告知",
            "transferred": "转送有权机关",
        }[self.value]


class RecordState(enum.StrEnum):
    """How a request to correct a record about oneself ended (条例 art. 41)."""

    OPEN = "open"
    CORRECTED = "corrected"
    REFUSED = "refused"
    TRANSFERRED = "transferred"
    REFERRED = "referred"

    @property
    def label(self) -> str:
        """The words of the register."""
        return {
            "open": "核实中",
            "corrected": "属实，已更正并告知",
            "refused": "不属实，已告知",
            "transferred": "非本机关职能，已转送并告知",
            "referred": "非本机关职能，已告知向有权机关提出",
        }[self.value]


class ConversionState(enum.StrEnum):
    """What became of a suggestion to disclose to everybody (条例 art. 44)."""

    SUGGESTED = "suggested"
    ACCEPTED = "accepted"
    DECLINED = "declined"

    @property
    def label(self) -> str:
        """The words of the list."""
        return {"suggested": "待审核", "accepted": "纳入主动公开", "declined": "不纳入"}[self.value]
