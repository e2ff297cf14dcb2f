"""Printed reports read back by other means than they were written with: as the lines of an extract."""

from __future__ import annotations

from io import BytesIO

import docx
from bs4 import BeautifulSoup
from docx.table import Table as WordTable


def word_lines(content: bytes) -> list[str]:
    """What stands in a .docx file: a line for each paragraph and each cell, a merged cell once."""
    lines = []
    for part in docx.Document(BytesIO(content)).iter_inner_content():
        lines += _cells(part) if isinstance(part, WordTable) else [part.text]
    return lines


def _cells(table: WordTable) -> list[str]:
    seen, lines = set(), []
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:
                seen.add(cell._tc)
                lines.append("\t" + cell.text)
        lines.append("\t")
    return lines


def page_lines(content: bytes) -> list[str]:
    """What stands in the report of a web page, charts and foot left out."""
    main = BeautifulSoup(content, "lxml").main
    for extra in main(["aside", "footer"]):
        extra.decompose()
    lines = []
    for part in main(["h1", "h2", "h3", "p", "tr"]):
        cells = part(["th", "td"])
        lines += [*("\t" + cell.get_text() for cell in cells), "\t"] if cells else [part.get_text()]
    return lines
