"""Write the generated documents anew: the floor plan in ARCHITECTURE.md, checks, states, the exchange file's schema.

Run by `make format`; tests/test_docs.py fails when one is stale.
"""

from __future__ import annotations

import ast
import importlib
import re
import tomllib
from pathlib import Path

from gongkai.annual.checks.page import page
from gongkai.annual.printing import schema
from gongkai.lib.machine import Machine
from gongkai.proof import page as proof_page

ROOT = Path(__file__).resolve().parents[1]
HOUSE = ROOT / "src" / "gongkai"
STATES = """# 状态与步骤

Generated from the rooms' `states.py` by `make format`. Buttons, refusals and tests read the same tables.
"""
MARKS = re.compile(r"(<!-- floors -->\n).*?(<!-- /floors -->)", re.DOTALL)


def written() -> dict[Path, str]:
    """Every generated document with what it should hold."""
    architecture = ROOT / "ARCHITECTURE.md"
    plan = MARKS.sub(lambda marks: f"{marks[1]}{floor_plan()}{marks[2]}", architecture.read_text())
    docs = ROOT / "docs"
    return {
        architecture: plan,
        docs / "checks.md": page(),
        docs / "integrate" / "annual-report.schema.json": schema.as_text(),
        docs / "proofreading-rules.md": proof_page.page(),
        docs / "states.md": state_tables(),
    }


def floor_plan() -> str:
    """The floors of the import contract, uppermost first, with the rooms that are built and what each says it is."""
    lines = ["| floor | room | what it holds |", "|---|---|---|"]
    floors = [floor for layer in layers() if (floor := [room for room in layer if about(room) is not None])]
    for number, floor in enumerate(floors):
        lines += [f"| {len(floors) - number - 1} | `{room}` | {about(room)} |" for room in floor]
    return "\n".join(lines) + "\n"


def layers() -> list[list[str]]:
    """The rooms of each floor, as the import contract names them."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    contracts = project["tool"]["importlinter"]["contracts"]
    floors = next(contract["layers"] for contract in contracts if contract["id"] == "floors")
    return [re.findall(r"\w+", floor) for floor in floors]


def about(room: str) -> str | None:
    """The first sentence of a room's docstring; None where the room is not built, nothing where it says nothing."""
    for path in (HOUSE / room / "__init__.py", HOUSE / f"{room}.py"):
        if path.exists():
            return (ast.get_docstring(ast.parse(path.read_text())) or "").partition("\n")[0]
    return None


def machines() -> dict[str, Machine]:
    """Every life-cycle of the house, as room.NAME."""
    found = {}
    for path in sorted(HOUSE.glob("*/states.py")):
        states = importlib.import_module(f"gongkai.{path.parent.name}.states")
        tables = {name: value for name, value in vars(states).items() if isinstance(value, Machine)}
        found |= {f"{path.parent.name}.{name}": machine for name, machine in tables.items()}
    return found


def state_tables() -> str:
    """Every life-cycle as a diagram and a table of its lawful steps."""
    parts = [STATES]
    for name, machine in machines().items():
        parts.append(f"## {name}\n\n```mermaid\n{machine.mermaid()}```\n\n{step_table(machine)}")
    return "\n".join(parts)


def step_table(machine: Machine) -> str:
    """One row for each step: what it is called, from where, to where, who may take it, its article."""
    more = {"期限": "clock", "文书": "letter"} if any(hasattr(step, "clock") for step in machine.steps) else {}
    heads = ("步骤", "verb", "从", "到", "由", "依据", *more)
    lines = [f"| {' | '.join(heads)} |", "|---" * len(heads) + "|"]
    for step in machine.steps:
        sources = "、".join(machine.labels.get(source, source) or "（新）" for source in step.sources)
        target = "不变" if step.target is None else machine.labels.get(step.target, step.target)
        roles = "、".join(getattr(role, "label", role) for role in step.by)
        others = (getattr(step, name) for name in more.values())
        row = (step.name, f"`{step.verb}`", sources, target, roles, step.article, *others)
        lines.append(f"| {' | '.join(row)} |")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text)
