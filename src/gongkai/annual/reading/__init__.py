"""Read an annual report out of a text extract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

from gongkai.annual.form import (
    FORMAT_2019,
    FORMAT_2021,
    T2,
    T2_2019,
    T3,
    T3_2019,
    Passage,
    Printed,
    Report,
    Section,
    Table,
)
from gongkai.annual.reading.extent import Extent, extents_of
from gongkai.annual.reading.grid import remedies_read, table_read
from gongkai.annual.reading.headings import Heading, headings_in, title_in
from gongkai.annual.reading.organ import level_of, organ_in, scope_of, year_in
from gongkai.annual.reading.plain import INDENTED, plain
from gongkai.annual.reading.prose import passages_in
from gongkai.annual.reading.refusal import NotAReportError, UnreadableReportError
from gongkai.annual.reading.source import ENDINGS, decode, lines_of, text_in, text_of
from gongkai.annual.reading.tokens import is_prose

__all__ = [
    "ENDINGS",
    "INDENTED",
    "NotAReportError",
    "UnreadableReportError",
    "decode",
    "lines_of",
    "read_file",
    "read_text",
    "text_in",
    "text_of",
]

# columns and a row of the trial form's 表二, 国办公开办函〔2019〕60号
WORDS_OF_2019 = re.compile("本年新制作数量|对外公开总数量|(?<!和)其他对外管理服务事项")
OTHER_OF_2019 = "(六)其他处理"  # one row in the trial form's 表三, three since
OTHER_OF_2021 = ("逾期不补正", "逾期未按收费通知", "不再处理其政府信息公开申请")


def read_file(path: Path) -> Report:
    """The report in the file.

    Errors: UnreadableReportError if the file cannot be read as an annual report.
    """
    return read_text(text_of(path), path=str(path))


def read_text(text: str, *, path: str = "") -> Report:
    """The report in the text; every figure, label and sentence keeps its line and column.

    Errors: NotAReportError if there is no annual report in the text.
    """
    lines = lines_of(text)
    headings = headings_in(lines)
    extents = extents_of(lines, headings)
    tables = _tables(lines, extents)
    is_trial = tables[0].form is T2_2019 or tables[1].form is T3_2019
    if all(table.is_blank for table in tables) and len(headings) < 2:
        raise NotAReportError("没有找到政府信息公开工作年度报告的章节或统计表")

    words = title_in(lines)
    title = words.printed(dict(enumerate(lines, 1))) if words else Printed("")
    preface = _sentences(lines, words.at[-1][0] if words else 0, headings[0].index if headings else 0, {})
    sections = _sections(lines, headings, extents)
    overview = [passage for section in sections if section.key == "overview" for passage in section.passages]
    organ = organ_in(title.text)
    return Report(
        year=year_in(title.text, _text(preface), _text(overview)),
        organ=organ,
        title=title,
        sections=sections,
        proactive=tables[0],
        applications=tables[1],
        remedies=tables[2],
        preface=preface,
        level=level_of(organ),
        scope=scope_of(organ),
        format=FORMAT_2019 if is_trial else FORMAT_2021,
        path=path,
    )


def _tables(lines: Sequence[str], extents: dict[str, Extent]) -> tuple[Table, Table, Table]:
    """The three tables, each in the form whose labels it bears."""
    proactive, applications, remedies = (extents[key] for key in ("proactive", "applications", "remedies"))
    words = plain("".join(line for line in lines if not is_prose(line)))
    is_old = WORDS_OF_2019.search(words) is not None
    has_old_rows = OTHER_OF_2019 in words and not any(label in words for label in OTHER_OF_2021)
    return (
        table_read(T2_2019 if is_old else T2, lines, proactive.start, proactive.end),
        table_read(T3_2019 if has_old_rows else T3, lines, applications.start, applications.end),
        remedies_read(lines, remedies.start, remedies.end),
    )


def _sections(lines: Sequence[str], headings: list[Heading], extents: dict[str, Extent]) -> tuple[Section, ...]:
    """The chapters in the order of the text."""
    sections = []
    borders = [heading.index for heading in headings] + [len(lines)]
    for heading, end in zip(headings, borders[1:], strict=True):
        passages = _sentences(lines, heading.index + 1, end, extents)
        sections.append(Section(heading.key, heading.printed, passages))
    return tuple(sections)


def _text(passages: Sequence[Passage]) -> str:
    """The words of the paragraphs."""
    return "".join(passage.text for passage in passages)


def _sentences(lines: Sequence[str], start: int, end: int, extents: dict[str, Extent]) -> tuple[Passage, ...]:
    """The paragraphs between two lines, without the tables there."""
    in_tables = {index for extent in extents.values() for index in range(extent.start, extent.end)}
    kept = ["" if index in in_tables and not is_prose(line) else line for index, line in enumerate(lines)]
    return passages_in(kept, start, end)
