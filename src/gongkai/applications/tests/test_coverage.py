"""The table of rules and what shows them names only tests that there are."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parents[4]
TABLE = ROOT / "docs" / "develop" / "applications.md"


def test_every_test_that_the_table_of_rules_names_exists() -> None:
    named = set(re.findall(r"`(test_\w+)`", TABLE.read_text(encoding="utf-8")))
    places = [Path(__file__).parent, ROOT / "tests" / "journeys"]
    sources = [path.read_text(encoding="utf-8") for place in places for path in place.glob("test_*.py")]
    written = set(re.findall(r"^def (test_\w+)", "\n".join(sources), re.MULTILINE))
    assert len(named) > 50
    assert named - written == set()
