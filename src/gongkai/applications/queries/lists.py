"""Lists of cases: what must happen next, and what a filter finds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, Q, Window
from django.db.models.functions import RowNumber

from gongkai.applications.choices import State
from gongkai.applications.models import Case, CaseQuerySet
from gongkai.applications.queries.clocks import remaining
from gongkai.applications.queries.people import cases_of
from gongkai.applications.states import LIFE, NEXT, TURN
from gongkai.lib.workdays import WorkCalendar
from gongkai.orgs.models import Person

SHOWN = 10  # of each group; the rest is a click away
SOONEST = (F("due_on").asc(nulls_last=True), F("pk").asc())


@dataclass(frozen=True, slots=True)
class Group:
    """Cases that wait for the same thing; `mine` where the person has an act in that state."""

    state: State
    total: int
    cases: list[Case]
    mine: bool

    @property
    def title(self) -> str:
        """What must happen next."""
        return NEXT[self.state]


def groups_for(person: Person) -> list[Group]:
    """The person's cases by what must happen next, their own turn first; two queries, however many cases."""
    within_reach = cases_of(person).exclude(state=State.ARCHIVED)
    totals = dict(within_reach.order_by().values_list("state").annotate(Count("pk")))
    place = Window(RowNumber(), partition_by=F("state"), order_by=SOONEST)
    firsts = list(within_reach.annotate(place=place).filter(place__lte=SHOWN).order_by(*SOONEST))
    found = [
        Group(state, totals[state], [case for case in firsts if case.state == state], _is_turn_of(person, state))
        for state in NEXT
        if totals.get(state)
    ]
    return sorted(found, key=lambda group: not group.mine)


def _is_turn_of(person: Person, state: State) -> bool:
    """Whether the next act in that state falls to one of the person's roles."""
    return bool(person.roles() & set(TURN.get(state, ())))


def filtered(
    person: Person, *, state: str = "", unit: int | None = None, year: int | None = None, q: str = ""
) -> CaseQuerySet:
    """The person's cases that a filter leaves, the most urgent first."""
    cases = cases_of(person)
    if state:
        cases = cases.filter(state=state)
    if unit:
        cases = cases.filter(Q(handling_unit=unit) | Q(organisation=unit))
    if year:
        cases = cases.filter(submitted_at__year=year)
    if q:
        cases = cases.filter(Q(number__contains=q) | Q(description__icontains=q))
    return cases.order_by(*SOONEST)


# what may be done to many cases at once: acts whose form asks the same of every one
AT_ONCE = ("dispatch", "extend", "lapse_correction", "lapse_fee", "archive")


def acts_at_once(person: Person, state: str) -> list[tuple[str, str]]:
    """The acts on many cases in this state that fall to the person: verb and label."""
    steps = [LIFE.step(state, verb) for verb in AT_ONCE if state and verb in LIFE.verbs(state)]
    return [(step.verb, step.name) for step in steps if person.roles() & set(step.by)]


def days_left(case: Case, today: date, days: WorkCalendar | None = None) -> int | None:
    """The working days left, for an open case whose period runs."""
    return remaining(case, today, days) if case.is_open else None
