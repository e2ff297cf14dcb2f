"""Filling a draft: pasted text and many attachments at once, kept as a revision like any other change."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import PurePath

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from wagtail.models import Revision

from gongkai.disclosure.actions.draft import revise
from gongkai.disclosure.models import Item, ItemAttachment
from gongkai.disclosure.permissions import may_draft
from gongkai.disclosure.rules import why_not_draft, why_not_fill
from gongkai.disclosure.rules.pasting import Pasted
from gongkai.files.actions import store
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


@transaction.atomic
def fill(
    item: Item, pasted: Pasted, *, files: Iterable[UploadedFile], instead: bool, by: Person, at: datetime,
    seen: int | None = None,
) -> Revision:  # fmt: skip
    """Put pasted blocks behind the text of the latest draft (or instead of it), and files among its attachments."""
    files = list(files)
    held = Item.objects.get(pk=item.pk)
    refuse_if(
        [
            *why_not_draft(may_draft=may_draft(by, held.unit), in_review=held.workflow_in_progress),
            *why_not_fill(blocks=len(pasted.blocks), files=len(files)),
        ]
    )
    changed = held.get_latest_revision_as_object()
    if pasted.blocks:
        there = [] if instead else list(changed.body.raw_data)
        added = [{"type": kind, "value": value} for kind, value in pasted.blocks]
        changed.body = Item._meta.get_field("body").stream_block.to_python([*there, *added])
    for upload in files:
        stored = store(upload, by=by, at=at)
        changed.attachments.add(ItemAttachment(file=stored, title=PurePath(stored.name).stem[:120]))
    return revise(changed, by=by, at=at, seen=seen)
