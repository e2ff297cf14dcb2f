"""Entries of a word list: what makes one good, and lists as workbooks."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from gongkai.lib.refusal import Refused
from gongkai.proofing.choices import WordKind
from gongkai.proofing.tables import NEVER_LEARNT, SHORTEST_WORD

HEADS = ("类别", "词语", "应为、职务", "排序", "只对规则", "理由")
MOST_ROWS, LONGEST = 5_000, 80
_RULE = re.compile(r"[A-Z]-[A-Z]+")


@dataclass(frozen=True, slots=True)
class Row:
    """One entry: a word not to be reported, a wrong word with the right one, or a person with post and order."""

    kind: WordKind
    word: str
    put: str = ""
    place: int | None = None
    rule: str = ""
    reason: str = ""

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes two entries the same."""
        return (self.kind.value, self.word, self.put, "" if self.place is None else str(self.place), self.rule)


def why_not_put(rows: Iterable[Row]) -> list[str]:
    """Reasons against putting entries on a list, line by line."""
    rows = list(rows)
    reasons = ["没有词条"] if not rows else []
    if len(rows) > MOST_ROWS:
        reasons.append(f"一次最多{MOST_ROWS}条，请分开导入")
    for number, row in enumerate(rows, start=1):
        reasons += [f"第{number}条“{row.word}”：{reason}" for reason in _why_not_row(row)]
    return reasons


def _why_not_row(row: Row) -> list[str]:
    reasons = []
    if not SHORTEST_WORD <= len(row.word) <= LONGEST:
        reasons.append(f"词语应为{SHORTEST_WORD}至{LONGEST}个字")
    if len(row.put) > LONGEST:
        reasons.append(f"“{HEADS[2]}”最多{LONGEST}个字")
    if row.kind == WordKind.WRONG and row.put == row.word:
        reasons.append("易错词和正确写法相同")
    if row.kind == WordKind.POST and not row.put:
        reasons.append("请填写职务")
    if row.rule and not _RULE.fullmatch(row.rule):
        reasons.append("规则编号应如 C-SPELL；对所有规则都不报的请留空")
    if row.rule.startswith(NEVER_LEARNT):
        reasons.append("个人信息和涉密标志不能记入词表")
    return reasons


def row_from(kind: str, word: str, put: str, place: str, rule: str, reason: str) -> Row:
    """An entry from what was typed; Refused where the kind or the order is none."""
    kinds = {one.label: one for one in WordKind} | {one.value: one for one in WordKind}
    if kind.strip() not in kinds:
        raise Refused([f"“{word}”的类别应为{'、'.join(one.label for one in WordKind)}之一"])
    order = place.strip().removesuffix(".0")
    if order and not (order.isascii() and order.isdigit() and int(order) < 10_000):
        raise Refused([f"“{word}”的排序应为数字，或者不填"])
    number = int(order) if order else None
    return Row(kinds[kind.strip()], word.strip(), put.strip(), number, rule.strip(), reason.strip()[:200])


def rows_in(content: bytes) -> list[Row]:
    """The entries of a workbook as `as_workbook` writes it. Raises Refused with what is wrong."""
    from openpyxl import load_workbook

    try:
        sheet: Any = load_workbook(io.BytesIO(content), read_only=True, data_only=True).active
        lines = [[_cell(value) for value in row] for row in sheet.iter_rows(max_row=MOST_ROWS + 2, values_only=True)]
    except Exception as error:  # openpyxl raises many kinds for broken workbooks
        raise Refused(["文件打不开，请用“导出”得到的.xlsx文件作样子另存一份"]) from error
    if not lines or tuple(lines[0][:2]) != HEADS[:2]:
        raise Refused([f"第一行应为表头：{'、'.join(HEADS)}"])
    rows, reasons = [], []
    for number, line in enumerate(lines[1:], start=2):
        if not any(line):
            continue
        try:
            rows.append(row_from(*[*line, *[""] * 6][:6]))
        except Refused as refused:
            reasons += [f"第{number}行：{reason}" for reason in refused.reasons]
    if reasons:
        raise Refused(reasons)
    return rows


def _cell(value: object) -> str:
    return "" if value is None else str(value).strip()


def as_workbook(rows: Iterable[Row]) -> bytes:
    """The entries as a workbook; text that a spreadsheet would take for a formula is kept as text."""
    from openpyxl import Workbook

    book = Workbook()
    sheet: Any = book.active
    sheet.title = "校对词表"
    sheet.append(HEADS)
    for row in rows:
        sheet.append([row.kind.label, row.word, row.put, row.place, row.rule, row.reason])
        for cell in sheet[sheet.max_row]:
            if isinstance(cell.value, str):
                cell.data_type = "s"
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()
