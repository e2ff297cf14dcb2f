"""Setting up the review route, and opening a level of it as somebody's task."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from wagtail.models import Workflow, WorkflowContentType, WorkflowTask

from gongkai.disclosure.choices import ReviewLevel
from gongkai.disclosure.models import ColumnPage, Item, ReviewRoute, ReviewTask, ReviewTaskState, RouteLevel
from gongkai.disclosure.queries import holder_acted_for, last_task, level_of, role_of
from gongkai.disclosure.rules import LevelSetting, required_levels, why_not_hand_over, why_not_set_route
from gongkai.disclosure.tables import LEVEL_ROLES, LEVELS_IN_ORDER, REVIEW_ROUTE, ROUTE_NAME, TERM
from gongkai.ledger.actions import record
from gongkai.lib.refusal import refuse_if
from gongkai.lib.workdays import WorkCalendar
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person


@transaction.atomic
def establish_review_route(*, by: Person | None, at: datetime) -> Workflow:
    """Create 三审三校 with its five levels and bind it to items; done twice, it changes nothing."""
    workflow, is_new = _workflow(ROUTE_NAME, REVIEW_ROUTE)
    WorkflowContentType.objects.get_or_create(
        content_type=ContentType.objects.get_for_model(Item), defaults={"workflow": workflow}
    )
    if is_new:
        record("route.established", workflow, by=by, at=at, levels=list(REVIEW_ROUTE))
    return workflow


def _workflow(name: str, levels: Sequence[ReviewLevel]) -> tuple[Workflow, bool]:
    workflow, is_new = Workflow.objects.get_or_create(name=name)
    for place, level in enumerate(levels):
        task, _ = ReviewTask.objects.get_or_create(level=level, defaults={"name": level.label})
        WorkflowTask.objects.get_or_create(workflow=workflow, task=task, defaults={"sort_order": place})
    return workflow, is_new


@dataclass(frozen=True, slots=True)
class Level:
    """One level as it is to be set: who (a unit other than the item's, a role, a named person), by when, what more."""

    level: ReviewLevel
    role: Role | None = None
    unit: Organisation | None = None
    person: Person | None = None
    within_days: int = TERM
    extra_checks: Sequence[str] = ()

    @property
    def as_role(self) -> Role:
        """The role, or the one that does this level where nothing is said."""
        return self.role or LEVEL_ROLES[self.level][0]


@transaction.atomic
def set_route(
    *, unit: Organisation | None, column: ColumnPage | None, levels: Sequence[Level], by: Person, at: datetime
) -> ReviewRoute:
    """Set how items of a unit, a column or both are reviewed; what was set for the same before is replaced.

    Raises Refused where a level that the law demands would be missing. Rounds that run go on as they began.
    """
    home = unit or Organisation.objects.order_by("path").first()
    settings = [_setting(one, unit) for one in levels]
    refuse_if(why_not_set_route(settings, may_set=by.has_role(Role.DISCLOSURE_OFFICE, home)))

    ReviewRoute.objects.in_force().filter(unit=unit, column=column).update(is_active=False)
    wanted = required_levels([one.level for one in levels])
    extra = [level.label for level in wanted if level not in REVIEW_ROUTE]
    workflow, _ = _workflow(f"{ROUTE_NAME}（加{'、'.join(extra)}）" if extra else ROUTE_NAME, wanted)
    route = ReviewRoute.objects.create(unit=unit, column=column, workflow=workflow, set_at=at, set_by=by)
    RouteLevel.objects.bulk_create(
        RouteLevel(
            route=route, level=one.level, unit=one.unit, role=one.as_role, person=one.person,
            within_days=one.within_days, extra_checks=list(one.extra_checks),
        )
        for one in sorted(levels, key=lambda one: LEVELS_IN_ORDER.index(one.level))
    )  # fmt: skip
    record("route.set", route, by=by, at=at, column=column.title if column else "", levels=list(wanted))
    return route


def _setting(one: Level, unit: Organisation | None) -> LevelSetting:
    where = one.unit or unit
    holds = one.person is None or (where is not None and one.person.has_role(one.as_role, where))
    return LevelSetting(
        level=one.level,
        role=one.as_role,
        within_days=one.within_days,
        is_named=one.person is not None,
        holds_role=holds,
        extra_checks=one.extra_checks,
    )


@transaction.atomic
def end_route(route: ReviewRoute, *, by: Person, at: datetime) -> ReviewRoute:
    """Let items go by the ordinary route again."""
    home = route.unit or Organisation.objects.order_by("path").first()
    refuse_if([] if by.has_role(Role.DISCLOSURE_OFFICE, home) else ["审核路线由政府信息公开工作主管部门（公开办）设定"])
    route.is_active = False
    route.save(update_fields=["is_active"])
    record("route.ended", route, by=by, at=at)
    return route


def open_task(item: Item, state: ReviewTaskState, draft: Item, *, at: datetime) -> None:
    """Make the level at which an item now stands somebody's task: whose, with what to tick, by when.

    `draft` is the text under review.
    """
    level = level_of(state)
    route = draft.review_route()
    row = route.levels.filter(level=level).first() if route else None
    days = row.within_days if row else TERM
    ReviewTaskState.objects.filter(pk=state.pk).update(
        started_at=at,
        role=row.role if row else LEVEL_ROLES[level][0],
        unit=(row.unit if row and row.unit else item.unit),
        assigned_to=row.person if row else None,
        due_on=WorkCalendar.national().add(timezone.localdate(at), days),
        extra_checks=row.extra_checks if row else [],
    )


@transaction.atomic
def hand_over(item: Item, *, to: Person, reason: str, by: Person, at: datetime) -> ReviewTaskState:
    """Give the level at which an item stands to one other person who holds it: leave, a conflict of interest."""
    item = Item.objects.select_for_update().get(pk=item.pk)
    state = last_task(item)
    today = timezone.localdate(at)
    may = state is not None and (
        holder_acted_for(by, state, today) is not None or by.has_role(Role.DISCLOSURE_OFFICE, item.unit)
    )
    holds = state is not None and to.is_active and to.has_role(role_of(state), state.unit or item.unit)
    refuse_if(
        why_not_hand_over(
            may=may, holds_role=holds, is_other=state is None or state.assigned_to_id != to.pk,
            in_review=state is not None, reason=reason,
        )
    )  # fmt: skip
    assert state is not None  # refused above
    state.assigned_to = to
    state.save(update_fields=["assigned_to"])
    record("item.handed_over", item, by=by, at=at, level=level_of(state), to=to.pk, to_name=str(to), reason=reason)
    return state
