"""Sending an item to review, and the levels it passes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from wagtail.models import WorkflowState

from gongkai.disclosure.actions.route import open_task
from gongkai.disclosure.actions.timing import schedule
from gongkai.disclosure.actions.void import void_task
from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import Item, ItemAttachment, ReviewTaskState
from gongkai.disclosure.permissions import may_draft
from gongkai.disclosure.queries import (
    checks_of,
    content_reasons,
    files_of,
    hash_under_review,
    holder_acted_for,
    last_reviewed,
    last_task,
    level_of,
    reviewing,
)
from gongkai.disclosure.queries.difference import differences
from gongkai.disclosure.rules import (
    why_not_approve,
    why_not_checked,
    why_not_conclude,
    why_not_conclude_files,
    why_not_draft,
    why_not_recall,
    why_not_return,
)
from gongkai.disclosure.rules.time import why_not_schedule
from gongkai.files.actions import examine
from gongkai.files.queries import why_not_publish
from gongkai.ledger.actions import record
from gongkai.lib.refusal import Refused, refuse_if
from gongkai.orgs.models import Person
from gongkai.proofing.actions import proof_file
from gongkai.proofing.queries import proofed_by

NOT_IN_REVIEW = "该信息不在审核中（可能已经办理、退回或者撤回）"
OUTDATED = "您打开页面之后，该信息已由他人办理或者重新送审。请看过现在的内容和所在级次，再作决定；您填写的意见还在"
NO_ROUTE = "尚未建立审核流程，请联系系统管理员运行初始化"


def submit(item: Item, *, by: Person, at: datetime) -> WorkflowState:
    """Send the latest draft to its first review; a returned or corrected text goes the whole route again.

    What changed since reviewers last had it before them is kept with the line of the submission.

    Its attachments are X-rayed and proofread first. Raises Refused with everything that is missing or wrong; the draft
    stays as it is.
    """
    latest = Item.objects.get(pk=item.pk).get_latest_revision_as_object()
    for stored in files_of(latest):
        examine(stored, by=by, at=at)  # takes seconds: no row is held meanwhile
        proof_file(stored, unit=latest.unit, by=by, at=at)
    return _submit(item, by=by, at=at)


@transaction.atomic
def _submit(item: Item, *, by: Person, at: datetime) -> WorkflowState:
    item = Item.objects.select_for_update().get(pk=item.pk)
    latest = item.get_latest_revision_as_object()
    workflow = latest.get_workflow()
    refuse_if(
        [
            *why_not_draft(may_draft=may_draft(by, item.unit), in_review=item.workflow_in_progress),
            *content_reasons(latest, today=timezone.localdate(at)),
            *([] if workflow and workflow.active else [NO_ROUTE]),
        ]
    )
    returned = item.current_workflow_state
    if returned:
        returned.cancel(user=by)
    seen = last_reviewed(item)
    state = workflow.start(item, by)
    open_task(item, state.current_task_state.specific, latest, at=at)
    record("item.submitted", item, by=by, at=at, revision=item.latest_revision_id,
           content_hash=hash_under_review(latest), proofed_by=proofed_by(latest.unit),
           differences=differences(seen.as_object(), latest) if seen else [])  # fmt: skip
    return state


@transaction.atomic
def recall(item: Item, *, by: Person, at: datetime) -> Item:
    """Take an item back from review, to change it."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    refuse_if(why_not_recall(may_draft=may_draft(by, item.unit), in_review=item.workflow_in_progress))

    item.current_workflow_state.cancel(user=by)
    record("item.recalled", item, by=by, at=at)
    return item


def approve(
    item: Item,
    *,
    by: Person,
    at: datetime,
    checked: Collection[str] = (),
    comment: str = "",
    conclusion: str = "",
    basis: str = "",
    release_at: datetime | None = None,
    task: int | None = None,
    files: Mapping[int, Mapping[str, str]] | None = None,
) -> ReviewTaskState:
    """Let an item pass the level at which it stands; the last level releases it to the public, at once or at a moment.

    `files` is what the secrecy review says of each attachment, by its file's number: conclusion and basis. `task` is
    the task (one level of one revision) that the reviewer had before them; another one is refused.

    A text that is no longer the one under review is sent back instead, and that is kept.

    `checked` holds the keys of the checklist's lines (`checks_of`) that the reviewer ticked: all of them, or it is
    refused. Raises Refused with every reason; then nothing is kept, neither the opinion nor the release.
    """
    opinion = {"comment": comment, "conclusion": conclusion, "basis": basis, "task": task, "files": files or {}}
    done = _approve_or_void(item, by=by, at=at, checked=checked, release_at=release_at, **opinion)
    if isinstance(done, str):
        raise Refused([done])
    return done


