"""What an example is, and a moment written the Beijing way."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Example:
    """A component's name, title and use, and the context that shows it."""

    name: str
    title: str
    use: str
    context: dict[str, Any] = field(default_factory=dict)
    more: list[dict[str, Any]] = field(default_factory=list)  # the same component otherwise
    where: str = ""  # set for what every page shows anyway: 页首, 页尾

    @property
    def template(self) -> str:
        """Where the component's template is."""
        return f"components/{self.name}.html"

    @property
    def ways(self) -> list[dict[str, Any]]:
        """Every context to be shown."""
        return [self.context, *self.more]

    @property
    def call(self) -> str:
        """How a page includes it."""
        given = " ".join(f"{key}={key}" for key in self.context)
        return f'{{% include "{self.template}"' + (f" with {given}" if given else "") + " %}"


def at(year: int, month: int, day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in Beijing, given by its clock."""
    return datetime(year, month, day, hour - 8, minute, tzinfo=UTC)
