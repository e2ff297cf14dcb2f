"""Storing an upload."""

from __future__ import annotations

import hashlib
import mimetypes
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import Any

import puremagic
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.db import models, transaction

from gongkai.files.masking import CannotMask, mask_file
from gongkai.files.models import Conclusion, Examination, MaskedCopy, StoredFile
from gongkai.files.queries import conclusion_about, examination_of
from gongkai.files.rules import suffix_of, why_not_conclude, why_not_store, why_not_take_in
from gongkai.files.xray import child
from gongkai.files.xray.judging import RULES
from gongkai.files.xray.kinds import kind_of
from gongkai.ledger.actions import record
from gongkai.lib.masks import mask
from gongkai.lib.refusal import Refused, refuse_if


@dataclass(frozen=True, slots=True)
class Screened:
    """An upload that may be stored, with what its X-ray saw."""

    upload: UploadedFile
    seen: dict[str, Any]


@transaction.atomic
def store(upload: UploadedFile, *, by: models.Model | None, at: datetime) -> StoredFile:
    """Sniff, size and keep an upload privately; `by` is None for a citizen without an account.

    Raises Refused where the type, the size or the content is not acceptable.
    """
    content = upload.read()
    name = PurePath(upload.name or "").name[-200:]
    refuse_if(why_not_store(name=name, size=len(content), sniffed=sniff(content)))

    return _put(name, content, by=by, at=at)


@transaction.atomic
def file_away(name: str, content: bytes, *, by: models.Model | None, at: datetime) -> StoredFile:
    """Keep what the platform made itself, an approval sheet or a package of evidence: not sniffed, of any size."""
    return _put(name, content, by=by, at=at)


def _put(name: str, content: bytes, *, by: models.Model | None, at: datetime) -> StoredFile:
    stored = StoredFile(
        name=name,
        content_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        stored_at=at,
        stored_by=by,
    )
    stored.file.save(secrets.token_hex(16) + suffix_of(name), ContentFile(content), save=False)
    stored.save()
    record("file.stored", stored, by=by, at=at, sha256=stored.sha256, size=stored.size)
    return stored


def screen(
    uploads: Iterable[UploadedFile], *, about: models.Model, by: models.Model | None, at: datetime
) -> list[Screened]:
    """X-ray uploads in memory, before any is stored; a classified one is stopped and the ledger says so.

    Call it outside the transaction of the act, so that the line stays when the act is refused. `about` is what the
    line is filed under. Raises Refused; what the file is called and says is kept nowhere (保守国家秘密法第三十一条).
    """
    screened = []
    for upload in uploads:
        content = upload.read()
        upload.seek(0)
        name = PurePath(upload.name or "").name[-200:]
        refuse_if(why_not_store(name=name, size=len(content), sniffed=sniff(content)))
        seen = child.examine(name, content)
        if reasons := why_not_take_in(name, seen["spots"]):
            suffix, sha256 = suffix_of(name), hashlib.sha256(content).hexdigest()
            record("file.stopped", about, by=by, at=at, suffix=suffix, size=len(content), sha256=sha256)
            raise Refused(reasons)
        screened.append(Screened(upload, seen))
    return screened


@transaction.atomic
def admit(screened: Screened, *, by: models.Model | None, at: datetime) -> StoredFile:
    """Store an upload that was screened, with its X-ray."""
    stored = store(screened.upload, by=by, at=at)
    _keep(stored, screened.seen, by=by, at=at)
    return stored


def sniff(content: bytes) -> set[str]:
    """The content types that the bytes may be."""
    plain = {"text/plain"} if content and kind_of(content) == "text" else set()
    try:
        return plain | {match.mime_type for match in puremagic.magic_string(content[:65536]) if match.mime_type}
    except (puremagic.PureError, ValueError):
        return plain


def examine(stored: StoredFile, *, by: models.Model | None, at: datetime) -> Examination:
    """X-ray a file in a bounded child process; done again, it gives the X-ray that counts already."""
    seen = examination_of(stored)
    if seen is not None:
        return seen
    with stored.file.open("rb") as content:
        answer = child.examine(stored.name, content.read())
    return _keep(stored, answer, by=by, at=at)


@transaction.atomic
def _keep(stored: StoredFile, answer: dict[str, Any], *, by: models.Model | None, at: datetime) -> Examination:
    kept = {key: answer[key] for key in ("spots", "problems", "pictures", "shown")}
    seen = Examination.objects.create(file=stored, sha256=stored.sha256, rules=RULES, examined_at=at, **kept)
    record("file.examined", stored, by=by, at=at, examination=seen.pk, found=len(seen.spots),
           problems=len(seen.problems), pictures=len(seen.pictures))  # fmt: skip
    return seen


@transaction.atomic
def conclude(
    stored: StoredFile, *, may_conclude: bool, reason: str, basis: str, assessment: str, by: models.Model, at: datetime
) -> Conclusion:
    """Conclude that a file may go out although its X-ray is not clean; `may_conclude`: a secrecy reviewer of the unit.

    Raises Refused where a reason, the basis or, for personal data, the impact assessment is missing.
    """
    seen = examination_of(stored)
    if seen is None:
        raise Refused(["附件尚未透视"])
    seen = Examination.objects.select_for_update().get(pk=seen.pk)
    given = {"reason": reason.strip(), "basis": basis.strip(), "assessment": assessment.strip()}
    concluded = conclusion_about(seen) is not None
    refuse_if(why_not_conclude(may_conclude=may_conclude, is_concluded=concluded, spots=seen.spots, **given))

    made = Conclusion.objects.create(examination=seen, concluded_by=by, concluded_at=at, **given)
    record("file.concluded", stored, by=by, at=at, examination=seen.pk, **given)
    return made


def make_masked(stored: StoredFile, *, keep_id_ends: bool, by: models.Model, at: datetime) -> StoredFile:
    """Make a masked copy, open it again and X-ray it; Refused where it cannot be made or still shows a number."""
    with stored.file.open("rb") as content:
        original = content.read()
    try:
        masked = mask_file(original, keep_id_ends=keep_id_ends)
    except CannotMask as cannot:
        raise Refused([str(cannot)]) from cannot
    name = f"{mask(PurePath(stored.name).stem)}{suffix_of(stored.name)}".replace("*", "某")
    proof = child.examine(name, masked)
    left = {spot["label"] for spot in proof["spots"] if spot["kind"] in NUMBERS and spot["weight"] == "block"}
    if left:
        raise Refused([f"脱敏后仍查出{'、'.join(sorted(left))}，请在原文件中删去后重新上传"])
    before = examine(stored, by=by, at=at)
    if name.endswith(
        ".pdf"
    ):  # its pages were pictured from text that was read; only pictures unread before stay unread
        proof["pictures"] = before.pictures
    return _keep_masked(stored, name, masked, proof, keep_id_ends=keep_id_ends, by=by, at=at)


NUMBERS = {"id_card", "mobile", "bank_card", "address"}


@transaction.atomic
def _keep_masked(
    stored: StoredFile,
    name: str,
    content: bytes,
    proof: dict[str, Any],
    *,
    keep_id_ends: bool,
    by: models.Model,
    at: datetime,
) -> StoredFile:
    copy = store(SimpleUploadedFile(name, content), by=by, at=at)
    _keep(copy, proof, by=by, at=at)
    MaskedCopy.objects.create(original=stored, copy=copy, keeps_id_ends=keep_id_ends, made_at=at, made_by=by)
    record("file.masked", copy, by=by, at=at, original=stored.pk, keeps_id_ends=keep_id_ends)
    return copy
