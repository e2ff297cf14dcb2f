"""A server looks for garbage seldom; a script's own settings stay."""

from __future__ import annotations

import subprocess
import sys

COUNT = """
import gc
from gongkai.lib.memory import sweep_seldom
sweep_seldom()
before = gc.get_stats()[0]["collections"]
kept = [[] for _ in range(50_000)]
print(gc.get_freeze_count() > 1_000, gc.get_stats()[0]["collections"] - before)
"""


def test_fifty_thousand_new_objects_are_no_reason_to_sweep() -> None:
    done = subprocess.run([sys.executable, "-c", COUNT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "0"]
