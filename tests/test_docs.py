"""The documents are fresh, their links lead somewhere, and they speak of nothing that does not exist."""

from __future__ import annotations

import ast
import re
from collections import deque
from pathlib import Path

import pytest

from gongkai.cli import COMMANDS
from gongkai.lib.machine import START, Machine
from tests.source import ROOT, python, rooms
from tools.write_docs import about, layers, machines, written

GLOSSARY = ROOT / "docs" / "glossary.md"
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def documents() -> list[tuple[str, str]]:
    """Every document as (path, text)."""
    return [(str(path.relative_to(ROOT)), path.read_text()) for path in DOCUMENTS]


@pytest.mark.parametrize("path", sorted(written()), ids=lambda path: path.name)
def test_generated_documents_are_fresh(path: Path) -> None:
    assert path.read_text() == written()[path], "stale: make format"


def test_every_room_says_what_it_is() -> None:
    assert [room for floor in layers() for room in floor if about(room) == ""] == []


def test_every_link_between_documents_leads_somewhere() -> None:
    dead = [
        f"{path.relative_to(ROOT)}: {link}"
        for path in DOCUMENTS
        for link in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", path.read_text())
        if not (path.parent / link).exists()
    ]
    assert dead == []


def test_every_make_target_that_is_mentioned_exists() -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    unknown = [
        f"{name}: make {target}"
        for name, text in documents()
        for target in re.findall(r"(?:`|^\$? *)make ([a-z-]+)", text, re.MULTILINE)
        if target not in targets
    ]
    assert unknown == []


def test_every_command_that_is_mentioned_exists() -> None:
    unknown = [
        f"{name}: gongkai {command}"
        for name, text in documents()
        if name != "CHANGELOG.md"
        for command in re.findall(r"(?:`|^\$? *)(?:\.venv/bin/)?gongkai ([a-z]+)", text, re.MULTILINE)
        if command not in COMMANDS
    ]
    assert unknown == []


def glossary() -> set[str]:
    """Every code name in the glossary, without its room."""
    return {name.split(".")[-1] for name in re.findall(r"`([A-Za-z_.]+)`", GLOSSARY.read_text())}


def test_the_glossary_knows_every_noun() -> None:
    nouns = {
        node.name
        for source in rooms("models")
        for node in source.public(ast.ClassDef)
        if not node.name.endswith("QuerySet")
    }
    assert sorted(nouns - glossary()) == []


def test_the_glossary_knows_every_verb() -> None:
    verbs = {node.name for source in rooms("actions") for node in source.public(ast.FunctionDef)}
    steps = {step.verb for machine in machines().values() for step in machine.steps}  # in docs/states.md
    assert sorted(verbs - steps - glossary()) == []


def test_the_glossary_names_nothing_that_does_not_exist() -> None:
    words = {word for source in python() for word in re.findall(r"[A-Za-z_]+", source.path.read_text())}
    assert sorted(glossary() - words) == []


def test_every_state_of_a_life_cycle_can_be_reached() -> None:
    lost = {name: sorted(set(machine.states) - reached(machine)) for name, machine in machines().items()}
    assert {name: states for name, states in lost.items() if states} == {}


def test_every_state_and_step_has_a_chinese_name() -> None:
    nameless = [
        f"{name}: {word}"
        for name, machine in machines().items()
        for word in (
            *(state for state in machine.states if state not in machine.labels),
            *(step.verb for step in machine.steps if not step.label),
        )
    ]
    assert nameless == []


def reached(machine: Machine) -> set[str]:
    """Every state that lawful steps lead to, from what does not exist yet."""
    seen, waiting = {START}, deque([START])
    while waiting:
        state = waiting.popleft()
        ends = {step.target for step in machine.steps if state in step.sources and step.target} - seen
        seen |= ends
        waiting.extend(ends)
    return seen
