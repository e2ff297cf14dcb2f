"""Who reviews what, and what waits for whom."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from wagtail.models import Revision, TaskState, WorkflowState

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import Item, ReviewTask, ReviewTaskState, StandIn
from gongkai.disclosure.rules import Reviewing, checklist, required_levels, why_not_approve
from gongkai.disclosure.tables import LEVEL_ROLES, REVIEWERS, URGENT_ROLES
from gongkai.ledger.models import Event
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person
from gongkai.orgs.permissions import reach
from gongkai.orgs.tables import REACHES_BELOW


def level_of(state: ReviewTaskState) -> ReviewLevel:
    """The level of review that a task state belongs to."""
    return ReviewLevel(state.task.reviewtask.level)


def last_task(item: Item) -> ReviewTaskState | None:
    """The level at which an item stands; None where it is not in review."""
    standing = ReviewTaskState.objects.filter(
        workflow_state__base_content_type=ContentType.objects.get_for_model(Item),
        workflow_state__object_id=str(item.pk),
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__current_task_state=F("pk"),
    )
    return standing.select_related("task__reviewtask", "workflow_state__workflow", "revision", "unit").first()


def last_reviewed(item: Item) -> Revision | None:
    """The text that reviewers had before them last, whatever became of it."""
    seen = ReviewTaskState.objects.filter(
        workflow_state__base_content_type=ContentType.objects.get_for_model(Item),
        workflow_state__object_id=str(item.pk),
    )
    state = seen.select_related("revision").order_by("-id").first()
    return state.revision if state else None


def role_of(state: ReviewTaskState) -> Role:
    """The role that does this task."""
    return Role(state.role) if state.role else LEVEL_ROLES[level_of(state)][0]


def levels_of(workflow_state: WorkflowState) -> tuple[ReviewLevel, ...]:
    """The levels that a round has to pass, in their order; never fewer than the law demands."""
    tasks = ReviewTask.objects.filter(workflow_tasks__workflow=workflow_state.workflow_id)
    return required_levels(set(tasks.values_list("level", flat=True)))


def checks_of(state: ReviewTaskState) -> dict[str, str]:
    """What is to be ticked at this task, as key → words."""
    return checklist(level_of(state), state.extra_checks)


def principals(person: Person, today: date | None) -> list[Person]:
    """The person, and those for whom the person stands in on a day."""
    if today is None:
        return [person]
    absent = StandIn.objects.in_force(today).filter(deputy=person).select_related("absent")
    return [person, *(one.absent for one in absent if one.absent.is_active)]


def holder_acted_for(person: Person, state: ReviewTaskState, today: date | None = None) -> Person | None:
    """Whose task this is when the person does it: their own, or that of whom they stand in for; None for neither."""
    unit = state.unit or Item.objects.get(pk=state.workflow_state.object_id).unit
    for one in principals(person, today):
        is_named = state.assigned_to_id in (None, one.pk)
        if is_named and one.has_role(role_of(state), unit):
            return one
    return None


def holds_level(person: Person, level: ReviewLevel, unit: Organisation) -> bool:
    """Whether the person reviews at this level for this unit, by the ordinary route."""
    return person.has_role(LEVEL_ROLES[level][0], unit)


def approved_states(workflow_state: WorkflowState, revision: Revision) -> list[ReviewTaskState]:
    """The levels that approved this revision, in their order."""
    states = ReviewTaskState.objects.filter(
        workflow_state=workflow_state, status=TaskState.STATUS_APPROVED, revision=revision
    )
    return list(states.select_related("task__reviewtask", "finished_by", "unit", "acted_for").order_by("id"))


def unreviewed_files(states: list[ReviewTaskState], released: Item) -> list[str]:
    """The attachments whose bytes the secrecy review did not conclude about."""
    seen = {said["sha256"] for one in states if level_of(one) == ReviewLevel.SECRECY for said in one.file_opinions}
    bound = [one for one in released.attachments.all() if one.file_id]
    return [one.title for one in bound if one.file.sha256 not in seen]


def signatures(item: Item, revision: int) -> dict[str, dict[str, Any]]:
    """The ledger's line of each level's latest approval of a revision, as level → number and hash."""
    lines = Event.objects.about(item).named("item.approved").filter(details__revision=revision)
    return {line.details["level"]: {"line": line.pk, "hash": line.hash} for line in lines}


def proofed_by(item: Item) -> dict[str, Any]:
    """With which engine and word lists the text was proofread when it was last sent to review."""
    sent = Event.objects.about(item).named("item.submitted").last()
    return dict(sent.details.get("proofed_by") or {}) if sent else {}


def reviewing(item: Item, state: ReviewTaskState, person: Person, today: date | None = None) -> Reviewing:
    """This person before the level at which the item stands."""
    passed = approved_states(state.workflow_state, state.revision)
    return Reviewing(
        level=level_of(state),
        holds_role=holder_acted_for(person, state, today) is not None,
        reviewer=person.pk,
        author=item.author_id,
        last_editor=state.revision.user_id,
        earlier={level_of(one): one.finished_by_id for one in passed},
        is_unchanged=state.revision_id == item.latest_revision_id,
        required=levels_of(state.workflow_state),
        urgent_publisher=urgent_publisher(item),
    )


def urgent_publisher(item: Item) -> int | None:
    """Who let the item out before its review (应急先发); None where nobody did."""
    urgent = item.gate_records.current().exclude(urgent_until=None)
    return urgent.values_list("published_by", flat=True).first()


def is_authorised_for_urgent(person: Person, unit: Organisation) -> bool:
    """Whether the person may publish before review in an emergency (URGENT_ROLES)."""
    return any(person.has_role(role, unit) for role in URGENT_ROLES)


def who_may_act(item: Item, state: ReviewTaskState, today: date) -> list[Person]:
    """The people who can do this task now: holders and those who stand in for them, none whom the rules bar."""
    unit = state.unit or item.unit
    role = role_of(state)
    above = [unit.pk, *unit.get_ancestors().values_list("pk", flat=True)] if role in REACHES_BELOW else [unit.pk]
    holders = Person.objects.filter(
        is_active=True, memberships__role=role, memberships__is_active=True, memberships__organisation__in=above
    )
    if state.assigned_to_id:
        holders = holders.filter(pk=state.assigned_to_id)
    deputies = StandIn.objects.in_force(today).filter(absent__in=holders).values("deputy")
    able = Person.objects.filter(Q(pk__in=holders) | Q(pk__in=deputies), is_active=True).distinct().order_by("pk")
    return [one for one in able if not why_not_approve(reviewing(item, state, one, today))]


def waiting_for(person: Person, today: date | None = None) -> QuerySet[ReviewTaskState]:
    """The reviews that stand at a level this person holds (or stands in for), longest waiting first.

    Those that the person may not approve (as author, last editor or earlier reviewer) are left out.
    """
    mine = Q(pk__in=[])
    for one in principals(person, today):
        mine |= _tasks_of(one)
    own = Item.objects.filter(author=person).annotate(key=Cast("pk", CharField())).values("key")
    passed = TaskState.objects.filter(
        workflow_state=OuterRef("workflow_state"), status=TaskState.STATUS_APPROVED, finished_by=person
    )
    return (
        ReviewTaskState.objects.filter(
            mine,
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__base_content_type=ContentType.objects.get_for_model(Item),
        )
        .exclude(workflow_state__object_id__in=own)
        .exclude(revision__user=person)
        .exclude(Exists(passed))
        .select_related("task__reviewtask", "revision", "workflow_state__requested_by")
        .order_by("started_at", "id")
    )


def _tasks_of(person: Person) -> Q:
    """The tasks whose role the person holds in their unit, and that are nobody else's by name."""
    mine = Q(pk__in=[])
    for role in {one for roles in LEVEL_ROLES.values() for one in roles} & person.roles():
        mine |= Q(role=role) & reach(person, [role], "unit")
    for level, role in REVIEWERS.items():  # tasks that were opened before they had a role
        items = Item.objects.filter(reach(person, [role], "unit")).annotate(key=Cast("pk", CharField()))
        mine |= Q(role="", task__reviewtask__level=level, workflow_state__object_id__in=items.values("key"))
    return mine & (Q(assigned_to=None) | Q(assigned_to=person))
