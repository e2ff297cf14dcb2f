"""A statutory clock as a grid of weeks, ready to be shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["working", "weekend", "holiday", "makeup", "paused"]
WORDS = {"working": "工作日", "weekend": "周末", "holiday": "放假", "makeup": "调休上班", "paused": "不计入期限"}


@dataclass(frozen=True, slots=True)
class ClockDay:
    """One calendar day of a clock: its number among the working days, its name, what happened on it."""

    on: date
    kind: Kind
    number: int | None = None  # 1…20, none where the day is not counted
    name: str = ""  # the holiday, or why the clock stands still
    events: tuple[str, ...] = ()
    is_due: bool = False

    @property
    def word(self) -> str:
        """What kind of day it is, in words."""
        return WORDS[self.kind]


def weeks(days: Sequence[ClockDay]) -> list[list[ClockDay | None]]:
    """The clock's days as weeks from Monday to Sunday; what lies outside the clock is None."""
    before: list[ClockDay | None] = [None] * (days[0].on.weekday() if days else 0)
    cells = [*before, *days]
    cells += [None] * (-len(cells) % 7)
    return [cells[at : at + 7] for at in range(0, len(cells), 7)]
