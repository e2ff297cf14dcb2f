"""Word documents set as official documents are (GB/T 9704—2012), the same bytes for the same content."""

from __future__ import annotations

import re
import zipfile
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

# style → (Chinese typeface, points); the typefaces are named, not shipped: Word and WPS in Chinese offices have them
TYPEFACES = {
    "Normal": ("仿宋_GB2312", 16),
    "Title": ("方正小标宋简体", 22),
    "Heading 1": ("黑体", 16),
    "Heading 2": ("楷体_GB2312", 16),
}
LINE = Pt(28)
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in no XML (1.0, 2.2)
BEGINNING = (1980, 1, 1, 0, 0, 0)  # the earliest moment a zip file knows


def official_document(*, title: str = "", organ: str = "") -> Document:
    """An empty A4 document with the margins, typefaces and spacing of GB/T 9704—2012; `organ` becomes its author."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    for name, (face, points) in TYPEFACES.items():
        _set(document.styles[name], face, points)
    _leave_no_date(document, title=title, organ=organ)
    return document


def _set(style: Any, face: str, points: int) -> None:
    style.font.name, style.font.size, style.font.bold, style.font.italic = face, Pt(points), False, False
    style.font.color.rgb = None
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    for rule in style.element.pPr.findall(qn("w:pBdr")) if style.element.pPr is not None else []:
        style.element.pPr.remove(rule)  # Word's own title has a blue rule below it; an official document has none
    shape = style.paragraph_format
    shape.space_before = shape.space_after = Pt(0)
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, LINE


def _leave_no_date(document: Document, *, title: str, organ: str) -> None:
    kept = document.core_properties
    kept.title, kept.author, kept.last_modified_by, kept.comments = title, organ, organ, ""
    kept.created = kept.modified = datetime(*BEGINNING, tzinfo=UTC)


def number_pages(document: Document) -> None:
    """— 1 — at the foot of each page (GB/T 9704—2012, 7.5)."""
    foot = document.sections[0].footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for text in ("— ", "PAGE", " —"):
        run = foot.add_run("1" if text == "PAGE" else text)
        run.font.name, run.font.size = "宋体", Pt(14)
        if text == "PAGE":
            field = OxmlElement("w:fldSimple", attrs={qn("w:instr"): text})
            field.append(run._r)
            foot._p.append(field)


def add_title(document: Document, text: str) -> Paragraph:
    """The document's title: centred, 小标宋, size 二号."""
    paragraph = document.add_paragraph(writable(text), style="Title")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    paragraph.paragraph_format.space_after = LINE
    return paragraph


def add_text(document: Document, text: str, *, style: str = "Normal", indent: bool = True) -> Paragraph:
    """A paragraph, its first line set in by two characters unless told otherwise; headings by `style`."""
    paragraph = document.add_paragraph(writable(text), style=style)
    if indent:
        paragraph.paragraph_format.first_line_indent = Pt(2 * TYPEFACES[style][1])
    return paragraph


def writable(text: str) -> str:
    """The text as XML can hold it: Word's own line break as one, other control characters left out."""
    return UNWRITABLE.sub("", text.replace("\v", "\n"))


def to_bytes(document: Document) -> bytes:
    """The document as a .docx file; the same content gives the same bytes, whenever it is made."""
    first = BytesIO()
    document.save(first)
    out = BytesIO()
    with zipfile.ZipFile(first) as parts, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as kept:
        for name in sorted(parts.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            kept.writestr(zipfile.ZipInfo(name, BEGINNING), parts.read(name), zipfile.ZIP_DEFLATED)
    return out.getvalue()
