"""Everything that happened in the county, carried out in the order in which it happened."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from datetime import datetime
from itertools import count

from gongkai.ledger.actions import Entry, record_all

MOST_WAITING = 500  # ledger lines written at once


class Timeline:
    """Acts and ledger lines, in any order in and in their own order out; an act may add what follows from it."""

    def __init__(self) -> None:
        self._heap: list[tuple[datetime, int, Entry | Callable[[], object]]] = []
        self._number = count()

    def act(self, at: datetime, do: Callable[[], object]) -> None:
        """At that moment, do that."""
        heapq.heappush(self._heap, (at, next(self._number), do))

    def note(self, entry: Entry) -> None:
        """At its moment, write that line; nothing follows from it."""
        heapq.heappush(self._heap, (entry.at, next(self._number), entry))

    def run(self) -> int:
        """Carry everything out; returns how much there was."""
        waiting: list[Entry] = []
        done = 0
        while self._heap:
            _, _, what = heapq.heappop(self._heap)
            done += 1
            if isinstance(what, Entry):
                waiting.append(what)
            if waiting and (not isinstance(what, Entry) or len(waiting) >= MOST_WAITING):
                record_all(waiting, react=False)
                waiting = []
            if not isinstance(what, Entry):
                what()
        record_all(waiting, react=False)
        return done
