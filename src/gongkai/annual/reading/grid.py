"""Read the rows of a statutory table out of loose lines, led by its labels.

One cell may stand on each line, or a whole row on one line parted by tabs, bars or blanks; labels may be broken over
lines, merged cells repeated, headings of pages strewn in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from gongkai.annual.form import T4, T4_CELLS, Cell, Form, Printed, Row, Table, number_in
from gongkai.annual.reading.labels import LabelFound, find_label, match_label
from gongkai.annual.reading.plain import Run, joined, plain
from gongkai.annual.reading.tokens import Token, tokens_in


@dataclass(slots=True)
class RowRead:
    """A row while it is read: its tokens after the label, figures and blanks in the order printed."""

    row: Row
    slots: list[Token] = field(default_factory=list)

    @property
    def figures(self) -> list[Token]:
        """The slots that hold something."""
        return _figures(self.slots)


@dataclass(slots=True)
class GridReader:
    """Walks the tokens of one table once and keeps what it finds."""

    form: Form
    lines: Mapping[int, str]
    rows: dict[str, RowRead] = field(default_factory=dict)
    labels: dict[str, Printed] = field(default_factory=dict)
    heads: list[Printed] = field(default_factory=list)
    words: list[Token] = field(default_factory=list)
    gap: list[Token] = field(default_factory=list)  # empty lines after the last word: the row's first cells, perhaps
    current: RowRead | None = None
    rest: str = ""  # of a label whose second half is printed after its figures
    cut: Row | None = None

    def read(self, tokens: Iterator[Token]) -> None:
        """Take every token in its turn."""
        for token in tokens:
            if token.kind == "word":
                self.words.append(token)
                self.gap.clear()
            elif token.kind == "cell":
                self._take_cell(token)
            elif self.words:
                self.gap.append(token)
            elif self.current:
                self.current.slots.append(token)
        self._keep_heads(joined(word.run for word in self.words))

    def _take_cell(self, token: Token) -> None:
        """Put what stands in a cell into its row; the words before it may begin another row."""
        if self.words and not self._begin_row() and self.current and len(self.words) == 1:
            self.current.slots.append(Token("cell", self.words[0].run))
        self.words.clear()
        if self.current and len(self.current.figures) < len(self.current.row.columns):
            self.current.slots.append(token)

    def _begin_row(self) -> bool:
        """Begin the row whose label the gathered words end with; False if they are no label."""
        words = self._without_rest(joined(word.run for word in self.words))
        found = match_label(words, [word.run.text for word in self.words], self.form.rows, set(self.rows))
        if found is None:
            return False
        self.current = RowRead(found.row, list(self.gap))
        if found.row.key in self.rows:
            return True  # a row printed twice, as at a page break: the first printing counts
        self.rows[found.row.key] = self.current
        self._keep_label(found, words)
        return True

    def _keep_label(self, found: LabelFound, words: Run) -> None:
        """Remember how the row's label and the merged cells before it are printed."""
        own, before = words[found.start :], words[: found.start]
        self.labels[found.row.key] = own.printed(self.lines)
        if found.is_cut:
            self.rest, self.cut = plain(found.row.text)[len(own.text) :], found.row
        self._keep_heads(self._keep_groups(found.row, before))

    def _without_rest(self, words: Run) -> Run:
        """The words without the second half of the row before, which completes its label."""
        rest, cut, self.rest, self.cut = self.rest, self.cut, "", None
        if not rest or cut is None or not words.text.startswith(rest):
            return words
        first = self.labels[cut.key]
        self.labels[cut.key] = Printed(cut.text, first.line, first.column, first.quote)
        return words[len(rest) :]

    def _keep_groups(self, row: Row, before: Run) -> Run:
        """Remember the merged cells over the row; returns the words that are none of them."""
        for label in (*row.over, *self._skipped(row)):
            span = find_label(before.text, label)
            if span is None:
                continue
            if label.key not in self.labels:
                self.labels[label.key] = before[span].printed(self.lines)
            before = joined((before[: span.start], before[span.stop :]))
        return before

    def _skipped(self, row: Row) -> list[Row]:
        """The rows before this one that have no figures: their labels, too, may stand among the words."""
        position = self.form.rows.index(row)
        return [other for other in self.form.rows[:position] if other.key not in self.rows]

    def _keep_heads(self, words: Run) -> None:
        """Keep other words of the table as headings of its columns."""
        self.heads.extend(word.printed(self.lines) for word in words.words())


