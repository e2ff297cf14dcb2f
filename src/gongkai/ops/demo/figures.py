"""How much the sample county published and decided in each year.

2024 is given by the sample report that every installation is compared with; the other years are invented around it.
"""

from __future__ import annotations

from gongkai.disclosure.choices import Genre
from gongkai.registers.choices import DecisionKind

PUBLISHED: dict[Genre, dict[int, int]] = {
    Genre.GOV_DOCUMENT: {2022: 9, 2023: 8, 2024: 7, 2025: 10, 2026: 9},
    Genre.APPOINTMENT: {2022: 6, 2023: 9, 2024: 8, 2025: 7, 2026: 8},
    Genre.FINANCE: {2022: 58, 2023: 61, 2024: 64, 2025: 66, 2026: 62},
    Genre.MEETING: {2022: 18, 2023: 20, 2024: 23, 2025: 24, 2026: 22},
    Genre.MOTION: {2022: 15, 2023: 19, 2024: 24, 2025: 26, 2026: 25},
    Genre.ENFORCEMENT: {2022: 56, 2023: 73, 2024: 118, 2025: 204, 2026: 186},
    Genre.NOTICE: {2022: 118, 2023: 146, 2024: 562, 2025: 196, 2026: 188},
    Genre.REPOST: {2022: 34, 2023: 42, 2024: 2004, 2025: 70, 2026: 64},
    Genre.INTERPRETATION: {2022: 16, 2023: 22, 2024: 37, 2025: 34, 2026: 30},
    Genre.LAW: {2022: 10, 2023: 12, 2024: 56, 2025: 14, 2026: 10},
    Genre.NEWS: {2022: 40, 2023: 46, 2024: 60, 2025: 66, 2026: 64},
    Genre.LIVELIHOOD: {2022: 22, 2023: 26, 2024: 30, 2025: 34, 2026: 32},
}

DECIDED: dict[DecisionKind, dict[int, int]] = {
    DecisionKind.LICENSING: {2022: 86, 2023: 97, 2024: 108, 2025: 121, 2026: 112},
    DecisionKind.PENALTY: {2022: 74, 2023: 92, 2024: 118, 2025: 126, 2026: 110},
    DecisionKind.COERCION: {2022: 6, 2023: 9, 2024: 11, 2025: 8, 2026: 7},
}

FEES_WAN_YUAN = {2022: 548, 2023: 602, 2024: 660, 2025: 683}  # 行政事业性收费, counted when the year is over
LETTERS_ANSWERED = {2022: 84, 2023: 101, 2024: 123, 2025: 137, 2026: 118}
VISITS = {2022: 401_300, 2023: 468_900, 2024: 577_700, 2025: 612_400, 2026: 655_000}


def planned(table: dict[int, int], year: int) -> int:
    """A year's figure; years after the table are like its last."""
    return table[min(year, max(table))]


def so_far(table: dict[int, int], year: int, *, passed: float, scale: float = 1.0) -> int:
    """A year's figure up to today, `passed` of the year being over; a smaller county has at least one of each."""
    whole = planned(table, year) * passed * scale
    return max(round(whole), 1 if passed > 0 else 0)
