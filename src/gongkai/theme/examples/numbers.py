"""Figures, tables and charts."""

from __future__ import annotations

from typing import Any

from ..charts import bar_chart, line_chart
from ..table import Cell, Table
from .example import Example


def numbers() -> list[Example]:
    """Numbers."""
    outcomes = [("予以公开", 41), ("部分公开", 9), ("不予公开", 6), ("无法提供", 14), ("不予处理", 3)]
    years = [("2019", 21), ("2020", 18), ("2021", 35), ("2022", 42), ("2023", 57), ("2024", 73)]
    bars = bar_chart("申请办理结果", outcomes, label="2024年", previous=[32, 11, 5, 8, 1], previous_label="2023年")
    return [
        Example("figure", "数字", "每个数字有定义，链到构成它的清单。", {"figures": _year()}),
        Example(
            "statutory_table", "法定表格", "Table 与 Cell：合并单元格照表样；数字链到记录。", {"table": _statutory()}
        ),
        Example("bar_chart", "条形图", "图即是表：bar_chart() 给出 chart。", {"chart": bars}),
        Example(
            "line_chart",
            "折线图",
            "line_chart() 给出 chart；点对齐表格的列。",
            {"chart": line_chart("历年新收申请", years)},
        ),
    ]


def _year() -> list[dict[str, Any]]:
    """The year in figures."""
    return [
        {"label": "主动公开信息", "value": "2,846", "unit": "条", "url": "#figure", "definition": "本年首次公开的条目"},
        {"label": "新收申请", "value": 73, "unit": "件", "url": "#figure", "definition": "按收到申请之日计"},
        {"label": "按期答复率", "value": "98.6", "unit": "%", "url": "#figure", "definition": "期限内答复÷应答复"},
        {"label": "行政事业性收费", "value": 660, "unit": "万元", "definition": "条例第二十条第（八）项"},
    ]


def _statutory() -> Table:
    """A corner of 表三 with its merged heads and one finding."""
    head = [
        [Cell("申请的处理结果", "col", colspan=2, rowspan=3), Cell("申请人情况", "col", colspan=7)],
        [
            Cell("自然人", "col", rowspan=2),
            Cell("法人或其他组织", "col", colspan=5),
            Cell("总计", "col", rowspan=2),
        ],
        [Cell(name, "col") for name in ("商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他")],
    ]
    wrong = Cell(2, mark="error", note="应为 1", url="#cell")
    body = [
        [Cell("一、本年新收政府信息公开申请数量", "row", colspan=2), *_figures(1, 0, 0, 0, 0, 0, 1)],
        [Cell("二、上年结转政府信息公开申请数量", "row", colspan=2), *_figures(0, 0, 0, 0, 0, 0, 0)],
        [
            Cell("三、本年度办理结果", "row", rowspan=3),
            Cell("（一）予以公开", "row"),
            *_figures(1, 0, 0, 0, 0, 0, 1),
        ],
        [Cell("（二）部分公开", "row"), *_figures(0, 0, 0, 0, 0, 0, 0)],
        [Cell("（七）总计", "row"), *_figures(1, 0, 0, 0, 0, 0), wrong],
    ]
    return Table("三、收到和处理政府信息公开申请情况", head, body, note="点击数字可查看构成它的记录。")


def _figures(*values: int) -> list[Cell]:
    """Figures of one row; those above nought lead to their records."""
    return [Cell(value, url="#cell" if value else "") for value in values]
