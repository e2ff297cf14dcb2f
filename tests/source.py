"""The project's own files, read as text and as syntax, for the tests about the house itself."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "gongkai"
FOLDERS = ("src", "tests", "tools", "benchmarks")

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file."""

    path: Path
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path from the project's root."""
        return str(self.path.relative_to(ROOT))

    @property
    def room(self) -> str:
        """The room or floor it stands in: `annual`, `lib`, `cli`."""
        return self.path.relative_to(HOUSE).parts[0].removesuffix(".py")

    @property
    def piece(self) -> str:
        """The piece of furniture it is or belongs to: `models` for models.py and for models/item.py."""
        parts = self.path.relative_to(HOUSE).parts
        return parts[1].removesuffix(".py") if len(parts) > 1 else ""

    def at(self, node: ast.AST) -> str:
        """A place in it, as path:line."""
        return f"{self.name}:{getattr(node, 'lineno', 1)}"

    def functions(self) -> Iterator[Function]:
        """Every function and method."""
        return (node for node in ast.walk(self.tree) if isinstance(node, Function))

    def calls(self) -> Iterator[ast.Call]:
        """Every call."""
        return (node for node in ast.walk(self.tree) if isinstance(node, ast.Call))

    def public(self, *kinds: type[ast.stmt]) -> Iterator[ast.stmt]:
        """Every definition of these kinds at the top of the file whose name has no underscore before it."""
        return (node for node in self.tree.body if isinstance(node, kinds) and not node.name.startswith("_"))


def files(*suffixes: str) -> list[Path]:
    """Every file of the project with one of these suffixes, migrations left out."""
    found = [path for folder in FOLDERS for suffix in suffixes for path in (ROOT / folder).rglob(f"*{suffix}")]
    return sorted(path for path in found if not {"migrations", "__pycache__"} & set(path.parts))


@cache
def python() -> tuple[Source, ...]:
    """Every Python file of the project."""
    return tuple(Source(path, ast.parse(path.read_text())) for path in files(".py"))


def rooms(*pieces: str) -> list[Source]:
    """Every Python file of the house, tests left out; only these pieces of furniture, if any are named."""
    inside = [source for source in python() if HOUSE in source.path.parents and "tests" not in source.path.parts]
    return [source for source in inside if not pieces or source.piece in pieces]


def words(call: ast.expr) -> str:
    """What is called, as it is written: `datetime.now`."""
    return ast.unparse(call)