def table_read(form: Form, lines: Sequence[str], start: int, end: int) -> Table:
    """The table that stands in the lines from index `start` up to `end`."""
    numbered = dict(enumerate(lines, 1))
    reader = GridReader(form, numbered)
    reader.read(tokens_in(lines, start, end))
    cells, unplaced = {}, {}
    for row in form.rows:
        tokens = reader.rows[row.key].slots if row.key in reader.rows else []
        placed = place_cells(tokens, len(row.columns), has_total=row.columns[-1].key == "total")
        if placed is None:
            unplaced[row.key] = len(_figures(tokens))
        cells[row.key] = _cells(row, placed or [], numbered)
    return Table(form, cells, reader.labels, tuple(reader.heads), unplaced, _line(start, end))


def remedies_read(lines: Sequence[str], start: int, end: int) -> Table:
    """Table 四, whose fifteen cells stand in one row after all its headings."""
    numbered = dict(enumerate(lines, 1))
    heads, slots = _heads_and_slots(tokens_in(lines, start, end))
    placed = place_cells(slots, len(T4_CELLS), has_total=False)
    unplaced = {} if placed is not None else {row.key: len(_figures(slots)) for row in T4.rows}

    cells: dict[str, dict[str, Cell]] = {row.key: {} for row in T4.rows}
    padded = [*(placed or []), *[None] * len(T4_CELLS)]
    for (row, column), filling in zip(T4_CELLS, padded, strict=False):
        cells[row.key][column.key] = cell_of(filling, numbered)
    words = tuple(head.run.printed(numbered) for head in heads)
    return Table(T4, cells, {}, words, unplaced, _line(start, end))


def _heads_and_slots(tokens: Iterator[Token]) -> tuple[list[Token], list[Token]]:
    """The words before the first figure, and everything in the cells from there on."""
    heads: list[Token] = []
    slots: list[Token] = []
    for token in tokens:
        if token.kind == "word" and not slots:
            heads.append(token)
        elif token.kind == "cell" or (token.kind == "blank" and slots):
            slots.append(token)
    return heads, slots


def _figures(tokens: list[Token]) -> list[Token]:
    """The tokens that hold something."""
    return [token for token in tokens if token.kind == "cell"]


def _line(start: int, end: int) -> int | None:
    """The number of a table's first line, None if it has none."""
    return start + 1 if end > start else None


def _cells(row: Row, tokens: Sequence[Token | None], lines: Mapping[int, str]) -> dict[str, Cell]:
    """The row's cells, in the order of its columns."""
    padded = [*tokens, *[None] * len(row.columns)]
    return {column.key: cell_of(token, lines) for column, token in zip(row.columns, padded, strict=False)}


def cell_of(token: Token | None, lines: Mapping[int, str]) -> Cell:
    """The cell that the token fills; blank without one."""
    if token is None:
        return Cell()
    line, column = token.run.at[0]
    if token.kind == "blank":
        return Cell(line=line, column=column)
    return Cell.read(token.run.printed(lines).quote, line, column)


def place_cells(tokens: list[Token], width: int, *, has_total: bool) -> list[Token | None] | None:
    """Which token stands in which cell; None where a missing one leaves that open.

    A full row leaves its empty lines aside. In a row that lacks figures the empty lines between them are its empty
    cells, if that makes the row full. If one figure is missing in a row with a total, it is the total that is missing,
    unless the last figure is large enough to be the total.
    """
    figures = _figures(tokens)
    if len(figures) >= width or not figures:
        return list(figures[:width])
    last = max(place for place, token in enumerate(tokens) if token.kind == "cell")
    inner: list[Token | None] = list(tokens[: last + 1])
    for candidate in (inner, [*inner, None]):
        if len(candidate) == width and len(inner) > len(figures):
            return candidate
    if has_total and len(figures) == width - 1 and not _ends_with_total(figures):
        return [*figures, None]
    return None


def _ends_with_total(figures: list[Token]) -> bool:
    """Whether the last figure may be the total of the others and a missing one, so that the total is not missing."""
    values = [number_in(figure.run.text) for figure in figures]
    numbers = [value for value in values if value is not None]
    return len(numbers) < len(values) or (numbers[-1] > 0 and numbers[-1] >= sum(numbers[:-1]))
