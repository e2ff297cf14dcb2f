"""The example beside each component, for the patterns page and its tests; 云溪县 and all in it are invented."""

from __future__ import annotations

from .checking import checking
from .clocks import clocks
from .doing import doing
from .example import Example
from .frame import frame
from .numbers import numbers
from .reading import people, reading

__all__ = ["Example", "examples"]


def examples() -> list[Example]:
    """Every component's example, in the order in which a page meets them."""
    return [*frame(), *reading(), *people(), *doing(), *clocks(), *numbers(), *checking()]
