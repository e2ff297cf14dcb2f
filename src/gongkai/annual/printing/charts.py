"""Charts as plain SVG, drawn from the figures of the report alone, readable without seeing them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from gongkai.annual.form import T3_APPLICANT_COLUMNS, T3_RESULT_ROWS
from gongkai.annual.writing import Draft, spoken

WIDTH, LABELS, VALUES, LINE = 640, 250, 70, 30  # of a chart: all, its names, its figures, the height of a bar's line
Bars = Sequence[tuple[str, float]]


@dataclass(frozen=True, slots=True)
class Picture:
    """What one chart shows: a name, and of each bar its label, its figure and its cell of 表三."""

    key: str
    name: str
    bars: list[tuple[str, float, str, str]]  # label, figure, row, column


def pictures(year: int, table: Mapping[str, Mapping[str, int]]) -> list[Picture]:
    """Results of the year, kinds of applicants, from 表三; a picture that would be empty is left out."""
    results = [(spoken(row.full), table[row.key]["total"], row.key, "total") for row in T3_RESULT_ROWS]
    received = [
        (
            "其他组织" if column.text == "其他" else column.text,
            table["new_received"][column.key],
            "new_received",
            column.key,
        )
        for column in T3_APPLICANT_COLUMNS
    ]
    drawn = [
        Picture("results", f"{year}年政府信息公开申请办理结果", [bar for bar in results if bar[1]]),
        Picture("applicants", f"{year}年新收政府信息公开申请的申请人", [bar for bar in received if bar[1]]),
    ]
    return [one for one in drawn if one.bars]


def charts(draft: Draft) -> str:
    """The pictures of a report as SVG."""
    drawn = [_figure(one) for one in pictures(draft.year, draft.figures["applications"])]
    return "".join(drawn) or '<p class="quiet">本年度没有政府信息公开申请，不作图。</p>'


def _figure(picture: Picture) -> str:
    bars, name = [(label, value) for label, value, *_ in picture.bars], f"{picture.name}（件）"
    return f"<figure><figcaption>{escape(name)}</figcaption>{_svg(picture.key, name, bars)}</figure>"


def _svg(key: str, name: str, bars: Bars) -> str:
    """Horizontal bars; the description says in words what they show."""
    most = max(value for _, value in bars)
    said = "；".join(f"{label}{_whole(value)}" for label, value in bars)
    lines = "".join(_bar(number, label, value, value / most) for number, (label, value) in enumerate(bars))
    return (
        f'<svg viewBox="0 0 {WIDTH} {LINE * len(bars)}" role="img" aria-labelledby="{key}-name {key}-said">'
        f'<title id="{key}-name">{escape(name)}</title><desc id="{key}-said">{escape(said)}</desc>{lines}</svg>'
    )


def _bar(number: int, label: str, value: float, share: float) -> str:
    top, width = number * LINE, max(2.0, share * (WIDTH - LABELS - VALUES))
    base = top + 20
    return (
        f'<text x="{LABELS - 10}" y="{base}" text-anchor="end" font-size="15">{escape(label)}</text>'
        f'<rect x="{LABELS}" y="{top + 6}" width="{width:.1f}" height="18" fill="#1d4f7c"/>'
        f'<text x="{LABELS + width + 8:.1f}" y="{base}" font-size="15">{_whole(value)}</text>'
    )


def _whole(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)
