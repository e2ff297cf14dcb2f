"""Each import contract of pyproject.toml fails when it is violated: proven on a toy house, one offence at a time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("portal", "annual", "applications", "registers", "disclosure", "files", "ledger", "orgs", "theme")
FURNITURE = ("choices", "rules", "models", "queries", "actions", "forms", "views", "desk", "reactions", "tasks")


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A toy `gongkai` with a few rooms full of empty furniture; it keeps every contract."""
    package = tmp_path / "gongkai"
    modules = [f"{room}/{piece}" for room in ROOMS for piece in FURNITURE]
    modules += [
        "annual/form",
        "annual/checks/__init__",
        "annual/checks/sums",
        "annual/checks/titles",
        "annual/checks/examples",
    ]
    modules += ["cli", "finding", "config/urls", "config/wiring", "config/settings/__init__", "config/settings/base"]
    modules += ["lib/workdays", "proof/text", "disclosure/apps", "disclosure/editor"]
    for module in modules:
        file = package / f"{module}.py"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("")
    for folder in [package, *(path for path in package.rglob("*") if path.is_dir())]:
        (folder / "__init__.py").touch()
    write(package, "portal.views", "from gongkai.disclosure import queries\n")
    write(package, "annual.checks.rule", "from gongkai.finding import __doc__\n")
    write(package, "annual.checks.sums", "from gongkai.annual.checks import rule\n")
    write(package, "annual.checks.registry", "from gongkai.annual.checks import sums, titles\n")
    write(package, "disclosure.tests.test_gate", "from gongkai import cli\nfrom gongkai.portal import queries\n")
    write(package, "config.urls", "from gongkai.portal import views\n")
    write(package, "config.wiring", "from gongkai.annual import reactions\n")
    write(package, "disclosure.models", "from django.db import models\n")
    write(package, "disclosure.actions", "from gongkai.disclosure import models\nfrom gongkai.ledger import actions\n")
    return tmp_path


def write(package: Path, module: str, line: str) -> None:
    """Make the line the content of the module (`disclosure.models`)."""
    file = package / f"{module.replace('.', '/')}.py"
    file.parent.mkdir(exist_ok=True)
    (file.parent / "__init__.py").touch()
    file.write_text(line)


def broken(house: Path) -> tuple[list[str], str]:
    """The names of the contracts that the house breaks, and everything import-linter printed."""
    command = "import sys; from importlinter.cli import lint_imports as run; sys.exit(run(no_cache=True, no_logo=True))"
    done = subprocess.run(
        [sys.executable, "-c", command],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(house), "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )
    names = re.findall(r"^(.+) BROKEN", done.stdout, re.MULTILINE)
    assert bool(names) == bool(done.returncode), done.stdout + done.stderr
    return names, done.stdout


FLOORS = "You go downstairs by calling"
FURNITURE_ORDER = "Inside a room each file imports only what stands above it"
OWN = "A room's views, forms, desk, tasks, reactions and editor are its own"
KNOTS = "No cycle anywhere, imports inside functions counted"
NEIGHBOURS = "No two neighbours import each other"
LAW = "Law and text know nothing of Django"
STRANGERS = "Rules of an engine are strangers to one another"
SETTINGS = "Settings are read through django.conf"


def test_a_house_in_order_keeps_every_contract(house: Path) -> None:
    names, printed = broken(house)
    assert names == []
    assert "8 kept, 0 broken" in printed


@pytest.mark.parametrize(
    ("module", "line", "contracts"),
    [
        ("disclosure.queries", "from gongkai.annual import queries", [FLOORS]),
        ("applications.queries", "from gongkai.registers import queries", [FLOORS]),
        ("ledger.models", "from gongkai.orgs import models", [FLOORS]),
        ("finding", "from gongkai.lib import workdays", [FLOORS]),
        ("attic.models", "", [FLOORS]),
        ("applications.models", "from gongkai.applications import actions", [FURNITURE_ORDER]),
        ("applications.rules", "def late():\n    from gongkai.applications import queries", [FURNITURE_ORDER]),
        ("applications.wardrobe", "", [FURNITURE_ORDER]),
        ("annual.form", "from gongkai.annual import rules", [FURNITURE_ORDER]),
        ("portal.views", "from gongkai.disclosure import views", [OWN]),
        ("portal.forms", "from gongkai.disclosure import editor", [OWN]),
        ("annual.tasks", "from gongkai.applications import reactions", [OWN]),
        ("disclosure.rules", "from django.utils import timezone", [LAW]),
        ("annual.form", "import wagtail", [LAW]),
        ("lib.workdays", "import django", [LAW]),
        ("annual.checks.sums", "from gongkai.annual.checks import titles", [STRANGERS]),
        ("annual.checks.titles", "from gongkai.annual.checks import examples", [STRANGERS]),
        ("registers.models", "from gongkai.config.settings import base", [FLOORS, SETTINGS]),
        ("config.urls", "from gongkai.config.settings import base", [SETTINGS]),
    ],
)
def test_each_contract_breaks_when_it_is_violated(house: Path, module: str, line: str, contracts: list[str]) -> None:
    write(house / "gongkai", module, line)
    assert broken(house)[0] == contracts


def test_law_that_reaches_django_through_another_module_is_found(house: Path) -> None:
    write(house / "gongkai", "disclosure.rules", "from gongkai.theme import fonts")
    write(house / "gongkai", "theme.fonts", "from django.utils import timezone")
    names, printed = broken(house)
    assert names == [LAW]
    assert "gongkai.disclosure.rules -> gongkai.theme.fonts" in printed


def test_two_neighbours_that_import_each_other_are_found(house: Path) -> None:
    write(house / "gongkai", "lib.moon", "from gongkai.lib import tide")
    write(house / "gongkai", "lib.tide", "def rise():\n    from gongkai.lib import moon")
    assert broken(house)[0] == [KNOTS, NEIGHBOURS]


def test_a_package_that_is_imported_by_its_own_member_is_a_knot(house: Path) -> None:
    write(house / "gongkai", "lib.moon.__init__", "from gongkai.lib.moon import tide")
    write(house / "gongkai", "lib.moon.tide", "import gongkai.lib.moon")
    names, printed = broken(house)
    assert names == [KNOTS]
    assert "gongkai.lib.moon.tide" in printed


def test_the_house_itself_keeps_its_contracts() -> None:
    names, printed = broken(ROOT / "src")
    assert names == [], printed
