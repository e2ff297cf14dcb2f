"""Channels, applicants, states and outcomes of an application (facts: applications.md §1, §2)."""

from __future__ import annotations

import enum

from gongkai.applications.choices.office import ComplaintResult as ComplaintResult
from gongkai.applications.choices.office import ConversionState as ConversionState
from gongkai.applications.choices.office import RecordState as RecordState
from gongkai.applications.choices.office import RemedyDecision as RemedyDecision
from gongkai.applications.choices.office import Verdict as Verdict


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
            "secrecy_review": "保密审查",
            "legal_review": "合法性审核",
            "approval": "待签批",
            "decided": "已签发",
            "sent": "已发出",
            "served": "已送达",
            "abandoned": "不再处理",
            "withdrawn": "已撤回",
            "archived": "已归档",
        }[self.value]


OPEN = frozenset(set(State) - {State.SENT, State.SERVED, State.ABANDONED, State.WITHDRAWN, State.ARCHIVED})


class Medium(enum.StrEnum):
    """In what form the information is wanted or given: 方式 (条例 art. 29, 40)."""

    ELECTRONIC = "electronic"
    PAPER = "paper"
    VIEWING = "viewing"

    @property
    def label(self) -> str:
        """The words of the form."""
        return {"electronic": "电子文件", "paper": "纸质", "viewing": "现场查阅、抄录"}[self.value]


class Delivery(enum.StrEnum):
    """By what way the answer goes out: 途径 (条例 art. 29)."""

    PORTAL = "portal"
    EMAIL = "email"
    POST = "post"
    PICK_UP = "pick_up"

    @property
    def label(self) -> str:
        """The words of the form."""
        return {"portal": "本网站下载", "email": "电子邮件", "post": "邮寄", "pick_up": "当面领取"}[self.value]


ELECTRONIC_WAYS = frozenset({Delivery.PORTAL, Delivery.EMAIL})


class Retention(enum.StrEnum):
    """保管期限: how long the file of a case is kept; each unit's own schedule says which (档案法实施条例 art. 19)."""

    PERMANENT = "permanent"
    THIRTY = "30"
    TEN = "10"

    @property
    def label(self) -> str:
        """The word of the schedule."""
        return {"permanent": "永久", "30": "定期30年", "10": "定期10年"}[self.value]

    @property
    def years(self) -> int | None:
        """How many years; None for ever."""
        return None if self == Retention.PERMANENT else int(self.value)


class ServiceWay(enum.StrEnum):
    """How a letter was served (民事诉讼法 art. 87–91 by analogy; 国办公开办函〔2016〕235号)."""

    DIRECT = "direct"
    LEFT = "left"
    ENTRUSTED = "entrusted"
    POST = "post"
    ELECTRONIC = "electronic"

    @property
    def label(self) -> str:
        """The words of the proof of service."""
        return {
            "direct": "直接送达",
            "left": "留置送达",
            "entrusted": "委托送达",
            "post": "邮寄送达（邮政企业）",
            "electronic": "电子送达",
        }[self.value]


class Told(enum.StrEnum):
    """By what way an applicant is told what happened."""

    SITE = "site"
    MAIL = "mail"
    TEXT = "text"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"site": "本网站", "mail": "电子邮件", "text": "短信"}[self.value]


class Carrier(enum.StrEnum):
    """Who carries a posted answer; only the postal enterprise may (国办公开办函〔2016〕235号)."""

    POSTAL_ENTERPRISE = "postal_enterprise"
    COURIER = "courier"

    @property
    def label(self) -> str:
        """The words of the form."""
        return {"postal_enterprise": "邮政企业", "courier": "其他快递企业"}[self.value]


class Asked(enum.StrEnum):
    """Whose opinion is sought: their silence means different things (条例 art. 32, 34)."""

    THIRD_PARTY = "third_party"
    CO_PRODUCER = "co_producer"
    OTHER_ORGAN = "other_organ"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"third_party": "第三方", "co_producer": "共同制作机关", "other_organ": "其他机关"}[self.value]


class Opinion(enum.StrEnum):
    """What those asked said. Silence of a third party decides nothing; that of a co-producer is consent."""

    CONSENTS = "consents"
    OBJECTS = "objects"
    SILENT = "silent"

    @property
    def label(self) -> str:
        """The word an officer reads."""
        return {"consents": "同意公开", "objects": "不同意公开", "silent": "逾期未答"}[self.value]


