"""Starts Python with settings of its own, as an installation does."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[3]
KEEP = ("PATH", "LANG", "LC_ALL", "HOME", "VIRTUAL_ENV")


def start(program: list[str], settings: str, var: Path, **env: str) -> subprocess.CompletedProcess[str]:
    """Run `python PROGRAM…` with only these variables set."""
    kept = {name: os.environ[name] for name in KEEP if name in os.environ}
    own = {
        "PYTHONPATH": str(SOURCE),
        "PYTHONUTF8": "1",
        "DJANGO_SETTINGS_MODULE": f"gongkai.config.settings.{settings}",
        "GONGKAI_VAR": str(var),
    }
    return subprocess.run(
        [sys.executable, *program], env={**kept, **own, **env}, capture_output=True, text=True, check=False, cwd=var
    )