@transaction.atomic
def _approve_or_void(item: Item, *, task: int | None, at: datetime, **opinion: Any) -> ReviewTaskState | str:
    """The approval; or why the text was sent back instead, which has to be kept."""
    item, state = _hold(item)
    draft = state.revision.as_object()
    changed = void_task(item, state, draft, at=at)
    if changed:
        return changed
    refuse_if([OUTDATED] if task not in (None, state.pk) else [])
    return _approve(item, state, draft, at=at, **opinion)


def _approve(
    item: Item, state: ReviewTaskState, draft: Item, *, by: Person, at: datetime, checked: Collection[str],
    comment: str, conclusion: str, basis: str, release_at: datetime | None, files: Mapping[int, Mapping[str, str]],
) -> ReviewTaskState:  # fmt: skip
    bound = [one for one in draft.attachments.all() if one.file_id]
    level, lines, today = level_of(state), checks_of(state), timezone.localdate(at)
    refuse_if(
        [
            *why_not_approve(reviewing(item, state, by, today)),
            *why_not_checked(lines, checked),
            *why_not_conclude(level, conclusion=conclusion, basis=basis),
            *why_not_schedule(release_at, level=level, at=at),
            *(_why_not_let_out(bound, files) if level == ReviewLevel.SECRECY else []),
        ]
    )
    holder = holder_acted_for(by, state, today)
    state.conclusion, state.basis, state.checks = conclusion, basis, list(lines.values())
    state.file_opinions = _opinions(bound, files) if level == ReviewLevel.SECRECY else []
    state.acted_for = None if holder == by else holder
    state.reviewed_hash = hash_under_review(draft)
    state.approve(user=by, update=False, comment=comment)
    record("item.approved", item, by=by, at=at, level=level, revision=state.revision_id, comment=comment,
           conclusion=conclusion, basis=basis, checks=state.checks, files=state.file_opinions,
           content_hash=state.reviewed_hash, acted_for=str(state.acted_for or ""))  # fmt: skip
    if release_at:
        schedule(item, state.workflow_state, release_at=release_at, by=by, at=at)
    _go_on(state, by=by, at=at)
    following = last_task(item)
    if following is not None and following.pk != state.pk:
        open_task(item, following, draft, at=at)
    return state


def _why_not_let_out(bound: list[ItemAttachment], files: Mapping[int, Mapping[str, str]]) -> list[str]:
    names = {one.file_id: one.title for one in bound}
    return [*why_not_publish(one.file for one in bound), *why_not_conclude_files(names, files)]


def _opinions(bound: list[ItemAttachment], files: Mapping[int, Mapping[str, str]]) -> list[dict[str, Any]]:
    return [
        {
            "file": one.file_id,
            "title": one.title,
            "name": one.file.name,
            "sha256": one.file.sha256,
            "conclusion": files[one.file_id]["conclusion"],
            "basis": files[one.file_id]["basis"].strip(),
        }
        for one in bound
    ]


@transaction.atomic
def return_(item: Item, *, reason: str, by: Person, at: datetime, task: int | None = None) -> ReviewTaskState:
    """Send an item back to its author with the reason; `task` as for `approve`."""
    item, state = _hold(item)
    refuse_if([OUTDATED] if task not in (None, state.pk) else [])
    level, holder = level_of(state), holder_acted_for(by, state, timezone.localdate(at))
    refuse_if(why_not_return(level=level, holds_role=holder is not None, reason=reason))

    state.acted_for = None if holder == by else holder
    state.reject(user=by, update=False, comment=reason)
    record("item.returned", item, by=by, at=at, level=level, revision=state.revision_id, reason=reason)
    _go_on(state, by=by, at=at)
    return state


def _hold(item: Item) -> tuple[Item, ReviewTaskState]:
    item = Item.objects.select_for_update(of=("self",)).select_related("unit").get(pk=item.pk)
    state = last_task(item)
    if state is None:
        raise Refused([NOT_IN_REVIEW])
    return item, state


def _go_on(state: ReviewTaskState, *, by: Person, at: datetime) -> None:
    state.finished_at = at
    state.save(update_fields=["finished_at"])
    state.workflow_state.update(user=by)
