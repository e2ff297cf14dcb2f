"""Signing for a finding, learning a word, proofreading a file."""

from __future__ import annotations

import hashlib
from datetime import datetime

from django.db import models, transaction

from gongkai.files.models import StoredFile
from gongkai.files.queries import text_of_file
from gongkai.ledger.actions import record
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Organisation, Person
from gongkai.proofing.choices import WordKind
from gongkai.proofing.models import FileProof, Waiver, Word, WordList
from gongkai.proofing.permissions import may_let_secrets_pass, may_waive
from gongkai.proofing.queries import engine_version, proof_of, reader
from gongkai.proofing.rules import Part, Spot, spots_in, why_not_learn, why_not_waive
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
    return waiver


@transaction.atomic
def ignore(spot: Spot, *, unit: Organisation, word: str, reason: str, by: Person, at: datetime) -> Word:
    """Report this word no more to the unit: it is put on the unit's list, with the reason."""
    word = word.strip()
    refuse_if(why_not_learn(rule=spot.rule, word=word, quote=spot.quote, may_learn=may_waive(by, unit), reason=reason))
    held = hold_list(unit)
    if held.entries.in_force().filter(kind=WordKind.ALLOW, word=word[:80], rule=spot.rule).exists():
        raise Refused([f"“{word}”已经在本单位的词表里"])
    entry = held.entries.create(
        word=word[:80], rule=spot.rule, reason=reason.strip()[:200], since=held.version + 1, added_by=by, added_at=at
    )
    renew(held, at=at)
    record("words.learnt", held, by=by, at=at, version=held.version, kind=entry.kind, word=entry.word,
           rule=entry.rule, reason=entry.reason)  # fmt: skip
    return entry


def hold_list(unit: Organisation) -> WordList:
    """The organ's list, held until the end of the transaction."""
    WordList.objects.get_or_create(owner=unit)
    return WordList.objects.select_for_update().get(owner=unit)


def renew(held: WordList, *, at: datetime) -> None:
    """Close a change of a list: the next version, with the digest of what it holds."""
    rows = held.entries.in_force().order_by("kind", "word", "rule").values_list("kind", "word", "rule")
    held.version += 1
    held.digest = hashlib.sha256("\n".join("\t".join(row) for row in rows).encode()).hexdigest()
    held.changed_at = at
    held.save(update_fields=["version", "digest", "changed_at"])


def proof_file(stored: StoredFile, *, by: Person | None, at: datetime) -> FileProof:
    """Proofread the text of a stored file; done again by the same engine, it gives what is kept already."""
    kept = proof_of(stored)
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
    spots = [spot for spot in spots_in(parts, reader().check) if spot.may_be_learnt]  # the X-ray answers for the rest
    return _keep(stored, spots, "；".join([*told, *problems]), by=by, at=at)


@transaction.atomic
def _keep(stored: StoredFile, spots: list[Spot], problem: str, *, by: Person | None, at: datetime) -> FileProof:
    proof, is_new = FileProof.objects.get_or_create(
        file=stored,
        engine=engine_version(),
        defaults={"spots": [spot.as_dict() for spot in spots], "problem": problem[:300], "proofed_at": at},
    )
    if is_new:
        record("file.proofed", stored, by=by, at=at, engine=proof.engine, found=len(spots), problem=problem[:300])
    return proof
