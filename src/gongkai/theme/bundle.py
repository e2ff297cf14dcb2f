"""One style sheet from many small ones: `python -m gongkai.theme.bundle` after a change to css/.

A page then costs one request however many components there are; a test fails while the result is stale.
"""

from __future__ import annotations

import re
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "theme"
PARTS = STATIC / "css"
BUNDLE = STATIC / "site.css"


def parts() -> list[Path]:
    """The small style sheets in the order in which they are joined."""
    before = [PARTS / f"{name}.css" for name in ("tokens", "base", "layout")]
    after = [PARTS / f"{name}.css" for name in ("modes", "print")]
    return [*before, *sorted((PARTS / "components").glob("*.css")), *after]


def bundled() -> str:
    """All parts as one text, without comments and indentation."""
    text = "\n".join(part.read_text("utf-8") for part in parts())
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    lines = (line.strip() for line in text.splitlines())
    return "/* made by gongkai.theme.bundle from css/ */\n" + "\n".join(line for line in lines if line) + "\n"


if __name__ == "__main__":
    BUNDLE.write_text(bundled(), "utf-8")
