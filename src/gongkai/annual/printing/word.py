"""The report as a Word document: official typography (GB/T 9704—2012), every merged cell of the form."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from gongkai.annual.form import CHAPTERS, FORMS
from gongkai.annual.tables import statutory_tables
from gongkai.annual.writing import ASPECTS, Draft, chapters, preface, title
from gongkai.lib.docx import add_text, add_title, number_pages, official_document, to_bytes
from gongkai.theme.table import Cell, Table

TEXT_WIDTH = 156  # mm between the margins of GB/T 9704
WIDTHS = {  # mm of each column; what is left of the page is shared by the figures
    "proactive": (48,),
    "applications": (11, 17, 43),
    "remedies": (),
}
CELL_ROOM = {"w:top": "30", "w:left": "40", "w:bottom": "30", "w:right": "40"}  # twentieths of a point
TITLE_WIDTH = 20  # characters of 22 points on one line
POINTS = 9  # of a cell: fifteen figures stand side by side in 表四


def as_docx(draft: Draft) -> bytes:
    """The report as the bytes of a .docx file."""
    document = official_document(title=title(draft), organ=draft.organ)
    _break_well(add_title(document, title(draft)), draft.organ)
    for line in preface(draft).splitlines():
        add_text(document, line)
    tables = {form.key: table for form, table in zip(FORMS, statutory_tables(draft.figures), strict=True)}
    texts = chapters(draft)
    for chapter in CHAPTERS:
        add_text(document, chapter.text, style="Heading 1")
        if chapter.key in tables:
            _add_table(document, tables[chapter.key], WIDTHS[chapter.key])
        for line in texts.get(chapter.key, "").splitlines():
            if line.strip():
                add_text(document, line.strip(), style="Heading 2" if line.strip() in ASPECTS else "Normal")
    number_pages(document)
    return to_bytes(document)


def _add_table(document: Any, table: Table, first_widths: Sequence[float]) -> None:
    """A table of one grid: each cell of the form covers the squares that its spans name."""
    lines = [*table.head, *table.body]
    width = sum(cell.colspan for cell in lines[0])
    made = document.add_table(rows=len(lines), cols=width)
    made.style, made.alignment, made.autofit = "Table Grid", WD_TABLE_ALIGNMENT.CENTER, False
    _narrow(made)
    grid = [list(row.cells) for row in made.rows]
    for column, size in enumerate(_sizes(width, first_widths)):
        made.columns[column].width = Mm(size)
        for line in grid:
            line[column].width = Mm(size)
    for cell, top, left in placed(lines):
        square = grid[top][left]
        if cell.colspan > 1 or cell.rowspan > 1:
            square = square.merge(grid[top + cell.rowspan - 1][left + cell.colspan - 1])
        _write(square, cell)
    for number, row in enumerate(made.rows):
        _mark(row, "w:cantSplit")
        if number < len(table.head):
            _mark(row, "w:tblHeader")
    _keep_together(made)


def _keep_together(table: Any) -> None:
    """A table that has room on one page stands on one page: each row holds to the next."""
    for row in table.rows[:-1]:
        for paragraph in row._tr.iter(qn("w:p")):
            paragraph.get_or_add_pPr().get_or_add_keepNext()


def _break_well(paragraph: Any, organ: str) -> None:
    """A title too long for one line is broken before the year and nowhere else (GB/T 9704—2012, 7.3.1)."""
    run = paragraph.runs[0]
    if len(run.text) > TITLE_WIDTH:
        rest = run.text.removeprefix(organ)
        run.text = organ
        run.add_break()
        run.add_text(rest)


def _narrow(table: Any) -> None:
    """Little room at the sides of a cell, so that figures of five digits stand on one line; some above and below."""
    sides = OxmlElement("w:tblCellMar")
    for name, size in CELL_ROOM.items():
        side = OxmlElement(name)
        side.set(qn("w:w"), size)
        side.set(qn("w:type"), "dxa")
        sides.append(side)
    table._tbl.tblPr.insert_element_before(sides, "w:tblLook", "w:tblCaption")


def placed(lines: Sequence[Sequence[Cell]]) -> Iterator[tuple[Cell, int, int]]:
    """Each cell with the row and column of its first square."""
    taken: set[tuple[int, int]] = set()
    for top, line in enumerate(lines):
        left = 0
        for cell in line:
            while (top, left) in taken:
                left += 1
            taken |= {(top + down, left + right) for down in range(cell.rowspan) for right in range(cell.colspan)}
            yield cell, top, left
            left += cell.colspan


def _sizes(width: int, first: Sequence[float]) -> list[float]:
    """The width of every column in mm."""
    rest = (TEXT_WIDTH - sum(first)) / (width - len(first))
    return [*first, *[rest] * (width - len(first))]


def _write(square: Any, cell: Cell) -> None:
    square.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = square.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.LEFT if cell.head == "row" else WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.SINGLE
    run = paragraph.add_run(str(cell.text))
    run.font.size = Pt(POINTS)


def _mark(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))
