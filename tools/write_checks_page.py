"""Write docs/checks.md from the rules: `python tools/write_checks_page.py`, with src on the path."""

from pathlib import Path

from gongkai.annual.checks.page import page

PAGE = Path(__file__).resolve().parents[1] / "docs" / "checks.md"

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
