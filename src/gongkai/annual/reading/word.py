"""The text of a .docx: a line for each paragraph, a line for each table row with its cells parted by tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from gongkai.annual.reading.package import opened, parsed, part_of
from gongkai.annual.reading.plain import raised
from gongkai.annual.reading.refusal import UnreadableReportError

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MOST_COLUMNS = 60
DEEPEST = 6  # tables in tables
LEFT_OUT = {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText"}
UNSEEN = (f"{W}vanish", f"{W}strike", f"{W}dstrike")  # of a run: hidden or struck out
GONE = (f"{W}del", f"{W}hidden")  # of a row: deleted under tracked changes or hidden


def text_in(data: bytes) -> str:
    """The text of the document's body; what was deleted under tracked changes is left out."""
    with opened(data) as archive:
        root = parsed(part_of(archive, "word/document.xml"))
    body = root.find(f"{W}body")
    if body is None:
        raise UnreadableReportError("不是 Word 文档，或者已损坏")
    return "\n".join(_blocks(body, 0))


def _blocks(parent: etree._Element, depth: int) -> Iterator[str]:
    """The lines of paragraphs and tables below an element, in the order of the page."""
    for child in parent:
        if child.tag == f"{W}p":
            yield _paragraph(child)
        elif child.tag == f"{W}tbl" and depth < DEEPEST:
            yield ""
            yield from _table(child, depth + 1)
            yield ""
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(child, depth)


def _paragraph(paragraph: etree._Element) -> str:
    """The words of one paragraph."""
    return "".join(_runs(paragraph))


def _runs(element: etree._Element) -> Iterator[str]:
    """The words below an element; text boxes and comments are no part of the line."""
    for child in element:
        if child.tag in LEFT_OUT or _has(child.find(f"{W}rPr"), UNSEEN):
            continue
        if child.tag == f"{W}t":
            yield raised(child.text or "") if _is_raised(element) else child.text or ""
        elif child.tag in (f"{W}tab", f"{W}br", f"{W}cr"):
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        elif child.tag not in (f"{W}drawing", f"{W}pict", f"{W}object"):
            yield from _runs(child)


def _has(properties: etree._Element | None, names: tuple[str, ...]) -> bool:
    """Whether one of those properties is set, and not set to be off."""
    found = [properties.find(name) for name in names] if properties is not None else []
    return any(one is not None and one.get(f"{W}val", "1") not in ("0", "false", "off") for one in found)


def _is_raised(run: etree._Element) -> bool:
    """Whether the run is printed as the mark of a note is."""
    found = run.find(f"{W}rPr/{W}vertAlign")
    return found is not None and found.get(f"{W}val") == "superscript"


def _table(table: etree._Element, depth: int) -> Iterator[str]:
    """A line for each row; of a merged cell the words stand in its first place, the others are empty."""
    for row in table.iter(f"{W}tr"):
        if _nearest_table(row) is not table or _has(row.find(f"{W}trPr"), GONE):
            continue
        cells = [text for cell in row.iter(f"{W}tc") if _nearest_table(cell) is table for text in _cell(cell, depth)]
        yield "\t" + "\t".join(cells)


def _nearest_table(element: etree._Element) -> etree._Element | None:
    """The table that the element stands in."""
    parent = element.getparent()
    while parent is not None and parent.tag != f"{W}tbl":
        parent = parent.getparent()
    return parent


def _cell(cell: etree._Element, depth: int) -> list[str]:
    """The words of one cell on one line, with an empty one for each further column that it takes up."""
    span = cell.find(f"{W}tcPr/{W}gridSpan")
    wide = span.get(f"{W}val", "") if span is not None else ""
    more = [""] * (min(int(wide), MOST_COLUMNS) - 1) if re.fullmatch(r"[0-9]{1,3}", wide) else []
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    if merged is not None and merged.get(f"{W}val", "continue") == "continue":
        return ["", *more]
    text = " ".join(line for line in _blocks(cell, depth) if line.strip()).replace("\t", " ").strip()
    return [text, *more]
