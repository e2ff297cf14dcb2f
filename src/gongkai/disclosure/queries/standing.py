"""Where an item stands on its way to the public."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Revision, WorkflowState

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, GateRecord, Item, ReviewTaskState
from gongkai.disclosure.queries.review import approved_states, last_task, level_of, levels_of
from gongkai.disclosure.tables import REVIEW_ROUTE
from gongkai.orgs.models import Person


@dataclass(frozen=True, slots=True)
class Step:
    """One level of review of an item as it stands: who passed it when, or who may."""

    level: ReviewLevel
    state: str  # "done", "current" or "next"
    by: str = ""
    at: datetime | None = None


def steps_of(item: Item) -> list[Step]:
    """The levels of the text as it stands: of the round that is running, of the one that released it, or that lets it
    out at its moment; all still to come where there is none."""
    current = last_task(item)
    if current:
        return _steps_in(current.workflow_state, current.revision, level_of(current))
    waiting = item.scheduled.pending().select_related("workflow_state").first()
    if waiting:
        return _steps_in(waiting.workflow_state, item.latest_revision)
    released = item.gate_records.current().filter(revision_id=item.latest_revision_id, urgent_until=None).first()
    if released and released.approvals:
        return [_signed(one) for one in released.approvals]
    return [Step(level, "next") for level in REVIEW_ROUTE]


def _steps_in(round_: WorkflowState, revision: Revision, current: ReviewLevel | None = None) -> list[Step]:
    passed = {level_of(one): one for one in approved_states(round_, revision)}
    steps = []
    for level in levels_of(round_):
        if level in passed:
            steps.append(Step(level, "done", _doer(passed[level]), passed[level].finished_at))
        else:
            steps.append(Step(level, "current" if level == current else "next"))
    return steps


def _signed(approval: dict[str, Any]) -> Step:
    acted_for = approval.get("acted_for")
    by = f"{approval['name']}（代{acted_for}）" if acted_for else approval["name"]
    return Step(ReviewLevel(approval["level"]), "done", by, datetime.fromisoformat(approval["at"]))


def _doer(state: ReviewTaskState) -> str:
    return f"{state.finished_by}（代{state.acted_for}）" if state.acted_for_id else str(state.finished_by)


def columns_of(record: GateRecord) -> list[ColumnPage]:
    """The columns in which a release was placed, in the order of the tree."""
    return list(ColumnPage.objects.filter(placements__record=record).order_by("path"))


def last_return(item: Item) -> ReviewTaskState | None:
    """The return that the author has to answer; None where the item was not returned."""
    state = item.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.current_task_state.specific


def standing(item: Item) -> str:
    """Where an item stands, in an officer's words. `is_public`, `is_urgent`, `was_public` may be annotated."""
    public = item.is_public if hasattr(item, "is_public") else item.gate_records.current().exists()
    step = _step_of(item)
    if public and _is_urgent(item):
        return f"应急先发；补审{step}" if step else "应急先发，未送补审"
    if public:
        return f"已公开；更正稿{step}" if step else "已公开"
    if step:
        return step
    was_public = item.was_public if hasattr(item, "was_public") else item.gate_records.exists()
    return "已撤下" if was_public else "草稿"


def _is_urgent(item: Item) -> bool:
    if hasattr(item, "is_urgent"):
        return bool(item.is_urgent)
    return item.gate_records.current().exclude(urgent_until=None).exists()


def _step_of(item: Item) -> str:
    state = item.current_workflow_state
    if state is None:
        return ""
    if state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        return f"{state.current_task_state.task.name}退回"
    return f"待{state.current_task_state.task.name}"


def with_standing(items: QuerySet[Item]) -> QuerySet[Item]:
    """Items with what a list says of each, in a fixed number of queries and without their bodies."""
    releases = GateRecord.objects.filter(item=OuterRef("pk"))
    return with_rounds(
        items.select_related("unit", "author")
        .defer("body")
        .annotate(
            is_public=Exists(releases.filter(is_current=True)),
            is_urgent=Exists(releases.filter(is_current=True, urgent_until__isnull=False)),
            was_public=Exists(releases),
        )
    )


def with_rounds(items: QuerySet[Item]) -> QuerySet[Item]:
    """Items with the round of review in which each stands, if any, in one question for all."""
    running = WorkflowState.objects.filter(
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
    ).select_related("current_task_state__task")
    return items.prefetch_related(Prefetch("workflow_states", queryset=running, to_attr="_current_workflow_states"))


def is_in_round(*statuses: str) -> Exists:
    """The condition that an item's review stands so (in progress, returned)."""
    return Exists(
        WorkflowState.objects.filter(
            base_content_type=ContentType.objects.get_for_model(Item),
            object_id=Cast(OuterRef("pk"), CharField()),
            status__in=statuses,
        )
    )


def drafts_of(person: Person) -> QuerySet[Item]:
    """What the person wrote and still has to send to review: never sent, returned or taken back, newest first."""
    same = Q(revision_id=OuterRef("latest_revision_id")) | Q(revision_id=None, item__latest_revision=None)
    released = GateRecord.objects.filter(same, item=OuterRef("pk"))  # a release that was loaded has no revision
    unsent = ~is_in_round(WorkflowState.STATUS_IN_PROGRESS) & ~Exists(released)
    return Item.objects.filter(unsent, author=person).order_by("-id")
