"""A letter as a Word document set by GB/T 9704—2012."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from gongkai.applications.rules.letter import DATE_FROM_EDGE, Letter, organ_from_edge
from gongkai.lib.dates import formal
from gongkai.lib.docx import LINE, add_text, add_title, number_pages, official_document, to_bytes

if TYPE_CHECKING:
    from docx.document import Document

CHARACTER = 16  # points
LABEL_WIDTH, VALUE_WIDTH = Mm(46), Mm(110)


def to_word(letter: Letter) -> bytes:
    """The .docx of a letter; the same letter gives the same bytes."""
    document = official_document(title=letter.title, organ=letter.organ)
    number_pages(document)
    title = add_title(document, letter.title)
    if letter.doc_no:
        title.paragraph_format.space_after = Pt(0)
        number = add_text(document, letter.doc_no, indent=False)
        number.alignment, number.paragraph_format.space_after = WD_ALIGN_PARAGRAPH.CENTER, LINE
    if letter.addressee:
        add_text(document, f"{letter.addressee}：", indent=False)
    _form(document, letter)
    for place, paragraph in enumerate(letter.body(), 1):
        said = add_text(document, paragraph)
        said.paragraph_format.keep_with_next = place == len(letter.body())  # no page holds the signature alone
    _sign(document, letter)
    return to_bytes(document)


def _form(document: Document, letter: Letter) -> None:
    """The rows of a form as a ruled table."""
    if not letter.rows:
        return
    table = document.add_table(rows=0, cols=2, style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, (LABEL_WIDTH, VALUE_WIDTH), strict=True):
        column.width = width
    for label, value in letter.rows:
        for cell, text, width in zip(table.add_row().cells, (label, value), (LABEL_WIDTH, VALUE_WIDTH), strict=True):
            cell.text, cell.width = text, width


def _sign(document: Document, letter: Letter) -> None:
    """The organ, the date below it, and below both whom to ask (GB/T 9704—2012, 7.3.5 and 7.3.6)."""
    signature = add_text(document, letter.organ, indent=False)
    signature.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    signature.paragraph_format.space_before = LINE * 2
    signature.paragraph_format.keep_with_next = bool(letter.signed_on or letter.contact)
    if letter.signed_on:
        edge = organ_from_edge(letter.organ, letter.signed_on)
        signature.paragraph_format.right_indent = Pt(round(CHARACTER * edge))
        day = add_text(document, formal(letter.signed_on), indent=False)
        day.alignment, day.paragraph_format.right_indent = WD_ALIGN_PARAGRAPH.RIGHT, Pt(CHARACTER * DATE_FROM_EDGE)
        day.paragraph_format.keep_with_next = bool(letter.contact)
    if letter.contact:
        add_text(document, f"（联系人电话：{letter.contact}）")
