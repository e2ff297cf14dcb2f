"""Turn the translation files into the form Django reads, without gettext installed."""

from __future__ import annotations

from pathlib import Path

import polib

PACKAGE = Path(__file__).resolve().parents[1]


def compile_messages(folder: Path = PACKAGE) -> list[Path]:
    """Write the .mo beside every .po that is newer than its own; gives those written, OSError for a broken .po."""
    return [_compile(po) for po in sorted(folder.rglob("*.po")) if _is_stale(po)]


def _is_stale(po: Path) -> bool:
    mo = po.with_suffix(".mo")
    return not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime


def _compile(po: Path) -> Path:
    mo = po.with_suffix(".mo")
    polib.pofile(str(po), encoding="utf-8").save_as_mofile(str(mo))
    return mo
