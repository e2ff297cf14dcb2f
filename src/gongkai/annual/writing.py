"""Writing the report: six chapters in their fixed order, every number bound to its figure, the tables as prescribed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from gongkai.annual.binding import filled
from gongkai.annual.form import CHAPTERS, FORMS, T3_APPLICANT_COLUMNS, T3_RESULT_ROWS, Report, report_from_dict
from gongkai.annual.reading.organ import level_of, scope_of
from gongkai.annual.tables import Address, no_address, printed, statutory_tables
from gongkai.theme.table import Cell, Table

ASPECTS = (  # of chapter one (国办公开办函〔2021〕30号)
    "（一）主动公开情况",
    "（二）依申请公开情况",
    "（三）政府信息管理情况",
    "（四）政府信息公开平台建设情况",
    "（五）监督保障情况",
)
VISITS_IN_WAN = 10_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What a report is written from. `texts` holds what a person typed: supervision, problems, other_matters."""

    organ: str
    year: int
    figures: Mapping[str, Any]
    narrative: Mapping[str, float]
    site: str  # where the report can be read and downloaded
    contact: Mapping[str, str]  # whom to ask: organ, 地址, 邮编, 电话, 电子邮箱; what is empty is left out
    fee_yuan: int = 0  # 信息处理费 taken in within the year
    texts: Mapping[str, str] = field(default_factory=dict)
    notes: Sequence[str] = ()  # of the preface: who is missing, what was entered by hand
    code: str = ""  # 统一社会信用代码 of the organ
    digest: str = ""  # of the frozen figures


def title(draft: Draft) -> str:
    """〈机关全称〉〈YYYY〉年政府信息公开工作年度报告."""
    return f"{draft.organ}{draft.year}年政府信息公开工作年度报告"


def body(draft: Draft, address: Address = no_address) -> str:
    """The whole report as HTML: preface, six chapters, three tables, contact."""
    texts = chapters(draft)
    tables = {
        form.key: html(table) for form, table in zip(FORMS, statutory_tables(draft.figures, address), strict=True)
    }  # each stands in the chapter of its own key
    parts = [paragraphs(preface(draft))]
    for chapter in CHAPTERS:
        parts.append(f"<h2>{escape(chapter.text)}</h2>")
        parts.append(tables.get(chapter.key) or paragraphs(texts[chapter.key]))
    return "\n".join(parts)


def as_report(draft: Draft) -> Report:
    """The report as data, ready for the checks."""
    texts = chapters(draft)
    return report_from_dict(
        {
            "year": draft.year,
            "organ": draft.organ,
            "level": level_of(draft.organ),
            "scope": scope_of(draft.organ),
            "title": title(draft),
            "preface": preface(draft),
            "sections": [
                {"key": chapter.key, "title": chapter.text, "text": texts.get(chapter.key, "")} for chapter in CHAPTERS
            ],
            **draft.figures,
        }
    )


def chapters(draft: Draft) -> dict[str, str]:
    """The words of the chapters that are not tables, a paragraph on each line."""
    return {
        "overview": overview(draft),
        "problems": typed(draft, "problems"),
        "other_matters": f"{fee_sentence(draft)}\n{typed(draft, 'other_matters')}",
    }


def typed(draft: Draft, name: str) -> str:
    """What a person typed, with the figures it names in braces."""
    return filled(draft.texts.get(name, ""), draft.figures, draft.narrative)


def preface(draft: Draft) -> str:
    """On what law, of which parts, for which time, and whom to ask."""
    names = "、".join(chapter.text.split("、", 1)[1] for chapter in CHAPTERS)
    reached = "；".join(f"{name}：{value}" for name, value in draft.contact.items() if value and name != "organ")
    return (
        "本报告根据《中华人民共和国政府信息公开条例》和《国务院办公厅政府信息与政务公开办公室关于印发"
        "〈中华人民共和国政府信息公开工作年度报告格式〉的通知》（国办公开办函〔2021〕30号）的要求编制。"
        f"全文由{names}六部分组成。"
        f"报告所列数据的统计期限为{draft.year}年1月1日至12月31日。"
        f"报告电子版可在{draft.site}查阅和下载。如有疑问，请联系{draft.contact['organ']}（{reached}）。"
        + "".join(f"\n{note}" for note in draft.notes)
    )


