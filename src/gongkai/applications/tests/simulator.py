"""A second way to the due day: one day after another with a pencil, knowing nothing of the calculator."""

from dataclasses import dataclass
from datetime import date, timedelta

# Weekdays off and weekend days worked by the State Council's notices of 2025 and 2026; 新疆's own days off.
DAYS_OFF = """
2025-01-01 2025-01-28 2025-01-29 2025-01-30 2025-01-31 2025-02-03 2025-02-04 2025-04-04 2025-05-01 2025-05-02
2025-05-05 2025-06-02 2025-10-01 2025-10-02 2025-10-03 2025-10-06 2025-10-07 2025-10-08 2026-01-01 2026-01-02
2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-02-23 2026-04-06 2026-05-01 2026-05-04 2026-05-05
2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07
"""
DAYS_WORKED = """
2025-01-26 2025-02-08 2025-04-27 2025-09-28 2025-10-11 2026-01-04 2026-02-14 2026-02-28 2026-05-09 2026-09-20
2026-10-10
"""
OFF_IN_XINJIANG = "2025-03-31 2025-06-06 2025-06-09 2025-06-10"


class IllegalError(Exception):
    """The law does not allow this."""


@dataclass
class Happening:
    """Something that begins on one day and ends on another: correct, ask, charge; or extend by `days`."""

    kind: str
    begins: date
    ends: date
    days: int = 0
    reached: date | None = None  # when those asked got the letter
    silence: int = 0  # their working days since


class Desk:
    """An officer who takes one day after another. `left` days remain; nothing counts while `open` has anything."""

    def __init__(self, received: date, happenings: list[Happening], *, xinjiang: bool) -> None:
        self.today = received
        self.happenings = happenings
        self.xinjiang = xinjiang
        self.left, self.extended = 20, 0
        self.open: list[Happening] = []
        self.seen: list[str] = []
        self.counted: list[date] = []
        self.days_since_receipt = self.days_since_notice = 0
        self.too_late_to_correct = self.too_late_to_pay = self.overdue = False

    def due(self) -> date:
        """The day the answer is due once everything has happened."""
        last = max([self.today, *(happening.begins for happening in self.happenings)])
        self.close_day()
        while self.today < last or self.left > 0 or self.is_waiting():
            self.today += timedelta(days=1)
            self.open_day()
            self.close_day()
        return self.counted[-1]

    def is_working(self) -> bool:
        text = self.today.isoformat()
        if self.xinjiang and text in OFF_IN_XINJIANG:
            return False
        return text in DAYS_WORKED or (self.today.isoweekday() <= 5 and text not in DAYS_OFF)

    def is_waiting(self) -> bool:
        return any(happening.kind in ("correct", "charge") for happening in self.open)

    def open_day(self) -> None:
        """What yesterday ended is over today; then a working day counts for whoever it runs for."""
        self.overdue = self.overdue or (self.left == 0 and not self.is_waiting())
        self.too_late_to_correct = self.too_late_to_correct or self.days_since_receipt == 7
        self.too_late_to_pay = self.too_late_to_pay or self.days_since_notice == 20
        if not self.is_working():
            return
        self.days_since_receipt += 1
        self.days_since_notice += "charge" in self.seen
        for happening in self.open:
            happening.silence += happening.reached is not None and happening.reached < self.today
        if not self.open and self.left > 0:
            self.left -= 1
            self.counted.append(self.today)

    def close_day(self) -> None:
        """First what ends today, then what begins today, in the order it was told."""
        for happening in [happening for happening in self.open if self.is_over(happening)]:
            self.end(happening)
        for happening in self.happenings:
            if happening.begins == self.today:
                self.begin(happening)

    def is_over(self, happening: Happening) -> bool:
        return happening.ends == self.today or (happening.kind == "ask" and happening.silence == 15)

    def begin(self, happening: Happening) -> None:
        self.refuse_unlawful(happening)
        self.seen.append(happening.kind)
        if happening.kind == "extend":
            self.left += happening.days
            self.extended += happening.days
            return
        self.open.append(happening)
        if happening.ends == self.today:
            self.end(happening)

    def end(self, happening: Happening) -> None:
        if happening.kind == "charge" and self.too_late_to_pay:
            raise IllegalError("paid late")
        self.open.remove(happening)
        if happening.kind in ("correct", "charge"):
            self.left = 20 + self.extended
            self.counted = []

    def refuse_unlawful(self, happening: Happening) -> None:
        kind = happening.kind
        if kind == "correct" and (self.too_late_to_correct or "correct" in self.seen):
            raise IllegalError("second or late request for correction")
        if kind != "correct" and (self.overdue or self.is_waiting()):
            raise IllegalError("no period is running")
        if kind == "charge" and "charge" in self.seen:
            raise IllegalError("second charge")
        if kind == "extend" and self.extended + happening.days > 20:
            raise IllegalError("extended too long")
