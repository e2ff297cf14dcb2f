"""The text of a .pdf with a text layer: a line for each paragraph, a line for each table row.

Taken apart in a process of its own, as a PDF may be made to take any time and memory.
"""

from __future__ import annotations

import io
import sys
from typing import Any

from gongkai.annual.reading.apart import read_apart
from gongkai.annual.reading.refusal import UnreadableReportError
from gongkai.lib.pdf_pages import Line, Rows, goes_on, margins_of, parts_of

MOST_PAGES = 80


def text_in(data: bytes) -> str:
    """The text of the document."""
    text = read_apart("gongkai.annual.reading.pdf", data)
    if not text.strip():
        raise UnreadableReportError("PDF里没有文字层，是扫描件，请先识别文字或者提供 Word 版")
    return text


def main() -> None:
    """Read bytes from standard input and print their text."""
    import pdfplumber
    from pdfminer.pdfdocument import PDFPasswordIncorrect

    try:
        with pdfplumber.open(io.BytesIO(sys.stdin.buffer.read())) as document:
            if len(document.pages) > MOST_PAGES:
                _refuse(f"PDF超过{MOST_PAGES}页，不像年度报告")
            pages = [_parts(page) for page in document.pages]
        print("\n".join(_lines(pages)))
    except SystemExit:
        raise
    except BaseException as error:
        encrypted = isinstance(error, PDFPasswordIncorrect) or "PDFPasswordIncorrect" in repr(error)
        _refuse("PDF加了密码，请去掉密码后再检查" if encrypted else "PDF已损坏，请重新生成")


def _append(lines: list[str], more: list[str]) -> None:
    """Add a page's lines; the rest of a row that the page's end broke goes to the row's label.

    Such a rest has its figures' cells beside it, empty; a heading over the whole width has none.
    """
    said = [number for number, line in enumerate(more) if line.strip()]
    before = [number for number, line in enumerate(lines) if line.strip()]
    if said and before and more[said[0]].startswith("\t") and lines[before[-1]].startswith("\t"):
        rest = [cell for cell in more[said[0]].split("\t") if cell]
        cells = lines[before[-1]].split("\t")
        labels = [place for place, cell in enumerate(cells) if cell and not cell.replace(",", "").isdigit()]
        is_rest = len(rest) == 1 and more[said[0]].count("\t") > 1
        if is_rest and labels and not rest[0].isdigit() and labels[-1] < len(cells) - 1:
            cells[labels[-1]] += rest[0]
            lines[before[-1]] = "\t".join(cells)
            more = more[said[0] + 1 :]
    lines += more


def _refuse(reason: str) -> None:
    """Say why and end."""
    print(f"拒绝：{reason}", file=sys.stderr)
    raise SystemExit(1)


def _parts(page: Any) -> list[Line | Rows]:
    parts = parts_of(page)
    page.close()
    return parts


def _lines(pages: list[list[Line | Rows]]) -> list[str]:
    """A line for each paragraph and table row."""
    margins = margins_of(part for parts in pages for part in parts)
    lines: list[str] = []
    before: Line | Rows = []
    for parts in pages:
        more: list[str] = []
        for part in parts:
            if not isinstance(part, Line):
                more += ["", *("\t" + "\t".join(row) for row in part), ""]
            elif goes_on(before, part, margins):
                (more or lines)[-1] += part.text
            else:
                more.append(part.text)
            before = part
        _append(lines, more)
    return lines
