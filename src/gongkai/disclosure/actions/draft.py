"""Writing an item: each saving is a revision, and a line in the ledger."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from gongkai.disclosure.actions.void import void_scheduled
from gongkai.disclosure.models import Item, ReviewTaskState
from gongkai.disclosure.permissions import may_draft
from gongkai.disclosure.queries import hash_under_review
from gongkai.disclosure.queries.deadlines import due_of
from gongkai.disclosure.rules import why_not_draft, why_not_keep, why_not_write_over
from gongkai.ledger.actions import record
from gongkai.ledger.models import Event
from gongkai.lib.dates import formal
from gongkai.lib.refusal import refuse_if
from gongkai.orgs.models import Person


@transaction.atomic
def draft(item: Item, *, by: Person, at: datetime) -> Revision:
    """Keep a new item as the first draft of its author; nothing of it is public.

    Raises Refused where the person does not write for the item's unit.
    """
    refuse_if([*why_not_draft(may_draft=may_draft(by, item.unit), in_review=False), *_why_not_keep(item)])

    item.author, item.created_at, item.live = by, at, False
    item.due_on = due_of(item)
    item.save()
    revision = item.save_revision(user=by, clean=False, log_action="wagtail.create")
    record("item.drafted", item, by=by, at=at, revision=revision.pk, content_hash=hash_under_review(item))
    return revision


@transaction.atomic
def revise(item: Item, *, by: Person, at: datetime, seen: int | None = None, over: int | None = None) -> Revision:
    """Keep a change to an item as a new revision; a text that is public stays as it is until it is released again.

    `seen` is the revision from which the change began. `over` is the person's own latest revision that autosaving goes
    on writing, as long as nobody reviewed or released it: approvals are bound to revisions. Raises Refused where there
    is a later one, while the item is in review, and where the person does not write for its old or new unit.
    """
    held = Item.objects.select_for_update().get(pk=item.pk)
    may = may_draft(by, held.unit) and may_draft(by, item.unit)
    refuse_if(
        [
            *why_not_draft(may_draft=may, in_review=held.workflow_in_progress),
            *_why_not_write_over(held, over or seen),
            *_why_not_keep(item),
        ]
    )
    item.due_on = due_of(item)
    if not held.live:
        item.save()
    own = _still_own(held, over, by)
    revision = item.save_revision(user=by, clean=False, log_action=own is None, overwrite_revision=own)
    void_scheduled(item, by=by, at=at)
    if own is not None and Event.objects.about(item).filter(details__revision=own.pk).exists():
        return revision  # its line is there; what is sent to review has its hash in the line of the submission
    record("item.revised", item, by=by, at=at, revision=revision.pk, content_hash=hash_under_review(item))
    return revision


def _still_own(held: Item, over: int | None, by: Person) -> Revision | None:
    """The revision that autosaving may go on writing: the latest, by the same person, bound to no review or release."""
    last = held.latest_revision
    if last is None or last.pk != over or last.user_id != by.pk:
        return None
    is_bound = ReviewTaskState.objects.filter(revision=last).exists()
    return None if is_bound or held.gate_records.filter(revision_id=last.pk).exists() else last


def _why_not_write_over(held: Item, seen: int | None) -> list[str]:
    last = held.latest_revision
    if last is None:
        return []
    when = timezone.localtime(last.created_at)
    said = f"{formal(when.date())}{when:%H:%M}"
    return why_not_write_over(is_latest=seen in (None, last.pk), by=str(last.user or "系统"), when=said)


def _why_not_keep(item: Item) -> list[str]:
    return why_not_keep(openness=item.openness, openness_basis=item.openness_basis)
