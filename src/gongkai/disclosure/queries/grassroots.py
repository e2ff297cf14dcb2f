"""The grassroots catalogue as a table, and what the rule of ninety days finds in it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from io import BytesIO, StringIO

from django.db.models import QuerySet
from django.utils import timezone
from openpyxl import load_workbook

from gongkai.disclosure.models import GrassrootsLine, Placement
from gongkai.disclosure.rules.grassroots import COLUMNS, Line, why_not_fresh
from gongkai.orgs.models import Organisation

MOST_ROWS = 20_000


@dataclass(frozen=True, slots=True)
class Stale:
    """One matter and what the rule finds; nothing found is an empty list."""

    line: GrassrootsLine
    count: int
    reasons: list[str]


def grassroots_of(units: QuerySet[Organisation]) -> QuerySet[GrassrootsLine]:
    """The lines of these units."""
    return (
        GrassrootsLine.objects.filter(unit__in=units).select_related("unit", "column").order_by("unit__path", "serial")
    )


def written(line: GrassrootsLine) -> Line:
    """A line as it is written."""
    copied = ("serial", "matter", "content", "basis", "term", "audience", "manner")
    facts = {name: getattr(line, name) for name in copied}
    return Line(**facts, unit=line.unit.name, channels=tuple(line.channels), level=tuple(line.level))


def as_csv(lines: QuerySet[GrassrootsLine]) -> bytes:
    """The ten columns as a file that spreadsheets open with its Chinese intact, and that can be taken in again."""
    out = StringIO()
    sheet = csv.writer(out, lineterminator="\r\n")
    sheet.writerow(COLUMNS.values())
    sheet.writerows(written(line).cells() for line in lines)
    return out.getvalue().encode("utf-8-sig")


def table_in(name: str, content: bytes) -> list[list[str]]:
    """The rows of an uploaded CSV or xlsx; raises ValueError for what is neither."""
    if name.lower().endswith(".xlsx"):
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
        rows = book.worksheets[0].iter_rows(values_only=True, max_row=MOST_ROWS)
        return [["" if cell is None else str(cell) for cell in row] for row in rows]
    text = content.decode("utf-8-sig") if content[:3] == b"\xef\xbb\xbf" else _decoded(content)
    return list(csv.reader(StringIO(text)))[:MOST_ROWS]


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("gb18030")


def freshness(lines: QuerySet[GrassrootsLine], today: date) -> list[Stale]:
    """Every matter with what grassroots_90d finds, in two queries; a matter without a column has no items."""
    rows = list(lines)
    days: dict[int, list[date]] = {}
    current = Placement.objects.filter(is_current=True, column__in={row.column_id for row in rows if row.column_id})
    for column, at in current.values_list("column_id", "record__first_published_at"):
        days.setdefault(column, []).append(timezone.localdate(at))
    return [
        Stale(row, len(found), why_not_fresh(found, today))
        for row in rows
        for found in [days.get(row.column_id or 0, [])]
    ]
