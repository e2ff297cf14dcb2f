"""What the public pages show. Everything is read from gate records in force, by index, in a fixed number of queries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ChannelPage, ColumnPage, GateRecord, Placement, UnitSitePage
from gongkai.disclosure.tables import catalogue_for
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation
from gongkai.portal import index

PER_PAGE = 20
DEEPEST_PAGE = 500  # further pages are reached by year or search: deep offsets cost too much
BEIJING = ZoneInfo("Asia/Shanghai")
FIRST_YEAR, LAST_YEAR = 1949, 2100


def year_range(year: int) -> tuple[datetime, datetime]:
    """The first moment of a Beijing year and of the next."""
    return datetime(year, 1, 1, tzinfo=BEIJING), datetime(year + 1, 1, 1, tzinfo=BEIJING)


def in_year(field: str, year: int | None) -> Q:
    """The condition that a moment lies in a Beijing year; no condition without a year."""
    if not year:
        return Q()
    start, end = year_range(year)
    return Q(**{f"{field}__gte": start, f"{field}__lt": end})


def page_of(rows: QuerySet | list, number: str | int | None) -> PageOfRows:
    """One page of a list; a wrong page number gives the nearest right one."""
    paginator = Paginator(rows, PER_PAGE)
    try:
        wanted = int(number or 1)
    except ValueError:
        wanted = 1
    return paginator.get_page(min(max(wanted, 1), DEEPEST_PAGE))


def column_rows(column: ColumnPage, year: int | None) -> QuerySet[Placement]:
    """The placements of a column, newest first, each with its record and unit."""
    return (
        Placement.objects.filter(in_year("published_at", year), column=column, is_current=True)
        .select_related("record__unit")
        .defer("record__body_html", "record__search_text")
        .order_by("-published_at", "-record")
    )


def newest(count: int) -> list[GateRecord]:
    """The newest releases of the whole county."""
    return list(GateRecord.objects.current().for_list()[:count])


def newest_in(column: ColumnPage, count: int) -> list[GateRecord]:
    """The newest releases of one column."""
    return [placement.record for placement in column_rows(column, None)[:count]]


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
    """The releases of one genre whose item first became public in a Beijing year."""
    return GateRecord.objects.current().of_genre(genre).filter(in_year("first_published_at", year)).for_list()


def newest_report_url() -> str:
    """The address of the newest published annual report; empty where there is none."""
    newest = GateRecord.objects.current().of_genre(Genre.ANNUAL_REPORT).for_list().first()
    return newest.get_absolute_url() if newest else ""


def channels() -> list[tuple[ChannelPage, list[ColumnPage]]]:
    """The doors of the portal with their columns, in the order of the tree."""
    doors = list(ChannelPage.objects.live().order_by("path"))
    columns = list(ColumnPage.objects.live().order_by("path"))
    return [(door, [column for column in columns if column.path.startswith(door.path)]) for door in doors]


def guide_rows(unit: Organisation) -> list[tuple[str, str]]:
    """Whom to ask and where: what 条例 art. 12 wants a guide to say of the disclosure office of a unit."""
    return [
        ("机构名称", unit.name),
        ("负责人", unit.head),
        ("办公地址", unit.address),
        ("办公时间", unit.office_hours),
        ("联系电话", unit.phone),
        ("传真号码", unit.fax),
        ("互联网联系方式", unit.email),
        ("邮政编码", unit.postcode),
        ("机构职能", unit.duties),
    ]


def unit_url(unit: Organisation) -> str:
    """The address of a unit's disclosure site, or of the list of units where it has none."""
    page = UnitSitePage.objects.live().filter(organisation=unit).first()
    return page.url if page else "/units/"


def units_by_kind() -> list[tuple[str, list[Organisation]]]:
    """The organs of the county by kind, each with the address of its disclosure site."""
    pages = {page.organisation_id: page.url for page in UnitSitePage.objects.live()}
    groups: dict[str, list[Organisation]] = {kind.value: [] for kind in OrganKind}
    for organ in Organisation.objects.active().order_by("path"):
        organ.site_url = pages.get(organ.pk, "")
        groups[organ.kind].append(organ)
    return [(OrganKind(kind).label, organs) for kind, organs in groups.items() if organs]


def catalogue_counts(unit: Organisation) -> list[tuple[str, str, int]]:
    """The catalogue nodes that apply to a unit, each with the number of its releases (nought is said, not hidden)."""
    counts = dict(
        GateRecord.objects.current().of_unit(unit).order_by().values_list("catalogue_code").annotate(count=Count("pk"))
    )
    return [(code, label, counts.get(code, 0)) for code, label in catalogue_for(township=unit.is_township).items()]


def unit_rows(unit: Organisation, *, code: str = "", year: int | None = None) -> QuerySet[GateRecord]:
    """What a unit has published, in one catalogue node and year if they are given."""
    rows = GateRecord.objects.current().of_unit(unit).filter(in_year("published_at", year)).for_list()
    return rows.filter(catalogue_code=code) if code else rows


def unit_years(unit: Organisation) -> list[int]:
    """The years in which a unit published something, newest first."""
    return [
        moment.year for moment in GateRecord.objects.current().of_unit(unit).datetimes("published_at", "year", "DESC")
    ]


def column_years(column: ColumnPage) -> list[int]:
    """The years in which something was published in a column, newest first."""
    rows = Placement.objects.filter(column=column, is_current=True)
    return [moment.year for moment in rows.datetimes("published_at", "year", "DESC")]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What someone searches for."""

    text: str = ""
    genre: str = ""
    unit: str = ""
    year: int | None = None
    by_date: bool = False

    def condition(self) -> Q:
        """The filters beside the words."""
        condition = in_year("published_at", self.year)
        if self.genre:
            condition &= Q(genre=self.genre)
        if self.unit:
            condition &= Q(unit__slug=self.unit)
        return condition


def search(wanted: Wanted) -> QuerySet[GateRecord] | list[GateRecord]:
    """The releases that hold every word, best or newest first; nothing where there is no word to search for."""
    if not index.phrases(wanted.text):
        return []
    hits = GateRecord.objects.current().filter(wanted.condition(), pk__in=index.matching(wanted.text))
    if wanted.by_date:
        return hits.select_related("unit").defer("body_html")
    return Ranked(hits, index.ranked(wanted.text))


class Ranked:
    """Hits in order of relevance, sliced like a queryset; only the rows of one page are read."""

    def __init__(self, hits: QuerySet[GateRecord], order: list[int]) -> None:
        self._hits = hits
        allowed = set(hits.filter(pk__in=order).values_list("pk", flat=True))
        self._order = [pk for pk in order if pk in allowed]

    def count(self) -> int:
        """How many there are in all: exact, also beyond those that were ranked."""
        return self._hits.count()

    def __len__(self) -> int:
        return len(self._order)

    def __getitem__(self, part: slice) -> list[GateRecord]:
        wanted = self._order[part]
        found = self._hits.select_related("unit").defer("body_html").in_bulk(wanted)
        return [found[pk] for pk in wanted]


def genre_counts(wanted: Wanted) -> list[tuple[Genre, int]]:
    """How many hits of each genre the words have (国办秘函〔2019〕19号: 结果分类展现)."""
    if not index.phrases(wanted.text):
        return []
    rows = (
        GateRecord.objects.current()
        .filter(Wanted(unit=wanted.unit, year=wanted.year).condition(), pk__in=index.matching(wanted.text))
        .order_by()
        .values_list("genre")
        .annotate(count=Count("pk"))
    )
    return sorted(((Genre(genre), count) for genre, count in rows), key=lambda pair: -pair[1])
