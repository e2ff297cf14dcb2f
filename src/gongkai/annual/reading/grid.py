"""Read the rows of a statutory table out of loose lines, led by its labels.

One cell may stand on each line, or a whole row on one line parted by tabs, bars or blanks; labels may be broken over
lines, merged cells repeated, headings of pages strewn in between. Where the cells of a row are known, what follows its
label is taken cell by cell, whatever stands there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from gongkai.annual.form import T4, T4_CELLS, Cell, Form, Printed, Row, Table, number_in
from gongkai.annual.reading.labels import LabelFound, find_label, label_words, match_label
from gongkai.annual.reading.plain import Run, joined, plain
from gongkai.annual.reading.tokens import Line, Token, lines_in


@dataclass(slots=True)
class RowRead:
    """A row while it is read: its tokens after the label, figures and blanks in the order printed."""

    row: Row
    slots: list[Token] = field(default_factory=list)
    cells: list[Token] = field(default_factory=list)  # where they are known: of the whole row, from its first column
    start: int = 0  # how many of them the label takes up

    @property
    def figures(self) -> list[Token]:
        """What stands in it."""
        return _figures(self.slots) or _printed(self.cells[self.start :])


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
    again: dict[str, RowRead] = field(default_factory=dict)
    current: RowRead | None = None
    rest: str = ""  # of a label whose second half is printed after its figures
    cut: Row | None = None

    def read(self, lines: Iterator[Line]) -> None:
        """Take every line in its turn."""
        for line in lines:
            if not self._take_row(line.cells):
                for token in line.tokens:
                    self._take(token)
        self._keep_heads(joined(word.run for word in self.words))

    def _take_row(self, cells: list[Token]) -> bool:
        """Take a row whose cells are known; False if there is no label in it, or no cells behind the label."""
        cells = _without_number(cells)
        led = len(list(takewhile(lambda cell: cell.kind != "cell", cells)))  # cells before the first figure
        ends = [place for place in range(1, min(led + 1, len(cells))) if cells[place - 1].kind == "word"]
        starts = ends or [0]  # without a word of its own a row goes on from the label before it
        found = [(start, words, row) for start in starts if (row := self._row_of(words := self._words(cells[:start])))]
        if not found:
            return False
        start, words, row = max(found, key=lambda one: _fit(one[0], one[1], one[2], len(cells)))
        rest, width = cells[start:], len(row.columns)
        figures = len(_figures(rest))
        if (figures < 2 and len(rest) < width) or (not figures and not start):  # heads of columns, perhaps
            return False
        self.words, self.gap = words, []
        self._begin_row()
        self.words.clear()
        if self.current and not self.current.slots:
            self.current.cells, self.current.start = cells, start
        return True

    def _words(self, cells: list[Token]) -> list[Token]:
        """The words gathered before the row and those in its first cells."""
        return self.words + [cell for cell in cells if cell.kind == "word"]

    def _row_of(self, words: list[Token]) -> Row | None:
        """The row whose label the words end with."""
        run = joined(word.run for word in words)
        found = match_label(run, [word.run.text for word in words], self.form.rows, set(self.rows)) if words else None
        return found.row if found else None

    def _take(self, token: Token) -> None:
        """Take a token of a line whose cells are not known."""
        if token.kind == "word":
            self.words.append(token)
            self.gap.clear()
        elif token.kind == "cell":
            self._take_cell(token)
        elif self.words:
            self.gap.append(token)
        elif self.current:
            self.current.slots.append(token)

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
            self.again[found.row.key] = self.current
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
    reader.read(lines_in(lines, start, end))
    cells, unplaced = {}, {}
    columns = _columns([*reader.rows.values(), *reader.again.values()])
    for row in form.rows:
        read = reader.rows.get(row.key, RowRead(row))
        placed = _placed(read, columns)
        if placed is None:
            unplaced[row.key] = len(read.figures)
        cells[row.key] = _cells(row, placed or [], numbered)
    again = {key: _cells(read.row, _placed(read, columns) or [], numbered) for key, read in reader.again.items()}
    differing = {key: other for key, row in again.items() if (other := _other_figure(cells[key], row))}
    return Table(form, cells, reader.labels, tuple(reader.heads), unplaced, differing, _line(start, end))


def _other_figure(first: Mapping[str, Cell], second: Mapping[str, Cell]) -> Cell | None:
    """The first figure of a row's second printing that is not the one printed before."""
    pairs = ((cell, first[key]) for key, cell in second.items())
    return next((cell for cell, before in pairs if cell.value is not None and cell.value != before.value), None)


