"""Turn every translation file of the project into the form Django reads, without gettext installed.

Run as `python tools/compile_messages.py`; each .po under src/gongkai gets its .mo beside it.
"""

from __future__ import annotations

from pathlib import Path

import polib

SOURCE = Path(__file__).resolve().parent.parent / "src" / "gongkai"


def compile_messages(folder: Path = SOURCE) -> list[Path]:
    """Write the .mo beside every .po under the folder; gives the written files, OSError where a .po is unreadable."""
    return [_compile(po) for po in sorted(folder.rglob("*.po"))]


def _compile(po: Path) -> Path:
    mo = po.with_suffix(".mo")
    polib.pofile(str(po), encoding="utf-8").save_as_mofile(str(mo))
    return mo


if __name__ == "__main__":
    for written in compile_messages():
        print(written.relative_to(SOURCE.parent.parent))
