"""An annual report as data: where it came from, its words, and the cells of its three tables."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from gongkai.annual.form.records import Records
from gongkai.annual.form.tables import FORMS, Form
from gongkai.finding import Place

Number = int | Decimal

FORMAT_2021 = "2021"  # 国办公开办函〔2021〕30号
FORMAT_2019 = "2019-trial"  # 国办公开办函〔2019〕60号, replaced since the report for 2021

MARKS = ("<super>", "<sub>", "<circle>", "<fraction>")  # 12① and 12² are twelve with the mark of a note
NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,15})(?:\.\d{1,8})?")


@dataclass(frozen=True, slots=True)
class Printed:
    """Words as they stand in the source: `text` without blanks, `quote` exactly as printed at line and column."""

    text: str
    line: int | None = None
    column: int | None = None
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: a number, blank (no value, no quote), or other text (no value, but a quote). Never silently 0."""

    value: Number | None = None
    quote: str = ""
    line: int | None = None
    column: int | None = None

    @classmethod
    def read(cls, quote: str, line: int | None = None, column: int | None = None) -> Cell:
        """The cell printed so; full-width digits and thousands separators are understood."""
        return cls(number_in(quote), quote, line, column)

    @classmethod
    def of(cls, value: Number | None) -> Cell:
        """The cell holding that number, or blank."""
        return cls(value, "" if value is None else str(value))

    @property
    def is_blank(self) -> bool:
        """Nothing is printed in it."""
        return self.value is None and not self.quote

    @property
    def is_count(self) -> bool:
        """It holds a whole number not below 0."""
        return isinstance(self.value, int) and self.value >= 0


def number_in(text: str) -> Number | None:
    """The number printed as `text`, an int where it is whole; None if it is no number."""
    plain = unicodedata.normalize("NFKC", text).replace("，", ",").strip()
    if not NUMBER.fullmatch(plain) or any(unicodedata.decomposition(char).startswith(MARKS) for char in text):
        return None
    value = Decimal(plain.replace(",", "").replace(" ", ""))
    return int(value) if value == value.to_integral_value() else value


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one statutory table, and how its labels were printed (empty if it was not read from a text).

    `unplaced` counts the figures printed in a row when they are too few to tell which cell each belongs to;
    the cells of such a row are blank. `again` names the rows that are printed a second time with other figures, by the
    first figure that differs; the first printing counts.
    """

    form: Form
    cells: Mapping[str, Mapping[str, Cell]]
    labels: Mapping[str, Printed] = field(default_factory=dict)
    heads: tuple[Printed, ...] = ()
    unplaced: Mapping[str, int] = field(default_factory=dict)
    again: Mapping[str, Cell] = field(default_factory=dict)
    line: int | None = None

    @classmethod
    def blank(cls, form: Form) -> Table:
        """The table with nothing filled in."""
        return cls(form, {row.key: {column.key: Cell() for column in row.columns} for row in form.rows})

    @property
    def is_blank(self) -> bool:
        """Not one figure or word was found in it."""
        return not self.unplaced and all(cell.is_blank for row in self.cells.values() for cell in row.values())

    def cell(self, row: str, column: str) -> Cell:
        """The cell at that row and column key."""
        return self.cells[row][column]

    def value(self, row: str, column: str) -> Number | None:
        """The number in that cell, or None."""
        return self.cells[row][column].value

    def added(self, cells: Iterable[tuple[str, str]]) -> Number | None:
        """The sum of those cells (row, column), or None if one of them holds no number."""
        total: Number = 0
        for row, column in cells:
            value = self.value(row, column)
            if value is None:
                return None
            total += value
        return total


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph of prose, perhaps broken over several lines of the source."""

    lines: tuple[Printed, ...]

    @property
    def text(self) -> str:
        """The whole paragraph."""
        return "".join(line.quote for line in self.lines)


@dataclass(frozen=True, slots=True)
class Section:
    """One chapter: its key (None if it is none of the six), its title as printed and its paragraphs."""

    key: str | None
    title: Printed
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One organ's annual report.

    `level` is province, prefecture, county or township, `scope` office, dept, township or aggregate; None where it
    is not known. If at hand, `previous` is the same organ's report of the year before, `units` are the reports that an
    aggregate adds up, and `records` is what the organ's registers say.
    """

    year: int | None
    organ: str
    title: Printed
    sections: tuple[Section, ...]
    proactive: Table
    applications: Table
    remedies: Table
    preface: tuple[Passage, ...] = ()
    level: str | None = None
    scope: str | None = None
    format: str = FORMAT_2021
    path: str = ""
    previous: Report | None = None
    units: tuple[Report, ...] | None = None
    records: Records | None = None

    @property
    def tables(self) -> tuple[Table, Table, Table]:
        """The tables of chapters 二, 三 and 四, in the order of FORMS."""
        return (self.proactive, self.applications, self.remedies)

    def table(self, key: str) -> Table:
        """The table that the JSON shape calls by that key."""
        return self.tables[[form.key for form in FORMS].index(key)]

    def last_year(self, key: str) -> Table | None:
        """The year before's table of that key, if it is at hand and of the same form."""
        table = self.previous.table(key) if self.previous else None
        return table if table is not None and table.form is self.table(key).form else None

    def section(self, key: str) -> Section | None:
        """The chapter of that key, or None."""
        return next((section for section in self.sections if section.key == key), None)

    def at(self, printed: Printed | None) -> Place:
        """The place of printed words."""
        if printed is None:
            return Place(path=self.path)
        return Place(path=self.path, line=printed.line, column=printed.column, quote=printed.quote)

    def at_cell(self, table: Table, row: str, column: str | None = None) -> Place:
        """The place of a cell; where nothing is printed, of its row's label, and failing that of the table."""
        cell = table.cell(row, column) if column else Cell()
        label = table.labels.get(row) or Printed("")
        shown: Cell | Printed = cell if cell.line and cell.quote else label
        line = shown.line or table.line
        return Place(self.path, line, shown.column, shown.quote, table.form.key, row, column)
