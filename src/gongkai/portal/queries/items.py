"""One release and its files."""

from __future__ import annotations

import hashlib
from typing import Any

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord
from gongkai.files.models import StoredFile
from gongkai.policies.models import NormativeDocument
from gongkai.portal.queries.lists import BIGGEST_ID


def published(item_id: int) -> GateRecord | None:
    """The release of an item in force, or else the last one that was taken down; None where there is neither."""
    if item_id > BIGGEST_ID:
        return None
    releases = GateRecord.objects.filter(item_id=item_id).select_related("unit")
    last = releases.order_by("-is_current", "-id").first()
    return last if last and (last.is_current or last.withdrawn_at) else None


def register_entry(record: GateRecord) -> NormativeDocument | None:
    """What the register of normative documents says of a release; None for all that is none."""
    if record.genre != Genre.NORMATIVE:
        return None
    return NormativeDocument.objects.filter(item_id=record.item_id).order_by("-id").first()


def approved_file(bound: dict[str, Any]) -> StoredFile | None:
    """The stored file of an attachment; None where its bytes are no longer those that were approved."""
    stored = StoredFile.objects.filter(pk=bound["file"], sha256=bound["sha256"]).first()
    if stored is None or not stored.file.storage.exists(stored.file.name):
        return None
    with stored.file.open("rb") as content:
        is_unchanged = hashlib.file_digest(content, "sha256").hexdigest() == bound["sha256"]
    return stored if is_unchanged else None
