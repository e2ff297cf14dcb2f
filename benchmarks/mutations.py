"""Is one wrong figure noticed? Each cell of full reports is changed by itself: `python -m benchmarks.mutations`."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from random import Random

from gongkai.annual.checks.registry import RULES, check_report
from gongkai.annual.comparing import Cell, cells_of
from gongkai.annual.form import FORMS, Report, table_as_dict
from gongkai.annual.tests.slips import changed, full_report, with_cell
from gongkai.finding import Severity

SEED = 20241231
RULES_OF_FIGURES = tuple(rule for rule in RULES if rule.id[:2] in ("T2", "T3", "T4", "N-"))
REPORTS = 10


@dataclass(slots=True)
class Rate:
    """How many changes of a cell were tried, noticed at all, and called an error."""

    tried: int = 0
    noticed: int = 0
    errors: int = 0

    def add(self, other: Rate) -> None:
        """Count the other's changes as well."""
        self.tried += other.tried
        self.noticed += other.noticed
        self.errors += other.errors


def rates(reports: int, seed: int = SEED) -> dict[Cell, Rate]:
    """For every cell of the three tables: a change is noticed where a rule speaks that was silent before."""
    chance = Random(seed)  # noqa: S311 - the same reports each time
    found: dict[Cell, Rate] = {}
    for _ in range(reports):
        report = full_report(chance)
        spoke = {finding.rule for finding in check_report(report, RULES_OF_FIGURES)}
        figures = {table.form.key: table_as_dict(table) for table in report.tables}
        for cell, value in cells_of(figures):
            rate = found.setdefault(cell, Rate())
            for slip in changed(value, chance):
                rate.add(_noticed(with_cell(report, cell, slip), spoke))
    return found


def _noticed(report: Report, spoke: set[str]) -> Rate:
    new = [one for one in check_report(report, RULES_OF_FIGURES) if one.rule not in spoke]
    return Rate(1, bool(new), any(one.severity is Severity.ERROR for one in new))


def main() -> None:
    """Print the table of docs/benchmarks.md: a line for each row of the form, and every cell that was once missed."""
    reports = int(sys.argv[1]) if sys.argv[1:] else REPORTS
    found = rates(reports)
    print(f"{reports} reports, {len(found)} cells\n\n| row | cells | changes | noticed | as an error |")
    print("|---|---:|---:|---:|---:|")
    for form in FORMS:
        for row in form.rows:
            _print(f"{form.name} {row.full}", [found[form.key, row.key, column.key] for column in row.columns])
    _print("all", list(found.values()))
    for cell, rate in found.items():
        if rate.noticed < rate.tried:
            print(f"missed: {'/'.join(cell)}: {rate.tried - rate.noticed} of {rate.tried}")


def _print(name: str, cells: list[Rate]) -> None:
    whole = Rate()
    for cell in cells:
        whole.add(cell)
    noticed, errors = (f"{part / whole.tried:.1%}" for part in (whole.noticed, whole.errors))
    print(f"| {name} | {len(cells)} | {whole.tried} | {noticed} | {errors} |")


if __name__ == "__main__":
    main()
