"""Two sets of figures cell by cell: frozen and counted now, the county's and the sum of its units'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gongkai.annual.form import FORMS, form_of

FEE = "六、其他需要报告的事项——信息处理费（元）"
Cell = tuple[str, str, str]  # table, row, column
Figures = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Difference:
    """One cell in which two reports differ."""

    cell: Cell
    before: float
    after: float

    @property
    def label(self) -> str:
        """The cell as one speaks of it; a figure of the narrative by its metric."""
        table, row, column = self.cell
        if table == "narrative":
            return row
        if table == "fee":
            return FEE
        form = form_of(table)
        heads = {one.key: one.text for one in form.row(row).columns}
        return f"{form.name} {form.row(row).full}——{heads[column]}"


def cells_of(figures: Figures) -> Iterator[tuple[Cell, float]]:
    """Every cell of the three tables with its figure, in the order of the form."""
    for form in FORMS:
        for row in form.rows:
            values = figures[form.key][row.key]
            for column in row.columns:
                value = values[column.key] if isinstance(values, Mapping) else values
                yield (form.key, row.key, column.key), value


def differences(before: Figures, after: Figures) -> list[Difference]:
    """The cells that are not the same."""
    now = dict(cells_of(after))
    return [Difference(cell, value, now[cell]) for cell, value in cells_of(before) if value != now[cell]]


def told_differently(before: Mapping[str, float], after: Mapping[str, float]) -> list[Difference]:
    """The figures of the narrative that are not the same."""
    return [
        Difference(("narrative", metric, "all"), before.get(metric, 0), value)
        for metric, value in after.items()
        if before.get(metric, 0) != value
    ]


def taken_differently(before: int, after: int) -> list[Difference]:
    """信息处理费 that is not the same, in yuan."""
    return [Difference(("fee", "yuan", "all"), before, after)] if before != after else []


def added_up(reports: Iterable[Figures]) -> dict[Cell, float]:
    """Each cell summed over the reports (facts §1.7); amounts are added without rounding."""
    sums: dict[Cell, Decimal] = {}
    for figures in reports:
        for cell, value in cells_of(figures):
            sums[cell] = sums.get(cell, Decimal(0)) + Decimal(str(value))
    return {cell: int(total) if total == total.to_integral_value() else float(total) for cell, total in sums.items()}


def not_reconciled(whole: Figures, units: Iterable[Figures]) -> list[Difference]:
    """The cells where the county's figure is not the sum of its units' (A-SUM)."""
    sums = added_up(units)
    return [Difference(cell, sums.get(cell, 0), value) for cell, value in cells_of(whole) if sums.get(cell, 0) != value]
