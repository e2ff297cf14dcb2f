"""The three statutory tables laid out as the form prescribes, for the report itself and for the office's page."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Literal

from gongkai.annual.form import (
    T2_BLOCKS,
    T2_CORNER,
    T3_COLUMNS,
    T3_CORNER,
    T3_ROWS,
    T4_CELLS,
    Block,
    HeadCell,
    Row,
    t3_column_heads,
    t3_row_heads,
    t4_column_heads,
)
from gongkai.theme.table import Cell, Table

T2_WIDTH = 4  # 信息内容 and at most three figures
Address = Callable[[str, str, str], str]  # table, row, column → where the records behind the figure are listed
Figures = Mapping[str, Any]


def no_address(table: str, row: str, column: str) -> str:
    """The printed report leads nowhere."""
    return ""


def statutory_tables(figures: Figures, address: Address = no_address) -> tuple[Table, Table, Table]:
    """表二, 表三 and 表四 in the JSON shape of `annual.form`, every merged cell as prescribed."""
    return (
        proactive_table(figures["proactive"], address),
        applications_table(figures["applications"], address),
        remedies_table(figures["remedies"], address),
    )


def proactive_table(table: Figures, address: Address = no_address) -> Table:
    """表二, block by block (条例 art. 20)."""
    body = [line for block in T2_BLOCKS for line in _block(block, table, address)]
    return Table("表二　主动公开政府信息情况", body=body)


def _block(block: Block, table: Figures, address: Address) -> list[list[Cell]]:
    span = (T2_WIDTH - 1) // len(block.columns)
    heads = [Cell(column.text, head="col", colspan=span) for column in block.columns]
    return [
        [Cell(block.article, head="col", colspan=T2_WIDTH)],
        [Cell(T2_CORNER, head="col"), *heads],
        *([Cell(row.text, head="row"), *_proactive_cells(row, table[row.key], span, address)] for row in block.rows),
    ]


def _proactive_cells(row: Row, values: Any, span: int, address: Address) -> list[Cell]:
    """The row's figures in the form's order; a row of one cell is the number itself."""
    by_column = values if isinstance(values, Mapping) else {row.columns[0].key: values}
    return [
        Cell(printed(by_column[column.key]), colspan=span, url=address("proactive", row.key, column.key))
        for column in row.columns
    ]


def applications_table(table: Figures, address: Address = no_address) -> Table:
    """表三, with its three heading lines and its merged cells."""
    head = [_heads(line, "col") for line in t3_column_heads()]
    head[0].insert(0, Cell(T3_CORNER, head="col", colspan=3, rowspan=len(head)))
    body = [
        [
            *_heads(left, "row"),
            *(
                Cell(printed(table[row.key][column.key]), url=address("applications", row.key, column.key))
                for column in T3_COLUMNS
            ),
        ]
        for row, left in zip(T3_ROWS, t3_row_heads(), strict=True)
    ]
    return Table("表三　收到和处理政府信息公开申请情况", head, body)


def remedies_table(table: Figures, address: Address = no_address) -> Table:
    """表四, one line of fifteen cells."""
    cells = [
        Cell(printed(table[group.key][column.key]), url=address("remedies", group.key, column.key))
        for group, column in T4_CELLS
    ]
    head = [_heads(line, "col") for line in t4_column_heads()]
    return Table("表四　政府信息公开行政复议、行政诉讼情况", head, [cells])


def _heads(cells: Sequence[HeadCell], kind: Literal["col", "row"]) -> list[Cell]:
    return [Cell(cell.text, head=kind, colspan=cell.colspan, rowspan=cell.rowspan) for cell in cells]


def printed(value: float) -> str:
    """A figure as the report prints it: whole numbers without decimals."""
    return str(int(value)) if float(value).is_integer() else str(value)
