"""Writing the report: six chapters in their fixed order, every number bound to its figure, the tables as prescribed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from gongkai.annual.form import (
    CHAPTERS,
    T2_BLOCKS,
    T2_CORNER,
    T3_COLUMNS,
    T3_CORNER,
    T3_RESULT_ROWS,
    T3_ROWS,
    T4_CELLS,
    HeadCell,
    t3_column_heads,
    t3_row_heads,
    t4_column_heads,
)

VISITS_IN_WAN = 10_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What a report is written from. `texts` holds what a person typed: supervision, problems, other_matters."""

    organ: str
    year: int
    figures: Mapping[str, Any]
    narrative: Mapping[str, float]
    contact: Mapping[str, str]  # address, phone, email, postcode, site
    fee_yuan: int = 0  # 信息处理费 taken in within the year
    texts: Mapping[str, str] = field(default_factory=dict)


def title(draft: Draft) -> str:
    """〈机关全称〉〈YYYY〉年政府信息公开工作年度报告."""
    return f"{draft.organ}{draft.year}年政府信息公开工作年度报告"


def body(draft: Draft) -> str:
    """The whole report as HTML: preface, six chapters, three tables, contact."""
    chapters = {
        "overview": overview(draft),
        "proactive": proactive_table(draft.figures["proactive"]),
        "applications": applications_table(draft.figures["applications"]),
        "remedies": remedies_table(draft.figures["remedies"]),
        "problems": paragraphs(draft.texts.get("problems", "")),
        "other_matters": paragraphs(fee_sentence(draft)) + paragraphs(draft.texts.get("other_matters", "")),
    }
    parts = [paragraphs(preface(draft))]
    for chapter in CHAPTERS:
        parts.append(f"<h2>{escape(chapter.text)}</h2>")
        parts.append(chapters[chapter.key])
    return "\n".join(parts)


def preface(draft: Draft) -> str:
    """On what law, of which parts, for which time, and whom to ask."""
    names = "、".join(chapter.text.split("、", 1)[1] for chapter in CHAPTERS)
    contact = draft.contact
    return (
        "本报告根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发"
        "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）的要求编制。"
        f"全文由{names}六部分组成。"
        f"报告所列数据的统计期限为{draft.year}年1月1日至12月31日。"
        f"报告电子版可在{contact['site']}查阅和下载。如有疑问，请联系{draft.organ}"
        f"（地址：{contact['address']}；邮编：{contact['postcode']}；"
        f"电话：{contact['phone']}；电子邮箱：{contact['email']}）。"
    )


def overview(draft: Draft) -> str:
    """Chapter one in its five aspects (国办公开办函〔2021〕30号)."""
    aspects = (
        ("（一）主动公开情况", proactive_sentence(draft)),
        ("（二）依申请公开情况", applications_sentence(draft.figures["applications"])),
        ("（三）政府信息管理情况", documents_sentence(draft.figures["proactive"])),
        ("（四）政府信息公开平台建设情况", platform_sentence(draft)),
        ("（五）监督保障情况", draft.texts.get("supervision", "")),
    )
    return "".join(f"<h3>{escape(name)}</h3>{paragraphs(text)}" for name, text in aspects)


def proactive_sentence(draft: Draft) -> str:
    """What was published, by kind."""
    count = draft.narrative
    return (
        f"{draft.year}年，公开政府文件{count['gov_docs_published']}份、人事任免{count['appointments']}份、"
        f"财政信息{count['finance_items']}条；公开全体会议、常务会议、专题会议信息{count['meeting_items']}篇；"
        f"公开建议提案办理结果{count['proposal_replies']}条、执法结果{count['enforcement_results_published']}条；"
        f"发布公示公告{count['notices']}条，转载上级政务信息{count['reposts']}条。"
        f"公开政策解读{count['interpretations']}条、法律法规{count['laws']}件。"
    )


def applications_sentence(table: Mapping[str, Mapping[str, int]]) -> str:
    """What was asked for, and how it was handled, in the words of 表三."""
    received, carried_in = table["new_received"], table["carried_in"]["total"]
    by_kind = _enumerated(
        (f"{column.text if column.text != '其他' else '其他组织'}", received[column.key]) for column in T3_COLUMNS[:-1]
    )
    results = _enumerated((_spoken(row.key, row.full), table[row.key]["total"]) for row in T3_RESULT_ROWS)
    sentence = f"新收政府信息公开申请{received['total']}件"
    if by_kind:
        sentence += f"，其中{by_kind}"
    sentence += f"；上年结转{carried_in}件。本年度办结{table['result_total']['total']}件"
    if results:
        sentence += f"，其中{results}"
    return f"{sentence}；结转下年度继续办理{table['carried_out']['total']}件。"


