"""Our own import contracts: what the house says and the built-in contracts cannot.

Run by `make check` through import-linter; configured in pyproject.toml, each proven by breaking it in
tests/test_contracts.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from typing import Any

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output
from importlinter.contracts.forbidden import ForbiddenContract
from importlinter.contracts.independence import IndependenceContract
from importlinter.domain.helpers import module_expressions_to_modules
from importlinter.domain.imports import ModuleExpression

HOUSE = "gongkai"


class Complaints(Contract):
    """A contract that is kept when it has nothing to complain about, and prints its complaints otherwise."""

    type_name = ""

    def complaints(self, graph: ImportGraph) -> Iterator[str]:
        """One sentence for each place where the contract is broken."""
        raise NotImplementedError

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Called by import-linter with the import graph of the house."""
        found = sorted(set(self.complaints(graph)))
        return ContractCheck(kept=not found, metadata={"complaints": found})

    def render_broken_contract(self, check: ContractCheck) -> None:
        """Called by import-linter to print what is wrong."""
        for complaint in check.metadata["complaints"]:
            output.print_error(f"- {complaint}", bold=False)
        output.new_line()


class RoomsKeepTheirOwn(Complaints):
    """A room's private furniture is imported by nobody outside the room but the few who wire the house."""

    private = fields.SetField(subfield=fields.StringField())
    exempt = fields.SetField(subfield=fields.StringField(), required=False)

    def complaints(self, graph: ImportGraph) -> Iterator[str]:
        """Every import of another room's private furniture."""
        for importer, imported in imports(graph):
            room, piece = place(imported)
            if piece not in self.private or place(importer)[0] == room or importer in (self.exempt or ()):
                continue
            yield f"{where(graph, importer, imported)}: {piece} is {room}'s own"


class FurnitureInOrder(Complaints):
    """Inside a room each piece of furniture imports only what stands above it, and every piece has a place.

    `order` lists the rows from the first to the last, each a few names that may know one another; `extra` gives the
    rooms' own pieces a place beside a known one (`rules: annual.reading annual.checks`); `not_rooms` are exempt.
    """

    order = fields.ListField(subfield=fields.StringField())
    extra = fields.ListField(subfield=fields.StringField(), required=False)
    not_rooms = fields.SetField(subfield=fields.StringField())

    def complaints(self, graph: ImportGraph) -> Iterator[str]:
        """Every piece without a place, and every import of something that stands below."""
        rows = self.rows()
        for module in sorted(graph.modules):
            room, piece = place(module)
            if piece and room not in self.not_rooms and row_of(rows, room, piece) is None:
                yield f"{HOUSE}.{room}.{piece} is not furniture: rename it, or give it a place under `extra`"
        for importer, imported in imports(graph):
            if self.stands_below(rows, importer, imported):
                yield f"{where(graph, importer, imported)}: {place(imported)[1]} stands below {place(importer)[1]}"

    def rows(self) -> dict[str, int]:
        """Each name of furniture, and each room's own piece (`annual.form`), with the number of its row."""
        rows = {name: number for number, row in enumerate(self.order) for name in row.split()}
        for line in self.extra or ():
            beside, _, pieces = line.partition(":")
            rows |= dict.fromkeys(pieces.split(), rows[beside.strip()])
        return rows

    def stands_below(self, rows: dict[str, int], importer: str, imported: str) -> bool:
        """Whether both stand in one room and the imported one in a later row than the importer."""
        (room, piece), (other, target) = place(importer), place(imported)
        if room != other or room in self.not_rooms or not piece or not target:
            return False
        here, there = row_of(rows, room, piece), row_of(rows, room, target)
        return here is not None and there is not None and there > here


class NoKnots(Complaints):
    """No module reaches itself through imports; imports inside functions count."""

    def complaints(self, graph: ImportGraph) -> Iterator[str]:
        """The first cycle found; the next shows when it is untied."""
        edges: dict[str, set[str]] = {module: set() for module in graph.modules}
        for importer, imported in imports(graph):
            edges[importer].add(imported)
        try:
            TopologicalSorter(edges).prepare()
        except CycleError as knot:
            yield "a knot: " + " <- ".join(knot.args[1])


class FreeOf(ForbiddenContract):
    """The built-in forbidden contract, for modules some of which are not built yet."""

    type_name = "free_of"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Called by import-linter with the import graph of the house."""
        self.source_modules = {
            expression
            for expression in self.source_modules
            if expression.has_wildcard_expression() or expression.expression in graph.modules
        }
        return super().check(graph, verbose)


class Strangers(IndependenceContract):
    """The built-in independence contract, for packages that also hold what their members `share`."""

    type_name = "strangers"
    share = fields.SetField(subfield=fields.ModuleExpressionField(), required=False)

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        """Called by import-linter with the import graph of the house."""
        members = module_expressions_to_modules(graph, self.modules)
        shared = module_expressions_to_modules(graph, self.share or ())
        self.modules = {ModuleExpression(module.name) for module in members - shared}
        return super().check(graph, verbose)


def imports(graph: ImportGraph) -> Iterator[tuple[str, str]]:
    """Every import from one module of the house to another, as (importer, imported)."""
    for importer in graph.modules:
        for imported in graph.find_modules_directly_imported_by(importer):
            if importer.startswith(HOUSE) and imported.startswith(HOUSE):
                yield importer, imported


def place(module: str) -> tuple[str, str]:
    """The room and the piece of furniture a module belongs to: `gongkai.annual.checks.sums` → annual, checks."""
    parts = [*module.split(".")[1:3], "", ""]
    return parts[0], parts[1]


def row_of(rows: dict[str, int], room: str, piece: str) -> int | None:
    """The row where a room's piece stands, its own place first; None where it has none."""
    return rows.get(f"{room}.{piece}", rows.get(piece))


def where(graph: ImportGraph, importer: str, imported: str) -> str:
    """The import in words, with its line numbers."""
    details: list[Any] = graph.get_import_details(importer=importer, imported=imported)
    lines = ", ".join(str(number) for number in sorted({detail["line_number"] for detail in details}))
    return f"{importer} imports {imported} (line {lines})"
