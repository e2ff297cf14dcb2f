"""Which due days a change of the calendar would move: computed from the ledger, nothing is saved."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from gongkai.applications.models import Case
from gongkai.applications.queries.clocks import calendar, clock_after, due_of, lines_of
from gongkai.lib.notices import Notice


@dataclass(frozen=True, slots=True)
class Move:
    """One open case whose due day would move, or stay but be certain (or provisional) from then on."""

    case: Case
    was: date | None
    will_be: date | None
    was_provisional: bool
    is_provisional: bool

    @property
    def is_earlier(self) -> bool:
        """Whether there would be less time than the applicant was told."""
        return self.was is not None and self.will_be is not None and self.will_be < self.was


def moves(notice: Notice | None, *, without: int | None = None) -> list[Move]:
    """The open cases that a new notice would move, most urgent first; closed ones are never touched.

    `without` is the key of a notice that is voided, with or without another in its place.
    """
    cases = Case.objects.open().filter(received_on__isnull=False).select_related("organisation", "handling_unit")
    lines, days = lines_of(cases), calendar((notice,) if notice else (), without=without)
    found = []
    for case in cases.order_by("due_on", "pk"):
        clock = clock_after(lines.get(case.pk, []), days)
        provisional = bool(clock and clock.is_provisional)
        if due_of(clock) != case.due_on or provisional != case.due_is_provisional:
            found.append(Move(case, case.due_on, due_of(clock), case.due_is_provisional, provisional))
    return found
