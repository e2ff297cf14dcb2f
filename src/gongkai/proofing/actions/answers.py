"""Signing for a finding, proofreading a file."""

from __future__ import annotations

from datetime import datetime

from django.db import models, transaction

from gongkai.files.models import StoredFile
from gongkai.files.queries import text_of_file
from gongkai.ledger.actions import record
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.actions.counting import tally
from gongkai.proofing.models import FileProof, Waiver
from gongkai.proofing.permissions import may_let_secrets_pass, may_waive
from gongkai.proofing.queries import checker, engine_for, proof_of
from gongkai.proofing.rules import Part, Spot, spots_in, why_not_waive
from gongkai.proofing.tables import LONGEST_FILE_TEXT


@transaction.atomic
def waive(subject: models.Model, spot: Spot, *, unit: Organisation, reason: str, by: Person, at: datetime) -> Waiver:
    """Sign that a finding about the subject may stand as it is; it holds until the words around it change."""
    reasons = why_not_waive(
        rule=spot.rule,
        may_waive=may_waive(by, unit),
        may_let_secrets_pass=may_let_secrets_pass(by, unit),
        reason=reason,
    )
    refuse_if(reasons)
    kept = {"rule": spot.rule, "context": spot.safe_context[:400], "reason": reason.strip()[:200], "by": by, "at": at}
    waiver, is_new = Waiver.objects.get_or_create(
        subject_type=subject._meta.label_lower, subject_id=subject.pk, mark=spot.mark, defaults=kept
    )
    if not is_new:
        raise Refused([f"这一处已由{waiver.by}签字放行"])
    record("finding.waived", subject, by=by, at=at, rule=spot.rule, mark=spot.mark, where=spot.where,
           context=waiver.context, reason=waiver.reason)  # fmt: skip
    tally(unit, spot.rule, "waived", at=at)
    return waiver


def proof_file(stored: StoredFile, *, unit: Organisation, by: Person | None, at: datetime) -> FileProof:
    """Proofread the text of a stored file for a unit; done again by the same engine and list, it gives what is kept."""
    kept = proof_of(stored, unit)
    if kept is not None:
        return kept
    parts, problems = [], []
    pieces, told = text_of_file(stored)
    left = LONGEST_FILE_TEXT
    for where, text in pieces:
        parts.append(Part(where, text[:left], "段"))
        left -= len(text)
        if left <= 0:
            problems.append(f"只校对了前{LONGEST_FILE_TEXT // 10_000}万字")
            break
    spots = [spot for spot in spots_in(parts, checker(unit)) if spot.may_be_learnt]  # the X-ray answers for the rest
    return _keep(stored, spots, "；".join([*told, *problems]), engine=engine_for(unit), by=by, at=at)


@transaction.atomic
def _keep(
    stored: StoredFile, spots: list[Spot], problem: str, *, engine: str, by: Person | None, at: datetime
) -> FileProof:
    proof, is_new = FileProof.objects.get_or_create(
        file=stored,
        engine=engine,
        defaults={"spots": [spot.as_dict() for spot in spots], "problem": problem[:300], "proofed_at": at},
    )
    if is_new:
        record("file.proofed", stored, by=by, at=at, engine=proof.engine, found=len(spots), problem=problem[:300])
    return proof
