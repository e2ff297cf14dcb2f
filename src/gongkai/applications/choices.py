"""Channels, applicants, states and outcomes of an application (facts: applications.md §1, §2)."""

from __future__ import annotations

import enum


class Channel(enum.StrEnum):
    """How an application came in (条例 art. 28, 29)."""

    PORTAL = "portal"
    IN_PERSON = "in_person"
    REGISTERED_MAIL = "registered_mail"
    ORDINARY_MAIL = "ordinary_mail"
    EMAIL = "email"
    FAX = "fax"
    ORAL = "oral"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {
            "portal": "网上提交",
            "in_person": "当面提交",
            "registered_mail": "邮寄（需签收）",
            "ordinary_mail": "平信",
            "email": "电子邮件",
            "fax": "传真",
            "oral": "口头（代填）",
        }[self.value]


class ApplicantKind(enum.StrEnum):
    """Which column of 表三 the applicant counts in."""

    NATURAL_PERSON = "natural_person"
    COMMERCIAL_ENTERPRISE = "commercial_enterprise"
    RESEARCH_INSTITUTION = "research_institution"
    PUBLIC_WELFARE_ORG = "public_welfare_org"
    LEGAL_SERVICE_ORG = "legal_service_org"
    OTHER_ORG = "other_org"

    @property
    def label(self) -> str:
        """The word of the statutory table."""
        return {
            "natural_person": "自然人",
            "commercial_enterprise": "商业企业",
            "research_institution": "科研机构",
            "public_welfare_org": "社会公益组织",
            "legal_service_org": "法律服务机构",
            "other_org": "其他组织",
        }[self.value]


class State(enum.StrEnum):
    """Where a case stands (facts §2.1)."""

    SUBMITTED = "submitted"
    REGISTERED = "registered"
    CORRECTION_PENDING = "correction_pending"
    PROCESSING = "processing"
    REASON_PENDING = "reason_pending"
    CONSULTING = "consulting"
    FEE_PENDING = "fee_pending"
    DRAFTED = "drafted"
    SECRECY_REVIEW = "secrecy_review"
    LEGAL_REVIEW = "legal_review"
    APPROVAL = "approval"
    DECIDED = "decided"
    SENT = "sent"
    SERVED = "served"
    ABANDONED = "abandoned"
    WITHDRAWN = "withdrawn"
    ARCHIVED = "archived"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {
            "submitted": "待确认",
            "registered": "已登记",
            "correction_pending": "待补正",
            "processing": "承办中",
            "reason_pending": "待说明理由",
            "consulting": "征求意见中",
            "fee_pending": "待缴费",
            "drafted": "已拟稿",
            "secrecy_review": "保密审查",
            "legal_review": "合法性审核",
            "approval": "待签批",
            "decided": "已签发",
            "sent": "已寄出",
            "served": "已送达",
            "abandoned": "不再处理",
            "withdrawn": "已撤回",
            "archived": "已归档",
        }[self.value]


OPEN = frozenset(set(State) - {State.SENT, State.SERVED, State.ABANDONED, State.WITHDRAWN, State.ARCHIVED})


class Outcome(enum.StrEnum):
    """How an application was decided (facts §1.6). Each books in exactly one row of 表三 (see tables.REPORT_ROW)."""

    GRANTED_ALREADY_PUBLIC = "GRANTED_ALREADY_PUBLIC"
    GRANTED_PROVIDED = "GRANTED_PROVIDED"
    PARTIAL = "PARTIAL"
    DENIED_STATE_SECRET = "DENIED_STATE_SECRET"  # noqa: S105
    DENIED_LAW_PROHIBITED = "DENIED_LAW_PROHIBITED"
    DENIED_SECURITY_STABILITY = "DENIED_SECURITY_STABILITY"
    DENIED_THIRD_PARTY = "DENIED_THIRD_PARTY"
    DENIED_INTERNAL_AFFAIRS = "DENIED_INTERNAL_AFFAIRS"
    DENIED_PROCESS = "DENIED_PROCESS"
    DENIED_ENFORCEMENT_FILE = "DENIED_ENFORCEMENT_FILE"
    DENIED_ADMIN_QUERY = "DENIED_ADMIN_QUERY"
    UNABLE_NOT_HELD = "UNABLE_NOT_HELD"
    UNABLE_REQUIRES_CREATION = "UNABLE_REQUIRES_CREATION"
    UNABLE_STILL_UNCLEAR = "UNABLE_STILL_UNCLEAR"
    REFUSED_PETITION = "REFUSED_PETITION"
    REFUSED_DUPLICATE = "REFUSED_DUPLICATE"
    REFUSED_PUBLICATION = "REFUSED_PUBLICATION"
    REFUSED_EXCESSIVE = "REFUSED_EXCESSIVE"
    REFUSED_CONFIRM_REISSUE = "REFUSED_CONFIRM_REISSUE"
    OTHER_NOT_CORRECTED = "OTHER_NOT_CORRECTED"
    OTHER_FEE_UNPAID = "OTHER_FEE_UNPAID"
    OTHER_MISC = "OTHER_MISC"


class RemedyKind(enum.StrEnum):
    """Which group of 表四 a remedy counts in."""

    RECONSIDERATION = "reconsideration"
    LITIGATION_DIRECT = "litigation_direct"
    LITIGATION_AFTER = "litigation_after_reconsideration"


class RemedyResult(enum.StrEnum):
    """How a remedy ended, as 表四 divides it."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"
