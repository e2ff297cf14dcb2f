"""Few style sheets from many small ones: `python -m gongkai.theme.bundle` after a change to css/.

A page then costs one request however many components there are; a test fails while a result is stale.
"""

from __future__ import annotations

import re
from pathlib import Path

STATIC = Path(__file__).parent / "static" / "theme"
PARTS = STATIC / "css"
DESK_COMPONENTS = [  # those whose names Wagtail's own editor does not use for something else
    *(
        "bar_chart",
        "clock_grid",
        "diff",
        "empty",
        "figure",
        "filter_bar",
        "finding",
        "line_chart",
        "list_row",
        "marked_text",
    ),
    *("notice", "remaining", "statutory_table", "steps", "timeline", "work_list"),
    *("document_sheet", "catalogue_header", "attachment", "filter_bar", "pagination"),
]


def parts() -> list[Path]:
    """The small style sheets of a public page in the order in which they are joined."""
    before = [PARTS / f"{name}.css" for name in ("tokens", "base", "layout")]
    after = [PARTS / f"{name}.css" for name in ("modes", "print")]
    return [*before, *sorted((PARTS / "components").glob("*.css")), *after]


def squeezed(text: str) -> str:
    """A style sheet without comments and indentation."""
    lines = (line.strip() for line in re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL).splitlines())
    return "\n".join(line for line in lines if line) + "\n"


def unlayered(text: str) -> str:
    """What stands inside a part's one layer."""
    return (
        squeezed(text).removeprefix("@layer components {\n").removeprefix("@layer desk {\n").rstrip().removesuffix("}")
    )


def site_css() -> str:
    """The sheet of every public page."""
    return squeezed("\n".join(part.read_text("utf-8") for part in parts()))


def desk_css() -> str:
    """The sheet for staff pages within Wagtail: the same components, but only below `.gongkai`.

    Wagtail's rules stand in no layer and would win over layered ones; here ours stand in none either.
    """
    inside = [PARTS / "desk.css", *(PARTS / "components" / f"{name}.css" for name in DESK_COMPONENTS)]
    rules = "".join(unlayered(part.read_text("utf-8")) for part in inside)
    return squeezed((PARTS / "tokens.css").read_text("utf-8")) + ".gongkai {\n" + rules + "}\n"


BUNDLES = {STATIC / "site.css": site_css, STATIC / "desk.css": desk_css}

if __name__ == "__main__":
    for path, made in BUNDLES.items():
        path.write_text(made(), "utf-8")