class FeeMethod(enum.StrEnum):
    """How a fee is counted; one of the two for each application (信息处理费管理办法 art. 3)."""

    PER_ITEM = "per_item"
    PER_PAGE = "per_page"

    @property
    def label(self) -> str:
        """The words of the notice."""
        return {"per_item": "按件计收", "per_page": "按量计收（按页）"}[self.value]


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


class Notice(enum.StrEnum):
    """Procedural letters: no review and no suit against them alone (国办函〔2021〕132号 art. 3)."""

    CORRECTION_NOTICE = "CORRECTION_NOTICE"
    REASON_REQUEST = "REASON_REQUEST"
    EXTENSION_NOTICE = "EXTENSION_NOTICE"
    CONSULTATION_NOTICE = "CONSULTATION_NOTICE"
    FEE_NOTICE = "FEE_NOTICE"
    RECEIPT = "RECEIPT"

    @property
    def label(self) -> str:
        """The name of the letter."""
        return {
            "CORRECTION_NOTICE": "补正告知书",
            "REASON_REQUEST": "说明理由告知书",
            "EXTENSION_NOTICE": "延期答复告知书",
            "CONSULTATION_NOTICE": "征求意见告知书",
            "FEE_NOTICE": "收费通知书",
            "RECEIPT": "接收回执",
        }[self.value]


class LetterKind(enum.StrEnum):
    """Every letter and form of an application (facts §4); what each says is in letters/wording.toml."""

    REGISTRATION_FORM = "REGISTRATION_FORM"
    RECEIPT = "RECEIPT"
    CORRECTION_NOTICE = "CORRECTION_NOTICE"
    REASON_REQUEST = "REASON_REQUEST"
    DELAY_NOTICE = "DELAY_NOTICE"
    EXTENSION_NOTICE = "EXTENSION_NOTICE"
    THIRD_PARTY_INQUIRY = "THIRD_PARTY_INQUIRY"
    CONSULTATION_NOTICE = "CONSULTATION_NOTICE"
    CO_PRODUCER_INQUIRY = "CO_PRODUCER_INQUIRY"
    CO_HANDLING_LETTER = "CO_HANDLING_LETTER"
    THIRD_PARTY_DISCLOSURE_NOTICE = "THIRD_PARTY_DISCLOSURE_NOTICE"
    FEE_NOTICE = "FEE_NOTICE"
    GRANT_REPLY = "GRANT_REPLY"
    PARTIAL_REPLY = "PARTIAL_REPLY"
    DENIAL_REPLY = "DENIAL_REPLY"
    ADMIN_QUERY_REPLY = "ADMIN_QUERY_REPLY"
    NOT_EXIST_REPLY = "NOT_EXIST_REPLY"
    NOT_RESPONSIBLE_REPLY = "NOT_RESPONSIBLE_REPLY"
    REQUIRES_CREATION_REPLY = "REQUIRES_CREATION_REPLY"
    STILL_UNCLEAR_REPLY = "STILL_UNCLEAR_REPLY"
    REFUSAL_REPLY = "REFUSAL_REPLY"
    OTHER_REPLY = "OTHER_REPLY"
    UNCORRECTED_NOTICE = "UNCORRECTED_NOTICE"
    UNPAID_NOTICE = "UNPAID_NOTICE"
    WITHDRAWAL_CONFIRMATION = "WITHDRAWAL_CONFIRMATION"
    RECORD_CORRECTION_REPLY = "RECORD_CORRECTION_REPLY"
    SECRECY_REVIEW_FORM = "SECRECY_REVIEW_FORM"
    PROOF_OF_SERVICE = "PROOF_OF_SERVICE"


class RemedyKind(enum.StrEnum):
    """Which group of 表四 a remedy counts in."""

    RECONSIDERATION = "reconsideration"
    LITIGATION_DIRECT = "litigation_direct"
    LITIGATION_AFTER = "litigation_after_reconsideration"

    @property
    def label(self) -> str:
        """The words of 表四."""
        return {
            "reconsideration": "行政复议",
            "litigation_direct": "未经复议直接起诉",
            "litigation_after_reconsideration": "复议后起诉",
        }[self.value]


class RemedyResult(enum.StrEnum):
    """How a remedy ended, as 表四 divides it."""

    UPHELD = "upheld"
    CORRECTED = "corrected"
    OTHER = "other"
    PENDING = "pending"

    @property
    def label(self) -> str:
        """The words of 表四."""
        return {"upheld": "结果维持", "corrected": "结果纠正", "other": "其他结果", "pending": "尚未审结"}[self.value]
