"""The calculator against a day-by-day simulator, on random histories."""

from datetime import date, timedelta

from hypothesis import event, given, settings
from hypothesis import strategies as st

from gongkai.applications.rules import history
from gongkai.applications.rules.clock import read
from gongkai.applications.rules.events import Consultation, Correction, Event, Extension, Fee, Received
from gongkai.applications.rules.sheet import rows
from gongkai.applications.tests.simulator import Desk, Happening, IllegalError
from gongkai.applications.tests.told import NATION, XINJIANG

FIRST, LAST = date(2025, 1, 1), date(2025, 12, 31)
SPAN = st.integers(0, 32).map(lambda days: timedelta(days=days))
GAP = st.integers(0, 11).map(lambda days: timedelta(days=days))
KIND = st.sampled_from(["correct", "ask", "ask", "extend", "extend", "charge"])


@st.composite
def histories(draw: st.DrawFn) -> tuple[date, list[Happening]]:
    """A receipt and what happened after it, mostly in a sensible order."""
    received = day = draw(st.dates(FIRST, LAST))
    happenings = []
    for _ in range(draw(st.integers(0, 5))):
        day += draw(GAP)
        happening = Happening(draw(KIND), day, day + draw(SPAN), days=draw(st.integers(1, 14)))
        if happening.kind == "ask" and draw(st.booleans()):
            happening.reached = day + draw(GAP)
        happenings.append(happening)
        if draw(st.booleans()):
            day = happening.ends
    return received, happenings


def as_event(happening: Happening) -> Event:
    begins, ends = happening.begins, happening.ends
    match happening.kind:
        case "correct":
            return Correction(begins, ends)
        case "ask":
            return Consultation(begins, ends, happening.reached)
        case "extend":
            return Extension(happening.days, begins)
    return Fee(begins, begins, ends)


@settings(max_examples=600, deadline=None)
@given(history_=histories(), xinjiang=st.booleans())
def test_calculator_and_simulator_agree(history_, xinjiang):
    received, happenings = history_
    events = [Received(received), *map(as_event, happenings)]
    calendar = XINJIANG if xinjiang else NATION
    desk = Desk(received, happenings, xinjiang=xinjiang)

    try:
        due = desk.due()
    except IllegalError as illegal:
        event(f"unlawful: {illegal}")
        assert history.why_not(events, calendar) != []
        return

    event(f"lawful, {len(happenings)} events")
    clock = read(events, calendar)
    assert history.why_not(events, calendar) == []
    assert clock.due_on == due
    assert [row.on for row in rows(clock) if row.counted] == desk.counted
    assert clock.extended == desk.extended
    assert clock.remaining(due) == 0


@settings(max_examples=300, deadline=None)
@given(start=st.dates(date(2004, 1, 1), date(2030, 12, 31)), n=st.integers(1, 60))
def test_adding_and_counting_are_each_others_inverse(start, n):
    for calendar in (NATION, XINJIANG):
        end = calendar.add(start, n)
        assert calendar.is_workday(end)
        assert calendar.count(start, end) == n
        assert calendar.sheet(start, n)[-1].on == end
        assert calendar.add(end, -n) <= start if not calendar.is_workday(start) else calendar.add(end, -n) == start
