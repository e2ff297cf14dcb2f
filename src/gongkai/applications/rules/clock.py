"""The clock of an application: from what happened to the day an answer is due (条例第三十条至第三十五条)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from gongkai.applications.rules.events import (
    CONSULTATION,
    CORRECT_WITHIN,
    CORRECTION,
    FEE,
    REPLY_WITHIN,
    STANDARD_DAYS,
    Answered,
    Consultation,
    Correction,
    CustomDue,
    Event,
    Extension,
    Fee,
    Practice,
    Received,
)
from gongkai.lib.workdays import ONE_DAY, WorkCalendar, days_after


@dataclass(frozen=True, slots=True)
class Stop:
    """Days that do not count: after `after`, up to and with `until` (None: no end in sight).

    One that `restarts` gives a whole new period from its end, the others only a pause.
    """

    after: date
    until: date | None
    why: str
    article: str
    restarts: bool = False

    def covers(self, day: date) -> bool:
        """Whether that day does not count because of this."""
        return self.after < day and (self.until is None or day <= self.until)

    def is_on(self, day: date) -> bool:
        """Whether, at the close of that day, the case waits because of this."""
        return self.after <= day and (self.until is None or day < self.until)


@dataclass(frozen=True)
class Clock:
    """What the events of a case make of its period. Days are working days of `calendar`.

    `start_on` is the day the running period begins after; `allowance` how many days it has; `extended` how many of
    the twenty days of extension are used up.
    """

    calendar: WorkCalendar
    practice: Practice
    received_on: date
    start_on: date
    allowance: int = STANDARD_DAYS
    extended: int = 0
    stops: tuple[Stop, ...] = ()
    events: tuple[Event, ...] = ()

    @cached_property
    def due_on(self) -> date | None:
        """The last day to answer; None while the clock stands still with no end in sight."""
        left, day = self.allowance, self.start_on
        while left > 0:
            day += ONE_DAY
            stops = [stop for stop in self.stops if stop.covers(day)]
            if any(stop.until is None for stop in stops):
                return None
            left -= not stops and self.calendar.is_workday(day)
        return None if self.waiting(day) else day

    @property
    def is_provisional(self) -> bool:
        """Whether a holiday arrangement still to be published may move the due day."""
        return self.due_on is not None and self.calendar.is_provisional(self.due_on)

    @property
    def answered_on(self) -> date | None:
        """The day the answer was sent, if it was."""
        return next((event.on for event in self.events if isinstance(event, Answered)), None)

    @property
    def correction(self) -> Correction | None:
        """The one request for correction, if there was one."""
        return next((event for event in self.events if isinstance(event, Correction)), None)

    @property
    def fee(self) -> Fee | None:
        """The one fee notice, if there was one."""
        return next((event for event in self.events if isinstance(event, Fee)), None)

    @property
    def paused_until(self) -> date | None:
        """The last day that a pause takes out before the due day; None without such a pause, or without a due day."""
        if self.due_on is None:
            return None
        return max((stop.until for stop in self.stops if stop.until and not stop.restarts), default=None)

    def counts(self, day: date) -> bool:
        """Whether that day is one of the running period's days."""
        return day > self.start_on and self.stop_over(day) is None and self.calendar.is_workday(day)

    def used(self, on: date) -> int:
        """How many days of the running period are used up at the close of that day."""
        return sum(self.counts(day) for day in days_after(self.start_on, self._last(on)))

    def remaining(self, on: date) -> int:
        """How many days are left at the close of that day; negative when overdue, constant while paused."""
        return self.allowance - self.used(on)

    def is_late(self, on: date) -> bool:
        """Whether the answer was sent, or is on that day still not sent, after the due day."""
        return self.due_on is not None and self._last(on) > self.due_on

    def paused(self, on: date) -> str:
        """Why the clock stands still at the close of that day (等待补正, 征求意见, 等待缴费); empty while it runs."""
        return next((stop.why for stop in self.stops if stop.is_on(on)), "")

    def waiting(self, on: date) -> Stop | None:
        """What the case waits for before a new period begins, if it does at the close of that day."""
        return next((stop for stop in self.stops if stop.restarts and stop.is_on(on)), None)

    def stop_over(self, day: date) -> Stop | None:
        """The stop that keeps that day from counting, if one does."""
        return next((stop for stop in self.stops if stop.covers(day)), None)

    def _last(self, on: date) -> date:
        return min(on, self.answered_on or on)


def read(events: Iterable[Event], calendar: WorkCalendar, practice: Practice | None = None) -> Clock:
    """The clock after those events, whatever their order; it believes them (see history.why_not for judging them).

    ValueError unless there is exactly one Received.
    """
    received, *others = in_order(events)
    clock = Clock(calendar, practice or Practice(), received.begins_on, received.begins_on, events=(received,))
    for event in others:
        clock = after(clock, event)
    return clock


def in_order(events: Iterable[Event]) -> list[Event]:
    """The events as they began, the receipt first; ValueError unless there is exactly one receipt."""
    events = list(events)
    if sum(isinstance(event, Received) for event in events) != 1:
        raise ValueError("须有且只有一个收到申请之日")
    return sorted(events, key=lambda event: (not isinstance(event, Received), event.begins_on))


def after(clock: Clock, event: Event) -> Clock:
    """The clock once that has happened too."""
    changed = _changed(clock, event)
    return replace(changed, events=(*clock.events, event))


def _changed(clock: Clock, event: Event) -> Clock:
    match event:
        case Correction():
            return _corrected(clock, event)
        case Consultation():
            return _stopped(clock, Stop(event.sent_on, end_of(event, clock.calendar), "征求意见", CONSULTATION))
        case Extension(days=days):
            return replace(clock, allowance=clock.allowance + days, extended=clock.extended + days)
        case Fee():
            restarts = clock.practice.payment_restarts
            return _stopped(clock, Stop(event.sent_on, event.paid_on, "等待缴费", FEE, restarts))
        case CustomDue():
            return _set(clock, event)
    return clock


def _corrected(clock: Clock, event: Correction) -> Clock:
    """Only the first request, made in time, stops the clock; one made late leaves it running (条例第三十条)."""
    last = clock.calendar.add(clock.received_on, CORRECT_WITHIN)
    in_time = event.requested_on <= last or clock.practice.late_correction_restarts
    if clock.correction is not None or not in_time:
        return clock
    return _stopped(clock, Stop(event.requested_on, event.received_on, "等待补正", CORRECTION, restarts=True))


def _stopped(clock: Clock, stop: Stop) -> Clock:
    clock = replace(clock, stops=(*clock.stops, stop))
    if not stop.restarts or stop.until is None:
        return clock
    return replace(clock, start_on=max(clock.start_on, stop.until), allowance=STANDARD_DAYS + clock.extended)


def _set(clock: Clock, event: CustomDue) -> Clock:
    """As many days as lie before the day that was set, so that a later consultation still moves it."""
    due_on = clock.calendar.on_or_after(event.due_on)
    return replace(clock, allowance=sum(clock.counts(day) for day in days_after(clock.start_on, due_on)))


def end_of(event: Consultation, calendar: WorkCalendar) -> date | None:
    """The day the pause ends: the answer, or the asked party's fifteenth working day (条例第三十二条、第三十四条)."""
    ends = [event.answered_on] if event.answered_on else []
    if event.reached_on:
        ends.append(calendar.add(event.reached_on, REPLY_WITHIN))
    return min(ends, default=None)