def overview(draft: Draft) -> str:
    """Chapter one in its five aspects (国办公开办函〔2021〕30号)."""
    texts = (
        proactive_sentence(draft),
        applications_sentence(draft.figures["applications"]),
        documents_sentence(draft.figures["proactive"]),
        platform_sentence(draft),
        typed(draft, "supervision"),
    )
    return "\n".join(f"{aspect}\n{text}" for aspect, text in zip(ASPECTS, texts, strict=True))


def proactive_sentence(draft: Draft) -> str:
    """What was published, by kind."""
    count = draft.narrative
    return (
        f"{draft.year}年，主动公开政府信息{count['published_total']}条。公开政府文件{count['gov_docs_published']}份、人事任免{count['appointments']}份、"
        f"财政信息{count['finance_items']}条；公开全体会议、常务会议、专题会议信息{count['meeting_items']}篇；"
        f"公开建议提案办理结果{count['proposal_replies']}条、执法结果{count['enforcement_results_published']}条；"
        f"发布公示公告{count['notices']}条，转载上级政务信息{count['reposts']}条。"
        f"公开政策解读{count['interpretations']}条、法律法规{count['laws']}件。"
    )


def applications_sentence(table: Mapping[str, Mapping[str, int]]) -> str:
    """What was asked for, and how it was handled, in the words of 表三."""
    received, carried_in = table["new_received"], table["carried_in"]["total"]
    by_kind = _enumerated(
        ("其他组织" if column.text == "其他" else column.text, received[column.key]) for column in T3_APPLICANT_COLUMNS
    )
    results = _enumerated((spoken(row.full), table[row.key]["total"]) for row in T3_RESULT_ROWS)
    sentence = f"新收政府信息公开申请{received['total']}件"
    if by_kind:
        sentence += f"，其中{by_kind}"
    sentence += f"；上年结转{carried_in}件。本年度办结{table['result_total']['total']}件"
    if results:
        sentence += f"，其中{results}"
    return f"{sentence}；结转下年度继续办理{table['carried_out']['total']}件。"


def _enumerated(pairs: Iterable[tuple[str, int]]) -> str:
    return "、".join(f"{name}{count}件" for name, count in pairs if count)


def spoken(full: str) -> str:
    """The outcome as a sentence says it: 其他处理（其他）, 不予公开（属于国家秘密）."""
    group, _, leaf = full.partition(" ")
    group = group.split("）", 1)[-1].split("（", 1)[0]
    return f"{group}（{leaf.split('.', 1)[-1]}）" if leaf else group


def documents_sentence(table: Mapping[str, Any]) -> str:
    """Normative documents issued, repealed and in force; decisions made and fees taken, as 表二 has them."""
    documents = table["normative_docs"]
    return (
        f"全年制发行政规范性文件{documents['issued']}件、废止{documents['repealed']}件，"
        f"截至年末现行有效{documents['in_force']}件。"
        f"作出行政许可处理决定{table['licensing']}件、行政处罚处理决定{table['penalty']}件、"
        f"行政强制处理决定{table['coercion']}件；行政事业性收费{printed(table['fee_wan_yuan'])}万元。"
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
    """A paragraph for each line of plain text; the five aspects are headings."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return "".join(f"<h3>{line}</h3>" if line in ASPECTS else f"<p>{escape(line)}</p>" for line in lines)


def html(table: Table) -> str:
    """The table as HTML; its name is the chapter's heading above it."""
    head = f"<thead>{_lines(table.head)}</thead>" if table.head else ""
    return f"<table>{head}<tbody>{_lines(table.body)}</tbody></table>"


def _lines(lines: Iterable[Iterable[Cell]]) -> str:
    return "".join(f"<tr>{''.join(_cell(cell) for cell in line)}</tr>" for line in lines)


def _cell(cell: Cell) -> str:
    spans = "".join(
        f' {name}="{size}"' for name, size in (("colspan", cell.colspan), ("rowspan", cell.rowspan)) if size > 1
    )
    if not cell.head:
        text = escape(str(cell.text))
        return f"<td{spans}>{_linked(text, cell.url)}</td>"
    return f'<th scope="{_scope(cell)}"{spans}>{escape(str(cell.text))}</th>'


def _linked(text: str, url: str) -> str:
    return f'<a href="{escape(url)}">{text}</a>' if url else text


def _scope(cell: Cell) -> str:
    """Which cells a heading heads: a merged one heads a group of columns or rows."""
    is_group = cell.colspan > 1 if cell.head == "col" else cell.rowspan > 1
    return f"{cell.head}group" if is_group else cell.head
