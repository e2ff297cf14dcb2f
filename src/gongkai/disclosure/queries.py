"""Reading questions about items and gate records."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from typing import Any

import nh3
from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.html import strip_tags
from wagtail.models import Revision, TaskState, WorkflowState

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import GateRecord, Item, ReviewTaskState
from gongkai.disclosure.rules import Draft, Reviewing, content_hash
from gongkai.disclosure.tables import REVIEW_ROUTE, REVIEWERS
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.permissions import reach

ALLOWED_TAGS = {
    "a", "b", "blockquote", "br", "caption", "col", "colgroup", "em", "h2", "h3", "h4", "hr", "i", "li", "ol", "p",
    "strong", "sub", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
}  # fmt: skip
ALLOWED_ATTRIBUTES = {"a": {"href"}, "td": {"colspan", "rowspan"}, "th": {"colspan", "rowspan", "scope"}}

# The fields of a gate record that the public sees; content_hash covers exactly these.
PUBLIC_FIELDS = (
    "index_no", "title", "summary", "genre", "catalogue_code", "issuer_name", "doc_no", "written_on", "validity",
    "source", "source_url", "body_html", "attachments",
)  # fmt: skip


def public_content(item: Item) -> dict[str, Any]:
    """What the public would see of an item as it stands (of the revision it was loaded from)."""
    body_html = clean_html(str(item.body.render_as_block()))
    return {
        "index_no": item.index_no,
        "title": item.title,
        "summary": item.summary,
        "genre": item.genre,
        "catalogue_code": item.catalogue_code,
        "issuer_name": item.issuer.name if item.issuer_id else "",
        "doc_no": item.doc_no,
        "written_on": item.written_on,
        "validity": item.validity,
        "source": item.source,
        "source_url": item.source_url,
        "body_html": body_html,
        "attachments": [
            {
                "file": bound.file_id,
                "title": bound.title,
                "name": bound.file.name,
                "size": bound.file.size,
                "sha256": bound.file.sha256,
            }
            for bound in item.attachments.all()
            if bound.file_id
        ],
    }


def clean_html(html: str) -> str:
    """Only the tags that a published text may use."""
    return nh3.clean(html, tags=ALLOWED_TAGS, attributes=ALLOWED_ATTRIBUTES, link_rel=None)


def text_of(html: str) -> str:
    """The plain text of a published body, for searching."""
    return re.sub(r"\s+", " ", unescape(strip_tags(html.replace("<", " <")))).strip()


def is_intact(record: GateRecord) -> bool:
    """Whether a gate record still shows what was approved."""
    return content_hash({name: getattr(record, name) for name in PUBLIC_FIELDS}) == record.content_hash


def hash_under_review(item: Item) -> str:
    """What a reviewer answers for: everything that would become public, and where; 64 hex digits.

    The index number is not part of it: it is given at the release.
    """
    public = {name: value for name, value in public_content(item).items() if name != "index_no"}
    return content_hash(public | {"unit": item.unit_id, "columns": sorted(page.pk for page in item.columns.all())})


def as_released(item: Item) -> GateRecord:
    """An item as its release would look, not saved: previews and reviewers see what the public would."""
    return GateRecord(item=item, unit_id=item.unit_id, **public_content(item))


def facts_of(item: Item) -> Draft:
    """What the rules need to know of a draft."""
    public = public_content(item)
    return Draft(
        title=item.title,
        body=text_of(public["body_html"]),
        attachments=len(public["attachments"]),
        columns=item.columns.count(),
        catalogue_code=item.catalogue_code,
        township=item.unit.is_township,
        openness=item.openness,
        genre=item.genre,
        doc_no=item.doc_no,
        source=item.source,
        source_url=item.source_url,
        written_on=item.written_on,
    )


def level_of(state: ReviewTaskState) -> ReviewLevel:
    """The level of review that a task state belongs to."""
    return ReviewLevel(state.task.specific.level)


def holds_level(person: Person, level: ReviewLevel, unit: Organisation) -> bool:
    """Whether the person reviews at this level for this unit."""
    return person.has_role(REVIEWERS[level], unit)


def approved_states(workflow_state: WorkflowState, revision: Revision) -> list[ReviewTaskState]:
    """The levels that approved this revision, in their order."""
    states = ReviewTaskState.objects.filter(
        workflow_state=workflow_state, status=TaskState.STATUS_APPROVED, revision=revision
    )
    return list(states.select_related("task", "finished_by").order_by("id"))


def reviewing(item: Item, state: ReviewTaskState, person: Person) -> Reviewing:
    """This person before the level at which the item stands."""
    level = level_of(state)
    passed = approved_states(state.workflow_state, state.revision)
    return Reviewing(
        level=level,
        holds_role=holds_level(person, level, item.unit),
        reviewer=person.pk,
        author=item.author_id,
        last_editor=state.revision.user_id,
        earlier={level_of(one): one.finished_by_id for one in passed},
        is_unchanged=state.revision_id == item.latest_revision_id,
    )


def waiting_for(person: Person) -> QuerySet[ReviewTaskState]:
    """The reviews that stand at a level this person holds for the item's unit, longest waiting first.

    Those that the person may not approve (as author, last editor or earlier reviewer) are left out.
    """
    mine = Q(pk__in=[])
    for level, role in REVIEWERS.items():
        items = Item.objects.filter(reach(person, [role], "unit")).exclude(author=person)
        keys = items.annotate(key=Cast("pk", CharField())).values("key")
        mine |= Q(workflow_state__object_id__in=keys, task__reviewtask__level=level)
    passed = TaskState.objects.filter(
        workflow_state=OuterRef("workflow_state"), status=TaskState.STATUS_APPROVED, finished_by=person
    )
    return (
        ReviewTaskState.objects.filter(
            mine,
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__base_content_type=ContentType.objects.get_for_model(Item),
        )
        .exclude(revision__user=person)
        .exclude(Exists(passed))
        .select_related("task", "revision", "workflow_state__requested_by")
        .order_by("started_at", "id")
    )


@dataclass(frozen=True, slots=True)
class Step:
    """One level of review of an item as it stands: who passed it when, or who may."""

    level: ReviewLevel
    state: str  # "done", "current" or "next"
    by: str = ""
    at: datetime | None = None


def steps_of(item: Item) -> list[Step]:
    """The five levels of the round that is running; all still to come where none is."""
    current = item.current_workflow_task_state
    passed = {}
    if current:
        passed = {level_of(one): one for one in approved_states(current.workflow_state, current.revision)}
    steps = []
    for level in REVIEW_ROUTE:
        if level in passed:
            steps.append(Step(level, "done", str(passed[level].finished_by), passed[level].finished_at))
        else:
            steps.append(Step(level, "current" if current and level == level_of(current) else "next"))
    return steps


def last_return(item: Item) -> ReviewTaskState | None:
    """The return that the author has to answer; None where the item was not returned."""
    state = item.current_workflow_state
    if state is None or state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return None
    return state.current_task_state.specific


def standing(item: Item) -> str:
    """Where an item stands, in an officer's words. `is_public` and `was_public` may be annotated."""
    public = item.is_public if hasattr(item, "is_public") else item.gate_records.current().exists()
    step = _step_of(item)
    if public:
        return f"已公开；更正稿{step}" if step else "已公开"
    if step:
        return step
    was_public = item.was_public if hasattr(item, "was_public") else item.gate_records.exists()
    return "已撤下" if was_public else "草稿"


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
    running = WorkflowState.objects.filter(
        status__in=[WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES]
    ).select_related("current_task_state__task")
    return (
        items.select_related("unit", "author")
        .defer("body")
        .annotate(is_public=Exists(releases.filter(is_current=True)), was_public=Exists(releases))
        .prefetch_related(Prefetch("workflow_states", queryset=running, to_attr="_current_workflow_states"))
    )


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
    released = GateRecord.objects.filter(item=OuterRef("pk"), revision_id=OuterRef("latest_revision_id"))
    unsent = ~is_in_round(WorkflowState.STATUS_IN_PROGRESS) & ~Exists(released)
    return Item.objects.filter(unsent, author=person).order_by("-id")
