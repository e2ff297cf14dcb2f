"""Genres, openness and validity of what a government publishes."""

from __future__ import annotations

import enum


class Genre(enum.StrEnum):
    """体裁: what sort of text an item is. The annual report's narrative counts by genre."""

    GOV_DOCUMENT = "gov_document"
    NORMATIVE = "normative"
    INTERPRETATION = "interpretation"
    LAW = "law"
    APPOINTMENT = "appointment"
    FINANCE = "finance"
    MEETING = "meeting"
    MOTION = "motion"
    ENFORCEMENT = "enforcement"
    NOTICE = "notice"
    REPOST = "repost"
    NEWS = "news"
    LIVELIHOOD = "livelihood"
    OVERVIEW = "overview"
    GUIDE = "guide"
    REGIME = "regime"
    ANNUAL_REPORT = "annual_report"
    LETTER = "letter"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return GENRE_LABELS[self]


GENRE_LABELS = {
    Genre.GOV_DOCUMENT: "政府文件",
    Genre.NORMATIVE: "行政规范性文件",
    Genre.INTERPRETATION: "政策解读",
    Genre.LAW: "法律法规",
    Genre.APPOINTMENT: "人事任免",
    Genre.FINANCE: "财政信息",
    Genre.MEETING: "会议信息",
    Genre.MOTION: "建议提案办理",
    Genre.ENFORCEMENT: "执法结果",
    Genre.NOTICE: "公示公告",
    Genre.REPOST: "转载",
    Genre.NEWS: "政务动态",
    Genre.LIVELIHOOD: "民生领域",
    Genre.OVERVIEW: "机构概况",
    Genre.GUIDE: "公开指南",
    Genre.REGIME: "公开制度",
    Genre.ANNUAL_REPORT: "公开年报",
    Genre.LETTER: "来信选登",
}


class Openness(enum.StrEnum):
    """公开属性 (条例 art. 13)."""

    PROACTIVE = "proactive"
    ON_REQUEST = "on_request"
    WITHHELD = "withheld"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"proactive": "主动公开", "on_request": "依申请公开", "withheld": "不予公开"}[self.value]


class Validity(enum.StrEnum):
    """有效性 of a document; blank for what is not a document."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    REPEALED = "repealed"
    AMENDED = "amended"
    PARTLY = "partly"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {
            "in_force": "有效",
            "expired": "失效",
            "repealed": "废止",
            "amended": "已修改",
            "partly": "部分失效",
        }[self.value]


class ReviewLevel(enum.StrEnum):
    """三审三校, the secrecy review and the publishing act, in their order (条例 art. 17)."""

    FIRST = "first"
    SECRECY = "secrecy"
    SECOND = "second"
    FINAL = "final"
    LEADER = "leader"
    PUBLISH = "publish"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {
            "first": "初审初校",
            "secrecy": "保密审查",
            "second": "复审复校",
            "final": "终审终校",
            "leader": "分管领导审签",
            "publish": "发布",
        }[self.value]


class SecrecyConclusion(enum.StrEnum):
    """What the secrecy review may conclude when it lets a text pass (保守国家秘密法 art. 35; 条例 art. 14, 17)."""

    CLEAR = "clear"
    CLEARED = "cleared"

    @property
    def label(self) -> str:
        """The words of the review form."""
        return {"clear": "不涉及国家秘密、工作秘密，可以公开", "cleared": "已作脱密处理，可以公开"}[self.value]


class ContributionState(enum.StrEnum):
    """What became of a text that a department sent (信息报送)."""

    SENT = "sent"
    ADOPTED = "adopted"
    RETURNED = "returned"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"sent": "待办", "adopted": "已采用", "returned": "已退回"}[self.value]


class DepositKind(enum.StrEnum):
    """What is kept for good of a release beside its record (审批表长期保存备查; 保密法 art. 34)."""

    APPROVAL = "approval"
    EVIDENCE = "evidence"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"approval": "审批单", "evidence": "撤下证据"}[self.value]


class Block(enum.StrEnum):
    """The five fixed blocks of a unit's disclosure site (国办公开办函〔2019〕61号)."""

    GUIDE = "guide"
    RULES = "rules"
    STATUTORY = "statutory"
    ANNUAL = "annual"
    APPLY = "apply"

    @property
    def label(self) -> str:
        """The name of the block on the site."""
        return {
            "guide": "政府信息公开指南",
            "rules": "政府信息公开制度",
            "statutory": "法定主动公开内容",
            "annual": "政府信息公开年报",
            "apply": "依申请公开",
        }[self.value]


# Lines of the ledger after which the public sees another text, or none; feeds, caches and mirrors follow these.
PUBLISHING = ("item.published",)
ENDING = ("item.withdrawn", "item.expired", "item.quarantined")
