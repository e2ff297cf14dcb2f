"""How alike two texts are, by the pairs of characters that they share; enough to offer what may be meant."""

from __future__ import annotations

import re

ALIKE = 0.5  # share of the shorter text's pairs
MOST_PAIRS = 24
COMMON = re.compile(r"政府信息|申请|公开|有关|关于|相关|情况|文件|资料|信息|[的了和及与或者请我要想\W\d_]+")


def pairs(text: str) -> set[str]:
    """The pairs of neighbouring characters that say something: 河道治理 → 河道, 道治, 治理."""
    parts = [part for part in COMMON.split(text) if part]
    return {part[start : start + 2] for part in parts for start in range(len(part) - 1)}


def likeness(wanted: set[str], text: str) -> float:
    """From 0 to 1: how much of the shorter of two texts is found in the other."""
    there = pairs(text)
    return len(wanted & there) / min(len(wanted), len(there)) if wanted and there else 0.0
