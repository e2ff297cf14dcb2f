"""A statutory table as rows of cells, ready to be shown exactly as the form prescribes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `head` says whether it heads a column or a row, `url` leads to the records behind the figure."""

    text: str | int = ""
    head: Literal["", "col", "row"] = ""
    colspan: int = 1
    rowspan: int = 1
    url: str = ""
    mark: Literal["", "error", "warning"] = ""  # a finding about this cell
    note: str = ""  # what the finding says

    @property
    def is_number(self) -> bool:
        """Figures stand at the right, words at the left."""
        return isinstance(self.text, int) or str(self.text).replace(",", "").replace(".", "", 1).lstrip("-").isdigit()


@dataclass(frozen=True, slots=True)
class Table:
    """A caption, the heading rows and the body rows."""

    caption: str
    head: list[list[Cell]] = field(default_factory=list)
    body: list[list[Cell]] = field(default_factory=list)
    note: str = ""
