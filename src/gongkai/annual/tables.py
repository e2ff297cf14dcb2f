"""The counted figures laid out for a page: statutory rows and heads, each cell with the address of its records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from gongkai.annual.form import T2_ROWS, T3_COLUMNS, T3_ROWS, T4_COLUMNS, T4_GROUPS


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure on a page, and where its records are listed."""

    label: str
    value: float
    url: str


@dataclass(frozen=True, slots=True)
class FigureTable:
    """One statutory table on a page."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Figure, ...]], ...]


def figure_tables(figures: Mapping[str, Any], base: str) -> list[FigureTable]:
    """表二, 表三 and 表四 with a link behind every figure; `base` is the report's own address."""
    return [_proactive(figures["proactive"], base), _applications(figures, base), _remedies(figures, base)]


def _proactive(table: Mapping[str, Any], base: str) -> FigureTable:
    rows = []
    for row in T2_ROWS:
        values = table[row.key]
        cells = tuple(
            Figure(
                column.text,
                values[column.key] if isinstance(values, Mapping) else values,
                f"{base}proactive/{row.key}/{column.key}/",
            )
            for column in row.columns
        )
        rows.append((row.text, cells))
    return FigureTable("表二　主动公开政府信息情况", (), tuple(rows))


def _applications(figures: Mapping[str, Any], base: str) -> FigureTable:
    rows = tuple(
        (
            row.full,
            tuple(
                Figure(
                    column.text,
                    figures["applications"][row.key][column.key],
                    f"{base}applications/{row.key}/{column.key}/",
                )
                for column in T3_COLUMNS
            ),
        )
        for row in T3_ROWS
    )
    heads = tuple(column.text for column in T3_COLUMNS)
    return FigureTable("表三　收到和处理政府信息公开申请情况", heads, rows)


def _remedies(figures: Mapping[str, Any], base: str) -> FigureTable:
    rows = tuple(
        (
            group.text,
            tuple(
                Figure(
                    column.text,
                    figures["remedies"][group.key][column.key],
                    f"{base}remedies/{group.key}/{column.key}/",
                )
                for column in T4_COLUMNS
            ),
        )
        for group in T4_GROUPS
    )
    heads = tuple(column.text for column in T4_COLUMNS)
    return FigureTable("表四　政府信息公开行政复议、行政诉讼情况", heads, rows)


def narrative_rows(values: Mapping[str, float], definitions: Mapping[str, Any], base: str) -> list[Figure]:
    """The narrative's figures with their records; `definitions` says what each is called and its unit."""
    return [
        Figure(f"{definition.label}（{definition.unit}）", values[key], f"{base}narrative/{key}/all/")
        for key, definition in definitions.items()
    ]
