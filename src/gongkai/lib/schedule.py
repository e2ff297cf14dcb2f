"""How often something is done by itself, in Beijing time: values that say when the next time is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from gongkai.lib.clock import in_beijing


@dataclass(frozen=True, slots=True)
class Every:
    """Again after so many minutes."""

    minutes: int

    def next_after(self, moment: datetime) -> datetime:
        """The first moment to do it again, counted from the last."""
        return moment + timedelta(minutes=self.minutes)

    def __str__(self) -> str:
        return f"每{self.minutes}分钟"


@dataclass(frozen=True, slots=True)
class Daily:
    """Once a day at this time in Beijing."""

    hour: int
    minute: int = 0

    def next_after(self, moment: datetime) -> datetime:
        """The first such time after a moment."""
        here = in_beijing(moment)
        today = here.replace(hour=self.hour, minute=self.minute, second=0, microsecond=0)
        return today if today > here else today + timedelta(days=1)

    def __str__(self) -> str:
        return f"每天{self.hour:02d}:{self.minute:02d}"


@dataclass(frozen=True, slots=True)
class Weekly:
    """Once a week on this day (0 is Monday) at this time in Beijing."""

    weekday: int
    hour: int
    minute: int = 0

    def next_after(self, moment: datetime) -> datetime:
        """The first such time after a moment."""
        day = Daily(self.hour, self.minute).next_after(moment)
        return day + timedelta(days=(self.weekday - day.weekday()) % 7)

    def __str__(self) -> str:
        return f"每周{'一二三四五六日'[self.weekday]}{self.hour:02d}:{self.minute:02d}"


Schedule = Every | Daily | Weekly
