"""One application on its way through the offices, verb by verb, as far as it had come by today."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from gongkai.applications import actions
from gongkai.applications.choices import Channel
from gongkai.applications.models import Case
from gongkai.applications.rules.intake import TO_BE_CONFIRMED, Application
from gongkai.ops.demo.days import Days, in_the_morning
from gongkai.ops.demo.organs import County, Unit
from gongkai.ops.demo.people import People
from gongkai.ops.demo.timeline import Timeline
from gongkai.orgs.choices import Role
from gongkai.orgs.models import Organisation, Person

IN_THE_UNIT = frozenset({Role.HANDLER, Role.SECRECY_REVIEWER})
Facts = Callable[["Course"], dict[str, Any]]


def nothing(course: Course) -> dict[str, Any]:
    """An act that needs no more than its case."""
    return {}


@dataclass(frozen=True, slots=True)
class Step:
    """One act: so many working days after the one before, by whoever holds that role (None: the applicant)."""

    after: int
    verb: str
    role: Role | None
    facts: Facts = nothing


@dataclass(frozen=True, slots=True)
class Offices:
    """Who and what every case needs."""

    county: County
    people: People
    days: Days
    timeline: Timeline


class Course:
    """The way of one case; `case` is there once its first act is carried out."""

    case: Case

    def __init__(
        self,
        offices: Offices,
        unit: Unit,
        organisation: Organisation,
        application: Application,
        channel: Channel,
        start: date,
        chance: Random,
    ) -> None:
        self.offices = offices
        self.unit = unit
        self.organisation = organisation
        self.application = application
        self.channel = channel
        self.day = start
        self._chance = chance
        self._last: datetime | None = None

    @property
    def begins_with(self) -> str:
        """The verb by which an application over this channel becomes a case."""
        if self.channel == Channel.PORTAL:
            return "submit"
        return "log_arrival" if self.channel in TO_BE_CONFIRMED else "register"

    def go(self, steps: Iterable[Step], *, up_to: str = "") -> None:
        """Plan the way: the beginning, then these steps, up to and with a verb, and never beyond yesterday."""
        self._plan(self.begins_with, self._begin)
        if up_to == self.begins_with:
            return
        for step in steps:
            self.day = self.offices.days.calendar.add(self.day, step.after) if step.after else self.day
            if self.day >= self.offices.days.today:
                return
            self._plan(step.verb, self._act(step))
            if step.verb == up_to:
                return

    def _plan(self, verb: str, do: Callable[[datetime], Case]) -> None:
        at = in_the_morning(self.day, self._chance)
        if self._last and at <= self._last:
            at = self._last + timedelta(minutes=self._chance.randint(9, 40))
        self._last = at

        def carry_out() -> None:
            self.case = do(at)

        self.offices.timeline.act(at, carry_out)

    def _begin(self, at: datetime) -> Case:
        if self.channel == Channel.PORTAL:
            return actions.submit(self.application, organisation=self.organisation, at=at)
        facts: dict[str, Any] = {"organisation": self.organisation, "channel": self.channel}
        facts |= {"by": self.offices.people[Role.REGISTRAR], "at": at}
        if self.channel in TO_BE_CONFIRMED:
            return actions.log_arrival(self.application, **facts)
        return actions.register(self.application, read_back=self.channel == Channel.ORAL, **facts)

    def _act(self, step: Step) -> Callable[[datetime], Case]:
        def act(at: datetime) -> Case:
            verb = getattr(actions, step.verb)
            return verb(self.case, **step.facts(self), by=self._by(step.role), at=at)

        return act

    def _by(self, role: Role | None) -> Person | None:
        if role is None:
            return None
        return self.offices.people.of(self.unit, role) if role in IN_THE_UNIT else self.offices.people[role]
