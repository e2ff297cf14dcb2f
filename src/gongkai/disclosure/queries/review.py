"""Who reviews what, and what waits for whom."""

from __future__ import annotations

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Revision, TaskState, WorkflowState

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import Item, ReviewTaskState
from gongkai.disclosure.rules import Reviewing
from gongkai.disclosure.tables import REVIEWERS
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.permissions import reach


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
