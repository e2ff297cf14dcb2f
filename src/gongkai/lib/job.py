"""What makes a function a job on the clock: a name that officers read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

Job = Callable[[datetime], str]


def job(title: str, *, whole: bool = True) -> Callable[[Callable[..., str]], Any]:
    """Name a job. It is called with the moment (`at=…`) and says in a sentence what it did; empty where nothing was.

    A `whole` job leaves all of its work or nothing, in one transaction. One that waits for others (a mail server) or
    works long at each piece is not: each piece is a transaction of its own, and nobody waits for it meanwhile.
    """

    def named(function: Callable[..., str]) -> Any:
        function.title = title  # type: ignore[attr-defined]
        function.whole = whole  # type: ignore[attr-defined]
        return function

    return named
