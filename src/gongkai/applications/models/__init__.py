"""The nouns of applications."""

from gongkai.applications.models.case import (
    Case,
    CaseAttachment,
    CaseQuerySet,
    CaseSequence,
    Consultation,
    Correction,
    FeeNotice,
    Remedy,
    options,
)
from gongkai.applications.models.letter import ApplicantNotice, ApplicationDraft, ArchivePackage, CaseLetter

__all__ = [
    "ApplicantNotice",
    "ApplicationDraft",
    "ArchivePackage",
    "Case",
    "CaseAttachment",
    "CaseLetter",
    "CaseQuerySet",
    "CaseSequence",
    "Consultation",
    "Correction",
    "FeeNotice",
    "Remedy",
    "options",
]
