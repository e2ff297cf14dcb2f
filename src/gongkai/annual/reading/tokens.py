"""Take the lines of a table apart: words of labels, things that stand in cells, empty cells.

A line that begins with a tab, or begins and ends with a bar, is a table's row whose cells are known: what stands in one
cell is one token, blanks in it or not. In any other line a blank parts two tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gongkai.annual.form import number_in
from gongkai.annual.reading.plain import INDENTED, Run, run_of

INSTEAD_OF_A_NUMBER = re.compile(
    r"[/\\\-~*×xXoO○〇]{1,4}|无|暂无|空|零|未统计|不涉及|N/?A"
    r"|[增减][加少]?\d+[项件个]?"
    r"|[约近超]{0,2}[-+]?\d[\d,.]*(?:余|多)?(?:件|份|条|起|个|项|万元|元|%)?(?:次)?"
)
PAGE_NUMBER = re.compile(r"\s*(?:[-—–－]\s*\d{1,3}\s*[-—–－]|第\s*\d{1,3}\s*页.{0,12})\s*")
TABLE_RULE = re.compile(r"[\s|:+\-]*\|[\s|:+\-]*-{2,}[\s|:+\-]*")  # the line under the head of a Markdown table
KNOWN_CELLS = re.compile(r"\t.*| *\|.*\| *")
BLANK = f" \t|\u3000\u00a0{INDENTED}"
LONGEST_LINE = 120  # characters without tab or bar; anything longer is prose


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a label, something that stands in a cell, or an empty cell."""

    kind: str  # word, cell, blank
    run: Run


def is_prose(line: str) -> bool:
    """Whether the line is a sentence rather than part of a table."""
    if "。" in line:
        return True
    return len(line) > LONGEST_LINE and "\t" not in line and "|" not in line


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table, to be taken cell by cell where its cells are known, else word by word."""

    text: str
    number: int

    @property
    def tokens(self) -> Iterator[Token]:
        """Its words and empty cells."""
        return _tokens_of_line(self.text, self.number)

    @property
    def cells(self) -> list[Token]:
        """Its cells; none where they are not known."""
        return list(_cells_of_line(self.text, self.number))


def lines_in(lines: Sequence[str], start: int, end: int) -> Iterator[Line]:
    """The lines from index `start` up to `end` that may belong to a table."""
    for index in range(start, end):
        line = lines[index]
        if not (is_prose(line) or PAGE_NUMBER.fullmatch(line) or TABLE_RULE.fullmatch(line)):
            yield Line(line, index + 1)


def _cells_of_line(line: str, number: int) -> Iterator[Token]:
    """A token for each cell of a row whose cells are known."""
    if not (KNOWN_CELLS.fullmatch(line) and line.strip(BLANK)):
        return
    is_barred = not line.startswith("\t")
    inner = line.rstrip(" ").removesuffix("|") if is_barred else line
    for cell in re.finditer(r"(?<=\|)[^|]*" if is_barred else r"(?<=\t)[^\t]*", inner):
        run = run_of(cell[0], number, cell.start() + 1)
        yield Token(_kind(cell[0].strip()), run) if run.text else _blank(number, cell.start() + 1)


def _tokens_of_line(line: str, number: int) -> Iterator[Token]:
    """The tokens of one line; an empty line is an empty cell, perhaps."""
    if not line.strip(BLANK):
        yield _blank(number, 1)
        return
    seen = False
    for field_ in re.finditer(r"[^\t|]+|(?<=[\t|])(?=[\t|])", line):
        pieces = [run_of(piece[0], number, field_.start() + piece.start() + 1) for piece in _pieces(field_[0])]
        pieces = [piece for piece in pieces if piece.text]
        if not pieces and seen:
            yield _blank(number, field_.start() + 1)
        for piece in pieces:
            seen = True
            yield Token(_kind(piece.text), piece)


def _blank(line: int, column: int) -> Token:
    """An empty cell at that place."""
    return Token("blank", Run("", "", ((line, column),)))


def _pieces(text: str) -> Iterator[re.Match[str]]:
    """The words of a field, parted by blanks."""
    return re.finditer(r"\S+", text)


def _kind(text: str) -> str:
    """Whether a word can stand in a cell."""
    return "cell" if number_in(text) is not None or INSTEAD_OF_A_NUMBER.fullmatch(text) else "word"
