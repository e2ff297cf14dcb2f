"""撤下证据: everything that the public saw of a release, packed with the hash of every part."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import PurePath
from typing import Any

from gongkai.disclosure.models import GateRecord
from gongkai.disclosure.queries.content import PUBLIC_FIELDS
from gongkai.disclosure.rules import canonical
from gongkai.files.models import StoredFile
from gongkai.ledger.models import Event

PAGE, CONTENT, INDEX = "page.html", "content.json", "index.json"
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip file knows: the same evidence gives the same bytes


def evidence_of(record: GateRecord, *, page: bytes, event: Event) -> bytes:
    """A zip of the page's bytes, the attachments' bytes, the released content and an index; `event` ended the release.

    The SHA-256 of content.json is the content hash of the release. A file that is missing or was changed is said so in
    the index; nothing keeps the evidence from being taken.
    """
    files = {PAGE: page, CONTENT: canonical({name: getattr(record, name) for name in PUBLIC_FIELDS})}
    problems = []
    for place, bound in enumerate(record.attachments, start=1):
        content = _bytes_of(bound)
        name = f"attachments/{place:02d}-{PurePath(bound['name']).name}"
        if content is None:
            problems.append(f"{name}：文件缺失")
            continue
        files[name] = content
        if hashlib.sha256(content).hexdigest() != bound["sha256"]:
            problems.append(f"{name}：与审核时不一致")
    return _packed(files, _facts(record, event) | {"problems": problems})


def _bytes_of(bound: Mapping[str, Any]) -> bytes | None:
    stored = StoredFile.objects.filter(pk=bound["file"]).first()
    if stored is None or not stored.file.storage.exists(stored.file.name):
        return None
    with stored.file.open("rb") as content:
        return bytes(content.read())


def _facts(record: GateRecord, event: Event) -> dict[str, Any]:
    released = Event.objects.named("item.published").filter(
        subject_type="disclosure.item", subject_id=record.item_id, details__gate=record.pk
    )
    return {
        "gate_record": record.pk,
        "address": record.get_absolute_url(),
        "index_no": record.index_no,
        "title": record.title,
        "unit": record.unit.name,
        "content_hash": record.content_hash,
        "approvals": record.approvals,
        "published_at": record.published_at.isoformat(),
        "ended_at": event.at.isoformat(),
        "reason": event.details.get("reason", ""),
        "by": str(event.by or "系统"),
        "ledger": {"published": [one.hash for one in released], "ended": event.hash},
    }


def _packed(files: Mapping[str, bytes], facts: Mapping[str, Any]) -> bytes:
    listed = {name: {"size": len(one), "sha256": hashlib.sha256(one).hexdigest()} for name, one in files.items()}
    index = json.dumps({**facts, "files": listed}, ensure_ascii=False, indent=1).encode()
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as bundle:
        for name, content in {INDEX: index, **files}.items():
            bundle.writestr(zipfile.ZipInfo(name, BEGINNING), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
