"""What an attachment says, ready to be shown on a page: paragraphs and tables."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import Any

from gongkai.files.queries import shown_in

MOST_LINES = 500  # shown of one file; the whole is downloaded
FRAMED = {".pdf": "pdf", ".png": "picture", ".jpg": "picture", ".jpeg": "picture"}  # what browsers show themselves


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of the file: rows of cells, or paragraphs."""

    where: str
    rows: list[list[str]]
    paragraphs: list[str]


@dataclass(frozen=True, slots=True)
class Preview:
    """The file's parts as far as they are shown, and whether a browser shows the file itself."""

    parts: list[Part]
    is_cut: bool
    framed: str  # "pdf", "picture" or nothing


def preview_of(bound: dict[str, Any]) -> Preview:
    """The preview of one attachment of a release, from what its X-ray kept of what readers see."""
    left, parts, is_cut = MOST_LINES, [], False
    for where, text in shown_in([bound["sha256"]]).get(bound["sha256"], []):
        lines = [line for line in text.split("\n") if line.strip()]
        is_cut = is_cut or len(lines) > left
        lines, left = lines[:left], left - len(lines[:left])
        if lines:
            parts.append(_part(where, lines))
    return Preview(parts, is_cut, FRAMED.get(PurePath(bound["name"]).suffix.lower(), ""))


def _part(where: str, lines: list[str]) -> Part:
    if not any("\t" in line for line in lines):
        return Part(where, [], lines)
    rows = [line.split("\t") for line in lines]
    width = max(len(row) for row in rows)
    return Part(where, [row + [""] * (width - len(row)) for row in rows], [])
