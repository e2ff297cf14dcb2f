"""The statutory tables of the trial form, used for the reports on 2019 and 2020: labels, keys and order.

Source: 国办公开办函〔2019〕60号, as printed in reports of those years; replaced by 国办公开办函〔2021〕30号.
Chapter 四 is the same in both.
"""

from __future__ import annotations

from gongkai.annual.form.tables import (
    DENIED,
    NOT_HANDLED,
    RESULTS,
    T3_ROWS,
    T4,
    UNAVAILABLE,
    Block,
    Form,
    Label,
    Row,
    t3_row,
)

_DOCUMENTS = (
    Label("made", "本年新制作数量"),
    Label("published", "本年新公开数量"),
    Label("in_total", "对外公开总数量"),
)
CHANGE = Label("change", "本年增/减")
_MATTERS = (Label("year_before", "上一年项目数量"), CHANGE, Label("decisions", "处理决定数量"))
_FEES = (Label("year_before", "上一年项目数量"), CHANGE)
SPENT = Label("spent", "采购总金额")
_PURCHASES = (Label("purchases", "采购项目数量"), SPENT)

T2_BLOCKS_2019 = (
    Block(
        "第二十条第（一）项",
        (Row("rules", "规章", columns=_DOCUMENTS), Row("normative_docs", "规范性文件", columns=_DOCUMENTS)),
    ),
    Block(
        "第二十条第（五）项",
        (
            Row("licensing", "行政许可", columns=_MATTERS),
            Row("other_services", "其他对外管理服务事项", columns=_MATTERS),
        ),
    ),
    Block(
        "第二十条第（六）项",
        (Row("penalty", "行政处罚", columns=_MATTERS), Row("coercion", "行政强制", columns=_MATTERS)),
    ),
    Block("第二十条第（八）项", (Row("fees", "行政事业性收费", columns=_FEES),)),
    Block("第二十条第（九）项", (Row("procurement", "政府集中采购", columns=_PURCHASES),)),
)
T2_2019 = Form("proactive", "表二", tuple(row for block in T2_BLOCKS_2019 for row in block.rows))

_OTHER = t3_row("other", "（六）其他处理", RESULTS)
T3_2019 = Form(
    "applications",
    "表三",
    (*(row for row in T3_ROWS[:-2] if not row.key.startswith("other.")), _OTHER, *T3_ROWS[-2:]),
    (RESULTS, DENIED, UNAVAILABLE, NOT_HANDLED),
)

FORMS_2019 = (T2_2019, T3_2019, T4)
