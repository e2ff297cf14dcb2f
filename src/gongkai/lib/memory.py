"""How often Python looks for garbage: seldom, in a process that loads much once and then answers many requests."""

from __future__ import annotations

import gc

OBJECTS_BETWEEN_SWEEPS = 100_000  # Python's own 700 suit short scripts; all that is loaded was looked through each time


def sweep_seldom() -> None:
    """To be called once everything is loaded: what is there now stays, and need not be looked through again."""
    gc.freeze()
    gc.set_threshold(OBJECTS_BETWEEN_SWEEPS, 50, 100)
