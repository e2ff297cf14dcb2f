"""Processes that die (SIGKILL) before any one of their writes."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from typing import Any

from django.db import connection, connections

WRITES = ("INSERT", "UPDATE", "DELETE")
MOST = 80  # writes of one act, by far


def killed_before_write(number: int, job: Callable[[], Any]) -> bool:
    """Whether a child process that does the job was killed before that write; False when it has fewer writes."""
    connections.close_all()
    child = os.fork()
    if child == 0:
        _live_until(number, job)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0, "the child failed by itself"
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


def _live_until(number: int, job: Callable[[], Any]) -> None:
    """In the child: do the job, and die without a word before the given write."""
    written = 0

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        nonlocal written
        written += sql.lstrip().upper().startswith(WRITES)
        if written == number:
            os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *rest)

    try:
        with connection.execute_wrapper(count):
            job()
        os._exit(0)
    except BaseException:
        os._exit(3)


def every_death(job: Callable[[], Any]) -> Iterator[int]:
    """The job, killed before its first write, its second, …; the last time it lives."""
    for number in range(1, MOST):
        if not killed_before_write(number, job):
            assert number > 5, "the job wrote next to nothing"
            return
        yield number
    raise AssertionError(f"more than {MOST} writes")
