"""Small charts as numbers for an SVG: the drawing and its table are always the same data."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

Number = int | float | Decimal


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart; `share` is its length in percent of the longest, `before` that of the year before."""

    label: str
    value: Number
    share: float
    url: str = ""
    previous: Number | None = None
    before: float = 0


@dataclass(frozen=True, slots=True)
class BarChart:
    """A caption, a unit (件, 万元), the bars, and what the two series are called."""

    caption: str
    unit: str
    bars: list[Bar]
    label: str = "件数"
    previous_label: str = ""


@dataclass(frozen=True, slots=True)
class LineChart:
    """Points in a 0…100 square per column: `path` joins them, `dots` marks each."""

    caption: str
    unit: str
    points: list[tuple[str, Number]]
    width: int
    path: str
    dots: str
    row_label: str = ""


def bar_chart(
    caption: str,
    rows: Sequence[tuple[str, Number]],
    *,
    unit: str = "件",
    label: str = "本年",
    previous: Sequence[Number] = (),
    previous_label: str = "",
    urls: Sequence[str] = (),
) -> BarChart:
    """A bar for each (label, value), with the year before beside it and a link to the records where given."""
    longest = max([float(value) for _, value in rows] + [float(value) for value in previous] + [0.0]) or 1.0
    bars = [
        Bar(
            label=name,
            value=value,
            share=_percent(value, longest),
            url=urls[at] if urls else "",
            previous=previous[at] if previous else None,
            before=_percent(previous[at], longest) if previous else 0,
        )
        for at, (name, value) in enumerate(rows)
    ]
    return BarChart(caption, unit, bars, label, previous_label)


def _percent(value: Number, longest: float) -> float:
    """The value in percent of the longest, never below nought."""
    return round(max(float(value), 0) / longest * 100, 2)


def line_chart(
    caption: str, points: Sequence[tuple[str, Number]], *, unit: str = "件", row_label: str = "年度"
) -> LineChart:
    """A line through (label, value) points from nought to the highest, each in the middle of its column."""
    highest = max((float(value) for _, value in points), default=0.0) or 1.0
    places = [(at * 100 + 50, round(94 - float(value) / highest * 84, 2)) for at, (_, value) in enumerate(points)]
    path = "M" + " L".join(f"{x} {y}" for x, y in places) if places else ""
    dots = " ".join(f"M{x} {y}h0" for x, y in places)
    return LineChart(caption, unit, list(points), len(places) * 100, path, dots, row_label)
