"""Which applications came in when: past years, the one of 2024, and those under way today in every state and age."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from random import Random

from gongkai.applications.choices import ApplicantKind, Channel, Delivery, Medium
from gongkai.applications.choices import Outcome as O  # noqa: N817
from gongkai.applications.rules.events import STANDARD_DAYS
from gongkai.applications.rules.intake import TO_BE_CONFIRMED, Application
from gongkai.ops.demo.cases import stories
from gongkai.ops.demo.cases.applicants import apply
from gongkai.ops.demo.cases.course import Course, Offices, Step
from gongkai.ops.demo.days import dice
from gongkai.ops.demo.organs import Unit
from gongkai.ops.demo.people import SHOWN_UNIT
from gongkai.ops.demo.words import Field as F  # noqa: N817
from gongkai.orgs.models import Organisation

RECEIVED = {2022: 38, 2023: 44, 2025: 62, 2026: 34}  # those of past years, besides the one of 2024
LONGEST_WAY = 45  # working days in which every story has come to its end
CARRIED_OVER = 6  # applications of December 2025 that were answered in 2026
CARRYING_YEAR = 2025
MODEL_YEAR, MODEL_DAY, MODEL_UNIT = 2024, date(2024, 5, 14), "ziranziyuanju"
POSTED_TO = "云溪县清泉村示例路7号"

OUTCOMES = {  # how often, in a hundred
    O.GRANTED_PROVIDED: 42, O.GRANTED_ALREADY_PUBLIC: 12, O.PARTIAL: 12, O.UNABLE_NOT_HELD: 12, O.DENIED_PROCESS: 4,
    O.DENIED_THIRD_PARTY: 3, O.UNABLE_REQUIRES_CREATION: 4, O.REFUSED_PETITION: 4, O.OTHER_MISC: 4,
    O.OTHER_NOT_CORRECTED: 3,
}  # fmt: skip
CHANNELS = {
    Channel.PORTAL: 60, Channel.IN_PERSON: 12, Channel.REGISTERED_MAIL: 14, Channel.EMAIL: 6, Channel.ORDINARY_MAIL: 5,
    Channel.ORAL: 3,
}  # fmt: skip
ASKED_OF = (
    F.EDUCATION,
    F.LAND,
    F.HOUSING,
    F.CIVIL,
    F.FARMING,
    F.LABOUR,
    F.DEVELOPMENT,
    F.FINANCE,
    F.WATER,
    F.TRANSPORT,
)


@dataclass(frozen=True, slots=True)
class UnderWay:
    """An application that is under way today: stopped after a verb, begun so many working days ago."""

    up_to: str
    ago: int = 0
    due_in: int | None = None  # instead of `ago`: working days until the answer is due, negative when late
    story: tuple[Step, ...] = ()
    channel: Channel = Channel.PORTAL
    delivery: Delivery | None = None
    shown: bool = False  # handled by the department whose people have the well-known names


_GRANT = stories.to(O.GRANTED_PROVIDED, Delivery.PORTAL)
_POSTED = stories.to(O.PARTIAL, Delivery.POST)
_EMAIL = Channel.EMAIL
TODAY: tuple[UnderWay, ...] = (
    UnderWay("submit", ago=1),
    UnderWay("submit", ago=1),
    UnderWay("register", ago=2, channel=Channel.IN_PERSON),
    UnderWay("submit", ago=6),
    UnderWay("log_arrival", ago=2, channel=_EMAIL),
    UnderWay("try_contact", ago=4, channel=Channel.ORDINARY_MAIL),
    UnderWay("request_correction", ago=6, story=stories.LAPSE_CORRECTION),
    UnderWay("request_correction", ago=12, story=stories.LAPSE_CORRECTION),
    UnderWay("dispatch", ago=3, story=_GRANT, shown=True),
    UnderWay("dispatch", due_in=5, story=_GRANT, shown=True),
    UnderWay("dispatch", due_in=2, story=_GRANT, shown=True),
    UnderWay("dispatch", due_in=0, story=_GRANT, shown=True),
    UnderWay("dispatch", due_in=-3, story=_GRANT, shown=True),
    UnderWay("dispatch", due_in=-12, story=_GRANT),
    UnderWay("request_reason", ago=7, story=stories.BEFORE[O.REFUSED_EXCESSIVE]),
    UnderWay("deliver_inquiry", ago=8, story=stories.DETOURS[1]),
    UnderWay("deliver_inquiry", ago=26, story=stories.DETOURS[1]),
    UnderWay("deliver_fee_notice", ago=9, story=stories.LAPSE_FEE),
    UnderWay("extend", ago=24, story=stories.DETOURS[4], shown=True),
    UnderWay("draft", due_in=2, story=_GRANT, shown=True),
    UnderWay("draft", ago=12, story=_GRANT),
    UnderWay("pass_secrecy", due_in=1, story=_GRANT, shown=True),
    UnderWay("pass_secrecy", due_in=-1, story=_GRANT),
    UnderWay("approve", due_in=3, story=_GRANT),
    UnderWay("send", ago=13, story=_POSTED, delivery=Delivery.POST),
    UnderWay("serve", ago=18, story=_POSTED, delivery=Delivery.POST),
    UnderWay("withdraw", ago=9, story=stories.WITHDRAW),
    UnderWay("lapse_correction", ago=20, story=stories.LAPSE_CORRECTION),
)


class Applications:
    """Plans every application of the county on the timeline."""

    def __init__(self, offices: Offices, scale: float = 1.0) -> None:
        self._offices = offices
        self._scale = scale
        self._units = offices.county.of_field(*ASKED_OF)
        self._first: Application | None = None

    def plan(self) -> None:
        """Plan those of past years, the one of 2024, and those under way."""
        for year in self._offices.days.years():
            if year == MODEL_YEAR:
                self._the_one_of_2024()
            else:
                self._year(year)
        for place, one in enumerate(TODAY):
            self._under_way(one, dice(f"cases/today/{place}"))

    def _year(self, year: int) -> None:
        chance = dice(f"cases/{year}")
        every = self._offices.days.of(year)
        early = every[:-LONGEST_WAY]
        outcomes = self._outcomes(year, chance) if early else []
        for outcome, start in zip(outcomes, sorted(chance.choices(early, k=len(outcomes))), strict=True):
            self._past(outcome, start, chance)
        if year == CARRYING_YEAR:
            for start in every[-CARRIED_OVER:]:
                self._past(O.GRANTED_PROVIDED, start, chance)

    def _outcomes(self, year: int, chance: Random) -> list[O]:
        count = round(RECEIVED.get(year, RECEIVED[max(RECEIVED)]) * self._scale)
        drawn = chance.choices(list(OUTCOMES), weights=list(OUTCOMES.values()), k=count)
        if year != CARRYING_YEAR:
            return [O.GRANTED_PROVIDED, *drawn[1:]]
        return chance.sample([*O, *drawn[len(O) :]], max(count, len(O)))

    def _past(self, outcome: O, start: date, chance: Random) -> None:
        unit = chance.choice(self._units)
        application = self._applied(outcome, unit, start, chance)
        organisation = self._organisation(outcome, unit, chance)
        channel = chance.choices(list(CHANNELS), weights=list(CHANNELS.values()))[0]
        course = Course(self._offices, unit, organisation, application, channel, start, chance)
        steps = self._way(outcome, application.delivery, chance)
        course.go((*(stories.CONFIRM if channel in TO_BE_CONFIRMED else ()), *steps))

    def _applied(self, outcome: O, unit: Unit, start: date, chance: Random) -> Application:
        """Who applies for what; whoever repeats an application is the person of the first one, which was answered."""
        if outcome == O.REFUSED_DUPLICATE and self._first:
            return self._first
        application = apply(unit, start, chance, None if self._first else ApplicantKind.NATURAL_PERSON)
        self._first = self._first or application
        return application

    def _organisation(self, outcome: O, unit: Unit, chance: Random) -> Organisation:
        if outcome in {O.REFUSED_DUPLICATE, O.GRANTED_PROVIDED} or chance.random() < 0.5:
            return self._offices.county.government
        return unit.organ

    def _way(self, outcome: O, delivery: Delivery, chance: Random) -> tuple[Step, ...]:
        if outcome == O.GRANTED_PROVIDED and chance.random() < 0.3:
            return (*chance.choice(stories.DETOURS), *stories.reply(outcome, delivery))
        return stories.to(outcome, delivery, slow=chance.choice((0, 0, 1, 3, 5)))

    def _the_one_of_2024(self) -> None:
        """The one application of the sample report: answered over the counter, then taken back (表三 其他处理—其他)."""
        chance = dice("cases/2024")
        unit = self._offices.county.unit(MODEL_UNIT)
        application = apply(unit, MODEL_DAY, chance, ApplicantKind.NATURAL_PERSON)
        organisation = self._offices.county.government
        course = Course(self._offices, unit, organisation, application, Channel.IN_PERSON, MODEL_DAY, chance)
        if self._offices.days.today > MODEL_DAY:
            course.go((stories.DISPATCH, stories.TAKEN_BACK, stories.ARCHIVE))

    def _under_way(self, one: UnderWay, chance: Random) -> None:
        county, days = self._offices.county, self._offices.days
        unit = county.unit(SHOWN_UNIT) if one.shown else chance.choice(self._units)
        start = days.last(one.ago)[0] if one.due_in is None else self._due(one.due_in)
        application = apply(unit, start, chance)
        if one.delivery:
            application = replace(application, medium=Medium.PAPER, delivery=one.delivery, address=POSTED_TO)
        course = Course(self._offices, unit, county.government, application, one.channel, start, chance)
        course.go(one.story or stories.CONFIRM, up_to=one.up_to)

    def _due(self, within: int) -> date:
        """The day of receipt of what is due so many working days after today, or before it."""
        days = self._offices.days
        due_on = days.calendar.add(days.calendar.on_or_after(days.today), within)
        return days.calendar.add(due_on, -STANDARD_DAYS)
