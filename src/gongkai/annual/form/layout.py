"""How the statutory tables are printed: which labels share a merged cell, over how many rows and columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from gongkai.annual.form.tables import T3_COLUMNS, T3_ROWS, T4_CELLS, Label

T3_ROW_DEPTH = 3  # 三、 | （三） | 1.
T3_COLUMN_DEPTH = 3  # 申请人情况 | 法人或其他组织 | 商业企业
T4_COLUMN_DEPTH = 3  # 行政诉讼 | 未经复议直接起诉 | 结果维持


@dataclass(frozen=True, slots=True)
class HeadCell:
    """One heading cell as HTML and docx want it."""

    text: str
    colspan: int = 1
    rowspan: int = 1


def column_heads(labels: Sequence[Label], depth: int) -> list[list[HeadCell]]:
    """The heading lines over a table, top line first."""
    lines: list[list[HeadCell]] = [[] for _ in range(depth)]
    for cell in _merge(labels, depth):
        lines[cell.level].append(HeadCell(cell.text, colspan=cell.leaves, rowspan=cell.levels))
    return lines


def row_heads(labels: Sequence[Label], depth: int) -> list[list[HeadCell]]:
    """The heading cells at the left of each row, in the rows' order; a merged cell stands in its first row only."""
    lines: list[list[HeadCell]] = [[] for _ in labels]
    for cell in _merge(labels, depth):
        lines[cell.leaf].append(HeadCell(cell.text, colspan=cell.levels, rowspan=cell.leaves))
    return lines


def t3_column_heads() -> list[list[HeadCell]]:
    """The three heading lines of table 三 (without the corner cell, which is 3 by 3 and holds T3_CORNER)."""
    return column_heads(T3_COLUMNS, T3_COLUMN_DEPTH)


def t3_row_heads() -> list[list[HeadCell]]:
    """The heading cells of each row of table 三, in the order of T3_ROWS."""
    return row_heads(T3_ROWS, T3_ROW_DEPTH)


def t4_column_heads() -> list[list[HeadCell]]:
    """The three heading lines of table 四, whose one row of figures is T4_CELLS."""
    labels = [Label(column.key, column.text, group.path) for group, column in T4_CELLS]
    return column_heads(labels, T4_COLUMN_DEPTH)


@dataclass(frozen=True, slots=True)
class _Merged:
    """One label with the first leaf and level it covers, and how many of each."""

    text: str
    leaf: int
    level: int
    leaves: int
    levels: int


def _merge(labels: Sequence[Label], depth: int) -> list[_Merged]:
    """Each label once, with the leaves and levels it covers."""
    merged = []
    for leaf, label in enumerate(labels):
        for level, part in enumerate(label.path):
            if part is label:
                merged.append(_Merged(part.text, leaf, level, 1, depth - level))
            elif leaf == 0 or part not in labels[leaf - 1].over:
                leaves = _run(labels, leaf, part)
                merged.append(_Merged(part.text, leaf, level, leaves, 1))
    return merged


def _run(labels: Sequence[Label], start: int, part: Label) -> int:
    """How many labels from `start` on stand under the same merged cell."""
    end = start
    while end < len(labels) and part in labels[end].over:
        end += 1
    return end - start
