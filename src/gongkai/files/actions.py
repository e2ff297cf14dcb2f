"""Storing an upload."""

from __future__ import annotations

import hashlib
import mimetypes
import secrets
from datetime import datetime
from pathlib import PurePath

import puremagic
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import models, transaction

from gongkai.files.models import StoredFile
from gongkai.files.rules import suffix_of, why_not_store
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if


@transaction.atomic
def store(upload: UploadedFile, *, by: models.Model | None, at: datetime) -> StoredFile:
    """Sniff, size and keep an upload privately; `by` is None for a citizen without an account.

    Raises Refused where the type, the size or the content is not acceptable.
    """
    content = upload.read()
    name = PurePath(upload.name or "").name[-200:]
    refuse_if(why_not_store(name=name, size=len(content), sniffed=sniff(content)))

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


def sniff(content: bytes) -> set[str]:
    """The content types that the bytes may be."""
    try:
        return {match.mime_type for match in puremagic.magic_string(content[:65536]) if match.mime_type}
    except (puremagic.PureError, ValueError):
        return set()
