"""Short ways to tell what happened, with the dates written out."""

from datetime import date

from gongkai.applications.rules.clock import Clock, read
from gongkai.applications.rules.events import Consultation, Correction, Event, Extension, Fee, Received
from gongkai.lib.workdays import WorkCalendar

NATION = WorkCalendar.national()
XINJIANG = WorkCalendar.for_region("650000")
BOTH = (NATION, XINJIANG)


def on(text: str) -> date:
    """The day of an ISO date."""
    return date.fromisoformat(text)


def received(text: str) -> Received:
    """Received on that day."""
    return Received(on(text))


def corrected(requested: str, came: str | None = None) -> Correction:
    """Asked to correct, and (perhaps) corrected."""
    return Correction(on(requested), on(came) if came else None)


def consulted(sent: str, answered: str | None = None, reached: str | None = None) -> Consultation:
    """Asked somebody, who (perhaps) got it and answered."""
    return Consultation(on(sent), on(answered) if answered else None, on(reached) if reached else None)


def extended(days: int, notified: str) -> Extension:
    """Put off by that many working days."""
    return Extension(days, on(notified))


def charged(arrived: str, paid: str | None = None) -> Fee:
    """A fee notice arrived, and (perhaps) was paid."""
    return Fee(on(arrived), on(arrived), on(paid) if paid else None)


def clock(*events: Event, calendar: WorkCalendar = NATION) -> Clock:
    """The clock after those events."""
    return read(events, calendar)


def due(*events: Event) -> list[str]:
    """The due day by the national calendar and by 新疆's."""
    return [str(clock(*events, calendar=calendar).due_on) for calendar in BOTH]
