"""What makes a function a job on the clock: a name that officers read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

Job = Callable[[datetime], str]


def job(title: str) -> Callable[[Callable[..., str]], Any]:
    """Name a job. It is called with the moment (`at=…`) and says in a sentence what it did; empty where nothing was.

    It calls one verb after another, each a transaction of its own: nobody waits for the database meanwhile, and what
    was done before a fault stays done.
    """

    def named(function: Callable[..., str]) -> Any:
        function.title = title  # type: ignore[attr-defined]
        return function

    return named