def _enumerated(pairs: Iterable[tuple[str, int]]) -> str:
    return "、".join(f"{name}{count}件" for name, count in pairs if count)


def _spoken(key: str, full: str) -> str:
    """The outcome as a sentence says it: 其他处理（其他）, 不予公开（属于国家秘密）."""
    group, _, leaf = full.partition(" ")
    group = group.split("）", 1)[-1].split("（", 1)[0]
    return f"{group}（{leaf.split('.', 1)[-1]}）" if leaf else group


def documents_sentence(table: Mapping[str, Any]) -> str:
    """Normative documents issued, repealed and in force."""
    documents = table["normative_docs"]
    return (
        f"全年制发行政规范性文件{documents['issued']}件、废止{documents['repealed']}件，"
        f"截至年末现行有效{documents['in_force']}件。"
    )


def platform_sentence(draft: Draft) -> str:
    """Visits to the site, letters answered."""
    visits = draft.narrative["site_visits"]
    parts = [f"网站总访问量{wan(visits)}万次。"] if visits else []
    parts.append(f"办理、回复领导信箱来信{draft.narrative['mailbox_handled']}件。")
    return "".join(parts)


def wan(count: float) -> str:
    """A count in 万, exactly as far as four decimals go: 577700 → 57.77."""
    return f"{count / VISITS_IN_WAN:.4f}".rstrip("0").rstrip(".")


def fee_sentence(draft: Draft) -> str:
    """Chapter six says what was taken in for processing information (条例 art. 42)."""
    if not draft.fee_yuan:
        return "本年度未收取政府信息公开信息处理费。"
    return f"本年度收取政府信息公开信息处理费{draft.fee_yuan}元。"


def paragraphs(text: str) -> str:
    """One paragraph for each line of plain text."""
    return "".join(f"<p>{escape(line.strip())}</p>" for line in text.splitlines() if line.strip())


def proactive_table(table: Mapping[str, Any]) -> str:
    """表二, block by block."""
    rows = []
    for block in T2_BLOCKS:
        rows.append(f'<tr><th colspan="4" scope="colgroup">{escape(block.article)}</th></tr>')
        span = 4 - len(block.columns) if len(block.columns) == 1 else 1
        heads = "".join(f'<th scope="col" colspan="{span}">{escape(column.text)}</th>' for column in block.columns)
        rows.append(f'<tr><th scope="col">{escape(T2_CORNER)}</th>{heads}</tr>')
        for row in block.rows:
            values = table[row.key]
            cells = values.values() if isinstance(values, Mapping) else [values]
            rows.append(f'<tr><th scope="row">{escape(row.text)}</th>{_cells(cells, span)}</tr>')
    return f"<table><tbody>{''.join(rows)}</tbody></table>"


def applications_table(table: Mapping[str, Mapping[str, int]]) -> str:
    """表三, with its three heading lines and its merged cells."""
    heads = t3_column_heads()
    corner = f'<th rowspan="{len(heads)}" colspan="3">{escape(T3_CORNER)}</th>'
    lines = [f"<tr>{corner if number == 0 else ''}{_heads(line, 'col')}</tr>" for number, line in enumerate(heads)]
    rows = [
        f"<tr>{_heads(head, 'row')}{_cells(table[row.key][column.key] for column in T3_COLUMNS)}</tr>"
        for row, head in zip(T3_ROWS, t3_row_heads(), strict=True)
    ]
    return f"<table><thead>{''.join(lines)}</thead><tbody>{''.join(rows)}</tbody></table>"


def remedies_table(table: Mapping[str, Mapping[str, int]]) -> str:
    """表四, one line of fifteen cells."""
    lines = "".join(f"<tr>{_heads(line, 'col')}</tr>" for line in t4_column_heads())
    cells = _cells(table[group.key][column.key] for group, column in T4_CELLS)
    return f"<table><thead>{lines}</thead><tbody><tr>{cells}</tr></tbody></table>"


def _heads(cells: Sequence[HeadCell], scope: str) -> str:
    return "".join(
        f'<th scope="{scope}{"group" if cell.colspan > 1 and scope == "col" else ""}"'
        f' colspan="{cell.colspan}" rowspan="{cell.rowspan}">{escape(cell.text)}</th>'
        for cell in cells
    )


def _cells(values: Iterable[float], span: int = 1) -> str:
    return "".join(f'<td colspan="{span}">{_plain(value)}</td>' for value in values)


def _plain(value: float) -> str:
    return str(int(value)) if float(value).is_integer() else str(value)
