"""终审后改动即失效: an approval holds for exactly what was seen; a change sends the text back with the difference."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from wagtail.models import Revision

from gongkai.disclosure.models import Item, ReviewTaskState, Scheduled
from gongkai.disclosure.queries import approved_states, hash_under_review, last_task
from gongkai.disclosure.queries.difference import differences
from gongkai.ledger.actions import record
from gongkai.orgs.models import Person

CHANGED = "送审后内容有改动，须重新送审，已自动退回撰稿人（条例第十七条）"
REPLACED = "审核通过后内容有改动，审核失效，须重新送审，已自动退回撰稿人（条例第十七条）"


@transaction.atomic
def void_if_changed(item: Item, *, at: datetime) -> str:
    """End a round whose text is no longer the one under review; says why, empty where nothing had changed.

    The author gets it back with the difference: which parts, before and after.
    """
    item = Item.objects.select_for_update().get(pk=item.pk)
    state = last_task(item)
    return void_task(item, state, state.revision.as_object(), at=at) if state else ""


def void_task(item: Item, state: ReviewTaskState, draft: Item, *, at: datetime) -> str:
    """The same for an item that is held at its level; `draft` is the text under review."""
    why = _why(item, state, draft)
    if not why:
        return ""
    parts = _difference(state.revision, item.latest_revision)
    said = "、".join(one["label"] for one in parts) or "正文或者附件（内容散列与审核时不同）"
    state.reject(user=None, update=False, comment=f"{why}。改动：{said}")
    state.finished_at = at
    state.save(update_fields=["finished_at"])
    state.workflow_state.update(user=None)
    record("item.voided", item, by=None, at=at, revision=item.latest_revision_id, reviewed=state.revision_id,
           reason=f"{why}。改动：{said}", differences=parts)  # fmt: skip
    return why


def _why(item: Item, state: ReviewTaskState, draft: Item) -> str:
    if state.revision_id != item.latest_revision_id:
        return CHANGED
    seen = {one.reviewed_hash for one in approved_states(state.workflow_state, state.revision) if one.reviewed_hash}
    if seen and seen != {hash_under_review(draft)}:
        return REPLACED
    return ""


def _difference(reviewed: Revision, latest: Revision) -> list[dict[str, str]]:
    return [] if reviewed.pk == latest.pk else differences(reviewed.as_object(), latest.as_object())


def void_scheduled(item: Item, *, by: Person | None, at: datetime) -> None:
    """A text that waits for its moment and was edited goes the whole route again."""
    waiting = Scheduled.objects.pending().filter(item=item).first()
    if waiting is None:
        return
    reviewed = waiting.workflow_state.current_task_state.revision
    parts = _difference(reviewed, item.latest_revision)
    said = "、".join(one["label"] for one in parts)
    waiting.cancelled_at, waiting.problem = at, f"{REPLACED}。改动：{said}"[:300]
    waiting.save(update_fields=["cancelled_at", "problem"])
    record("item.voided", item, by=by, at=at, revision=item.latest_revision_id, reviewed=reviewed.pk,
           reason=waiting.problem, differences=parts)  # fmt: skip
