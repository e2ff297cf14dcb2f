"""Lists of releases: newest first, by index, a page at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ColumnPage, GateRecord, Placement
from gongkai.lib.clock import BEIJING


class HasKey(Protocol):
    """A column, whole or as far as links need it."""

    @property
    def pk(self) -> int:
        """Its key."""


class Row(NamedTuple):
    """A release as far as a list shows it: a whole record costs five times as much to read."""

    item_id: int
    title: str
    published_at: datetime
    unit: str
    validity: str

    def get_absolute_url(self) -> str:
        """The permanent address of the release."""
        return f"/items/{self.item_id}/"


IN_A_ROW = ("item_id", "title", "published_at", "unit__short_name", "validity")
PER_PAGE = 20
BIGGEST_ID = 2**63 - 1  # further numbers are none to a database
FIRST_YEAR, LAST_YEAR = 1949, 2100


EVER = Q(published_at__gte=datetime(FIRST_YEAR, 1, 1, tzinfo=BEIJING))  # a range, so that SQLite counts by index


def year_range(year: int) -> tuple[datetime, datetime]:
    """The first moment of a Beijing year and of the next."""
    return datetime(year, 1, 1, tzinfo=BEIJING), datetime(year + 1, 1, 1, tzinfo=BEIJING)


def in_year(field: str, year: int | None) -> Q:
    """The condition that a moment lies in a Beijing year; no condition without a year."""
    if not year:
        return Q()
    start, end = year_range(year)
    return Q(**{f"{field}__gte": start, f"{field}__lt": end})


def page_of(rows: QuerySet | Sequence, number: str | None, *, count: int | None = None) -> PageOfRows:
    """One page of a list; a wrong page number gives the nearest right one. `count` spares counting what is known."""
    paginator = Paginator(rows, PER_PAGE)
    if count is not None:
        paginator.count = count
    try:
        wanted = int(number or 1)
    except ValueError:
        wanted = 1
    return paginator.get_page(max(wanted, 1))


def placed_in(column: HasKey, year: int | None, topic: str = "") -> QuerySet[Placement]:
    """The placements of a column, of a year and a topic if they are given, newest first."""
    of_topic = Q(record__topic=topic) if topic else Q()
    of_year = in_year("published_at", year) if year else EVER
    rows = Placement.objects.filter(of_year, of_topic, column_id=column.pk, is_current=True)
    return rows.order_by("-published_at", "-record_id")


def column_rows(column: HasKey, year: int | None, topic: str = "") -> QuerySet:
    """What a column lists, of a year and a topic if they are given, newest first; each as a `Row`'s values."""
    return placed_in(column, year, topic).values_list(*(f"record__{name}" for name in IN_A_ROW))


def rows_of(records: QuerySet[GateRecord]) -> QuerySet:
    """Releases for a list, each as a `Row`'s values, in the order they are given in."""
    return records.values_list(*IN_A_ROW)


def newest(count: int) -> list[GateRecord]:
    """The newest releases of the whole county."""
    return list(GateRecord.objects.current().for_list()[:count])


def newest_rows(count: int) -> list[Row]:
    """The newest releases of the whole county as a list shows them."""
    return [Row(*values) for values in rows_of(GateRecord.objects.current())[:count]]


def newest_in(column: HasKey, count: int) -> list[GateRecord]:
    """The newest releases of one column."""
    rows = placed_in(column, None).select_related("record__unit").defer("record__body_html", "record__search_text")
    return [placement.record for placement in rows[:count]]


def newest_in_each(columns: Iterable[HasKey], count: int) -> list[list[Row]]:
    """The newest releases of each of several columns, in two queries however many there are."""
    rows = Placement.objects.filter(column=OuterRef("pk"), is_current=True).order_by("-published_at", "-record_id")
    places = {f"newest_{place}": Subquery(rows.values("record")[place : place + 1]) for place in range(count)}
    keys = [column.pk for column in columns]
    found = ColumnPage.objects.filter(pk__in=keys).order_by().annotate(**places).values_list("pk", *places)
    ids = {pk: [one for one in newest_ids if one] for pk, *newest_ids in found}
    wanted = {one for newest_ids in ids.values() for one in newest_ids}
    rows = GateRecord.objects.current().filter(pk__in=wanted).order_by().values_list("pk", *IN_A_ROW)
    records = {pk: Row(*values) for pk, *values in rows}
    return [[records[one] for one in ids.get(key, []) if one in records] for key in keys]


def counts_by_genre(year: int) -> dict[str, int]:
    """How many items first became public in a Beijing year, by genre."""
    rows = (
        GateRecord.objects.current()
        .filter(in_year("first_published_at", year))
        .order_by()
        .values_list("genre")
        .annotate(count=Count("pk"))
    )
    return dict(rows)


def released_in(year: int, genre: Genre) -> QuerySet[GateRecord]:
    """The releases of one genre whose item first became public in a Beijing year, the last to become so first."""
    rows = GateRecord.objects.current().of_genre(genre).filter(in_year("first_published_at", year))
    return rows.for_list().order_by("-first_published_at", "-id")  # as they are counted, and by index


def newest_report_url() -> str:
    """The address of the newest published annual report; empty where there is none."""
    reports = GateRecord.objects.current().of_genre(Genre.ANNUAL_REPORT).filter(item__site_return__isnull=True)
    newest = reports.values_list("item_id", flat=True).first()
    return f"/items/{newest}/" if newest else ""


def years_of(rows: QuerySet) -> list[int]:
    """The years from a list's last publication back to its first, found by index at both ends."""
    newest = Subquery(rows.order_by("-published_at").values("published_at")[:1])
    ends = rows.order_by("published_at").annotate(newest=newest).values_list("newest", "published_at").first()
    if ends is None:
        return []
    last, first = (moment.astimezone(BEIJING).year for moment in ends)
    return list(range(last, first - 1, -1))


def column_years(column: ColumnPage) -> list[int]:
    """The years in which something was published in a column."""
    return years_of(Placement.objects.filter(column=column, is_current=True))
