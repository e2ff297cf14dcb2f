"""What goes into the package of an archived case (条例第四十五条；档案法第十四条)."""

from __future__ import annotations

import json
from typing import Any

from gongkai.applications.letters.paper import to_pdf
from gongkai.applications.letters.word import to_word
from gongkai.applications.models import ArchivePackage, Case, CaseLetter
from gongkai.applications.queries.letters import kept, proof_of_service, registration_form, secrecy_form
from gongkai.ledger.models import Event
from gongkai.ledger.queries import entry_of


def package_files(case: Case) -> dict[str, bytes]:
    """Every file of the package by its name: forms, letters with their proofs, attachments, the timeline."""
    files = {"01-登记表.pdf": to_pdf(registration_form(case))}
    if case.reply:
        files["02-保密审查表.pdf"] = to_pdf(secrecy_form(case))
    for place, letter in enumerate(case.letters.all(), 1):
        name = f"文书/{place:02d}-{letter.title}"
        files[f"{name}.docx"], files[f"{name}.pdf"] = to_word(kept(letter)), to_pdf(kept(letter))
        if letter.dispatched_on:
            files[f"{name}-送达回证.pdf"] = to_pdf(proof_of_service(letter))
    for place, bound in enumerate(case.attachments.select_related("file").order_by("pk"), 1):
        with bound.file.file.open("rb") as stored:
            files[f"附件/{place:02d}-{_safe(bound.file.name)}"] = stored.read()
    files["timeline.json"] = json.dumps(timeline(case), ensure_ascii=False, indent=1).encode()
    return files


def _safe(name: str) -> str:
    """A file name that stays in its folder."""
    return name.replace("/", "_").replace("\\", "_").lstrip(".")


def timeline(case: Case) -> list[dict[str, Any]]:
    """The ledger's lines about the case and its letters, each with the hash that proves it."""
    about_letters = Event.objects.filter(
        subject_type=CaseLetter._meta.label_lower, subject_id__in=case.letters.values("pk")
    )
    events = sorted([*Event.objects.about(case), *about_letters], key=lambda event: event.pk)
    return [{"entry": entry_of(event), "previous_hash": event.previous_hash, "hash": event.hash} for event in events]


def package_facts(package: ArchivePackage) -> dict[str, Any]:
    """What the index says of the case."""
    case = package.case
    return {
        "number": case.number,
        "organ": case.organisation.name,
        "received_on": case.received_on and case.received_on.isoformat(),
        "closed_on": case.closed_on and case.closed_on.isoformat(),
        "outcome": case.outcome_label,
        "retention": package.get_retention_display(),
        "archived_at": package.archived_at.isoformat(),
        "letters": [
            {"title": letter.title, "doc_no": letter.doc_no, "sha256": letter.sha256} for letter in case.letters.all()
        ],
    }
