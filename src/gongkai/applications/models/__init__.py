"""依申请公开: one case per application, what was done about it, its remedies, and what the office keeps beside it."""

from gongkai.applications.models.case import (
    Case,
    CaseAttachment,
    CaseQuerySet,
    CaseSequence,
    Consultation,
    Correction,
    FeeNotice,
    options,
)
from gongkai.applications.models.letter import ApplicantNotice, ApplicationDraft, ArchivePackage, CaseLetter
from gongkai.applications.models.office import (
    CalendarNotice,
    CoHandling,
    Complaint,
    Conversion,
    DenialReview,
    RecordCorrection,
    Search,
)
from gongkai.applications.models.remedy import Remedy

__all__ = [
    "ApplicantNotice",
    "ApplicationDraft",
    "ArchivePackage",
    "CalendarNotice",
    "Case",
    "CaseAttachment",
    "CaseLetter",
    "CaseQuerySet",
    "CaseSequence",
    "CoHandling",
    "Complaint",
    "Consultation",
    "Conversion",
    "Correction",
    "DenialReview",
    "FeeNotice",
    "RecordCorrection",
    "Remedy",
    "Search",
    "options",
]
