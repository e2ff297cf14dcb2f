"""Printing the report: the same report as Word, PDF, web page, data and table, the same bytes whenever it is made."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from gongkai.annual.printing.data import as_csv, as_json
from gongkai.annual.printing.page import as_html, as_pdf
from gongkai.annual.printing.word import as_docx
from gongkai.annual.writing import Draft


@dataclass(frozen=True, slots=True)
class Print:
    """One way to print a report: what an officer calls it, its media type, and who makes the bytes."""

    label: str
    media_type: str
    make: Callable[[Draft], bytes]


PRINTS: Mapping[str, Print] = {
    "docx": Print("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "pdf": Print("PDF", "application/pdf", as_pdf),
    "html": Print("网页", "text/html; charset=utf-8", as_html),
    "json": Print("JSON", "application/json; charset=utf-8", as_json),
    "csv": Print("CSV", "text/csv; charset=utf-8", as_csv),
}

__all__ = ["PRINTS", "Print"]