def _placed(read: RowRead, laid_out: Mapping[tuple[int, int], list[int]]) -> Sequence[Token | None] | None:
    """The row's tokens, each in its cell; None where that is open."""
    width, rest = len(read.row.columns), read.cells[read.start :]
    has_total = read.row.columns[-1].key == "total"
    if not read.cells or len(rest) < width:
        return place_cells([*read.slots, *map(_as_cell, rest)], width, has_total=has_total)
    if len(rest) == width:
        return [_as_cell(cell) for cell in rest]
    columns = laid_out[len(read.cells), width]
    if _printed(read.cells[read.start : columns[0]]):  # not laid out in columns
        return place_cells([_as_cell(cell) for cell in _printed(rest)], width, has_total=has_total)
    return [_as_cell(read.cells[column]) for column in columns]


def _columns(rows: Iterable[RowRead]) -> dict[tuple[int, int], list[int]]:
    """In which columns the figures of rows of one make stand: so many cells, of them so many figures.

    They are the first ones after all labels in which anything is printed, for a merged cell leaves empty ones behind
    it; what follows them is no part of the form, such as a column of remarks.
    """
    alike: dict[tuple[int, int], list[RowRead]] = defaultdict(list)
    for read in rows:
        alike[len(read.cells), len(read.row.columns)].append(read)
    return {make: _columns_of(together, *make) for make, together in alike.items()}


def _columns_of(rows: Sequence[RowRead], count: int, width: int) -> list[int]:
    after = list(range(max(read.start for read in rows), count))
    used = [column for column in after if any(read.cells[column].kind != "blank" for read in rows)]
    return (used if len(used) >= width < len(after) else after)[:width]


def _as_cell(token: Token) -> Token:
    """What stands in a cell of figures, whatever it is."""
    return token if token.kind == "blank" else Token("cell", token.run)


def _without_number(cells: list[Token]) -> list[Token]:
    """The cells of a row with the number of the row, which some print before the label, taken out."""
    printed = [cell.kind for cell in cells if cell.kind != "blank"]
    if cells and cells[0].kind == "cell" and printed[1:2] == ["word"]:
        return [Token("blank", cells[0].run), *cells[1:]]
    return cells


def _printed(tokens: list[Token]) -> list[Token]:
    """The tokens that are not empty."""
    return [token for token in tokens if token.kind != "blank"]


def _fit(start: int, words: list[Token], row: Row, count: int) -> tuple[bool, bool, int]:
    """How well a row of `count` cells reads as this label up to `start` and figures from there."""
    is_whole = joined(word.run for word in words).text.endswith(label_words(row.text))
    return count - start == len(row.columns), is_whole, start


def remedies_read(lines: Sequence[str], start: int, end: int) -> Table:
    """Table 四, whose fifteen cells stand in one row after all its headings."""
    numbered = dict(enumerate(lines, 1))
    heads, slots, is_placed = _heads_and_slots(lines_in(lines, start, end))
    placed = slots if is_placed else place_cells(slots, len(T4_CELLS), has_total=False)
    unplaced = {} if placed is not None else {row.key: len(_figures(slots)) for row in T4.rows}

    cells: dict[str, dict[str, Cell]] = {row.key: {} for row in T4.rows}
    padded = [*(placed or []), *[None] * len(T4_CELLS)]
    for (row, column), filling in zip(T4_CELLS, padded, strict=False):
        cells[row.key][column.key] = cell_of(filling, numbered)
    words = tuple(head.run.printed(numbered) for head in heads)
    return Table(T4, cells, {}, words, unplaced, line=_line(start, end))


def _heads_and_slots(lines: Iterator[Line]) -> tuple[list[Token], list[Token], bool]:
    """The words before the first figure, everything in the cells from there on, and whether that is cell by cell."""
    heads: list[Token] = []
    slots: list[Token] = []
    for line in lines:
        cells = line.cells
        if len(cells) == len(T4_CELLS) and _figures(cells) and not slots:
            return heads, [_as_cell(cell) for cell in cells], True
        for token in line.tokens:
            if token.kind == "word" and not slots:
                heads.append(token)
            elif token.kind == "cell" or (token.kind == "blank" and slots):
                slots.append(token)
    return heads, slots, False


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
