"""Contrast between two colours, and whether a county may take a colour as its main one."""

from __future__ import annotations

import re

TEXT_CONTRAST = 4.5  # WCAG 2.1 AA, 1.4.3
PAPERS = ("#ffffff", "#f7f5f1")  # --paper and --paper-2


def channels(colour: str) -> tuple[float, float, float]:
    """Red, green and blue of `#rrggbb` as linear light, each 0…1."""
    values = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)
    return red, green, blue


def luminance(colour: str) -> float:
    """Relative luminance of `#rrggbb`, 0 for black, 1 for white (WCAG 2.1)."""
    red, green, blue = channels(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """How many times brighter the lighter of two colours is: 1 to 21 (WCAG 2.1)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def why_not_main_colour(colour: str) -> list[str]:
    """Every reason against using this colour for links and buttons; empty where none is set."""
    if not colour:
        return []
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", colour):
        return [f"主色应写成 #rrggbb，现为“{colour}”"]
    return [
        f"主色 {colour} 与底色 {paper} 的对比度为 {contrast(colour, paper):.1f}，不得低于 {TEXT_CONTRAST}"
        for paper in PAPERS
        if contrast(colour, paper) < TEXT_CONTRAST
    ]
