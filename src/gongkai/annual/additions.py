"""What a report holds beside counted records: figures entered by hand with a proof, and units' reports handed in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.annual.comparing import Cell, cells_of
from gongkai.annual.form import T3_RESULT_ROWS
from gongkai.annual.models import AnnualReport, Supplement
from gongkai.annual.scopes import Scope

RESULTS = {row.key for row in T3_RESULT_ROWS}


@dataclass(frozen=True, slots=True)
class Addition:
    """An amount added to one figure, with who answers for it."""

    cell: Cell
    value: Decimal
    label: str
    supplement: Supplement | None = None

    def counts_in(self) -> set[Cell]:
        """The cell itself and the totals that follow from it."""
        table, row, column = self.cell
        if table not in ("applications", "remedies"):
            return {self.cell}
        rows = {row, "result_total"} if row in RESULTS else {row}
        return {(table, one, head) for one in rows for head in (column, "total")}


def additions(scope: Scope) -> list[Addition]:
    """Everything that is added for a scope."""
    entered = Supplement.objects.in_force().filter(scope.members(), year=scope.year)
    found = [
        Addition(one.cell, one.value, f"人工补录：{one.reason}", one)
        for one in entered.select_related("organisation", "file", "entered_by")
    ]
    handed_in = AnnualReport.objects.filter(scope.members(), year=scope.year, is_imported=True)
    for report in handed_in.select_related("organisation"):
        found += _of_report(report)
    return found


def _of_report(report: AnnualReport) -> Iterator[Addition]:
    label = f"{report.organisation.short_name}报送的报告"
    told = [(("narrative", metric, "all"), value) for metric, value in report.narrative.items()]
    for cell, value in [*cells_of(report.figures), *told]:
        if value and not is_derived(cell):
            yield Addition(cell, Decimal(str(value)), label)


def is_derived(cell: Cell) -> bool:
    """Whether the figure is the sum of others, so that nothing is entered there."""
    table, row, column = cell
    return table in ("applications", "remedies") and (column == "total" or row == "result_total")


def add_to(shape: dict[str, Any], table: str, found: Iterable[Addition]) -> dict[str, Any]:
    """The table (or the narrative) with the additions and the totals that follow from them."""
    for addition in found:
        for _, row, column in (cell for cell in addition.counts_in() if cell[0] == table):
            if isinstance(shape[row], dict):
                shape[row][column] = plain(shape[row][column] + addition.value)
            else:
                shape[row] = plain(Decimal(str(shape[row])) + addition.value)
    return shape


def plain(value: Decimal | float) -> int | float:
    """The number as JSON holds it."""
    return int(value) if value == int(value) else float(value)
