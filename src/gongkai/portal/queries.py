"""What the public pages show. Everything is read from gate records in force, by index, in a fixed number of queries."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, overload

from django.core.paginator import Page as PageOfRows
from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet, Subquery

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ChannelPage, ColumnPage, GateRecord, Placement, UnitSitePage
from gongkai.disclosure.queries.catalogue import branch, codes_below, own_nodes
from gongkai.disclosure.queries.sites import units_behind
from gongkai.disclosure.tables import catalogue_for
from gongkai.files.models import StoredFile
from gongkai.lib.clock import BEIJING
from gongkai.orgs.choices import OrganKind
from gongkai.orgs.models import Organisation
from gongkai.policies.models import NormativeDocument
from gongkai.portal import index

PER_PAGE = 20
BIGGEST_ID = 2**63 - 1  # further numbers are none to a database
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


def column_rows(column: ColumnPage, year: int | None) -> QuerySet[Placement]:
    """The placements of a column, newest first, each with its record and unit."""
    return (
        Placement.objects.filter(in_year("published_at", year), column=column, is_current=True)
        .select_related("record__unit")
        .defer("record__body_html", "record__search_text")
        .order_by("-published_at", "-record_id")
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
    """The releases of one genre whose item first became public in a Beijing year, the last to become so first."""
    rows = GateRecord.objects.current().of_genre(genre).filter(in_year("first_published_at", year))
    return rows.for_list().order_by("-first_published_at", "-id")  # as they are counted, and by index


def newest_report_url() -> str:
    """The address of the newest published annual report; empty where there is none."""
    newest = GateRecord.objects.current().of_genre(Genre.ANNUAL_REPORT).for_list().first()
    return newest.get_absolute_url() if newest else ""


def channels() -> list[tuple[ChannelPage, list[ColumnPage]]]:
    """The doors of the portal with their columns, in the order of the tree."""
    doors = list(ChannelPage.objects.live().order_by("path"))
    columns = list(ColumnPage.objects.live().order_by("path"))
    return [(door, [column for column in columns if column.path.startswith(door.path)]) for door in doors]


def has_units(channel: ChannelPage) -> bool:
    """Whether units' disclosure sites stand below a channel."""
    return UnitSitePage.objects.live().child_of(channel).exists()


def complaints_office() -> Organisation | None:
    """Where complaints about disclosure go (条例 art. 47, 51): the county's disclosure office, once it is set up."""
    return Organisation.objects.active().filter(kind=OrganKind.OFFICE).first()


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


def published(item_id: int) -> GateRecord | None:
    """The release of an item in force, or else the last one that was taken down; None where there is neither."""
    if item_id > BIGGEST_ID:
        return None
    releases = GateRecord.objects.filter(item_id=item_id).select_related("unit")
    last = releases.order_by("-is_current", "-id").first()
    return last if last and (last.is_current or last.withdrawn_at) else None


def columns_of(record: GateRecord) -> list[ColumnPage]:
    """The columns in which a release can be found, in the order of the tree."""
    return list(ColumnPage.objects.live().filter(placements__record=record).order_by("path"))


def trail_to(columns: list[ColumnPage]) -> list[tuple[str, str]]:
    """The way from the home page to the first of these columns, as (title, address)."""
    if not columns:
        return []
    channel = columns[0].get_parent()
    return [(channel.title, channel.url), (columns[0].title, columns[0].url)]


def register_entry(record: GateRecord) -> NormativeDocument | None:
    """What the register of normative documents says of a release; None for all that is none."""
    if record.genre != Genre.NORMATIVE:
        return None
    return NormativeDocument.objects.filter(item_id=record.item_id).order_by("-id").first()


def approved_file(bound: dict[str, Any]) -> StoredFile | None:
    """The stored file of an attachment; None where its bytes are no longer those that were approved."""
    stored = StoredFile.objects.filter(pk=bound["file"], sha256=bound["sha256"]).first()
    if stored is None or not stored.file.storage.exists(stored.file.name):
        return None
    with stored.file.open("rb") as content:
        is_unchanged = hashlib.file_digest(content, "sha256").hexdigest() == bound["sha256"]
    return stored if is_unchanged else None


def unit_url(unit: Organisation) -> str:
    """The address of a unit's disclosure site, or of the list of units where it has none."""
    page = UnitSitePage.objects.live().filter(organisation=unit).first()
    return page.url if page else "/units/"


def units_by_kind() -> list[tuple[str, list[Organisation]]]:
    """The organs of the county by kind, each with the address of its disclosure site.

    The government's disclosure is its office's work (条例 art. 4), and so is its site where it has none of its own.
    """
    pages = {page.organisation_id: page.url for page in UnitSitePage.objects.live()}
    groups: dict[str, list[Organisation]] = {kind.value: [] for kind in OrganKind}
    for organ in Organisation.objects.active().order_by("path"):
        organ.site_url = pages.get(organ.pk, "")
        groups[organ.kind].append(organ)
    for government, office in zip(groups[OrganKind.GOVERNMENT], groups[OrganKind.OFFICE], strict=False):
        if not government.site_url:
            government.site_url, government.kept_by = office.site_url, office
    return [(OrganKind(kind).label, organs) for kind, organs in groups.items() if organs]


def catalogue_counts(unit: Organisation) -> list[tuple[str, str, int]]:
    """The catalogue that applies to a unit, each class with the number of releases in it and below it.

    Nought is said, not hidden; a closed class is left out once nothing stands in it.
    """
    counts = Counter(
        dict(
            GateRecord.objects.current()
            .filter(unit__in=units_behind(unit))
            .order_by()
            .values_list("catalogue_code")
            .annotate(count=Count("pk"))
        )
    )
    below, rows = own_nodes(in_use=False), []
    for root, label in catalogue_for(township=unit.is_township).items():
        nodes = branch(root, below)
        rows.append((root, label, counts[root] + sum(counts[node.code] for node in nodes)))
        for node in nodes:
            count = counts[node.code] + sum(counts[one.code] for one in branch(node.code, below))
            if count or node.is_active:
                rows.append((node.code, f"{label}：{node.title}", count))
    return rows


def unit_rows(unit: Organisation, *, code: str = "", year: int | None = None) -> QuerySet[GateRecord]:
    """What a unit has published, in one class (and those below it) and year if they are given."""
    units = units_behind(unit)
    mine = Q(unit=unit) if len(units) == 1 else Q(unit__in=units)
    rows = GateRecord.objects.current().filter(mine, in_year("published_at", year)).for_list()
    if not code:
        return rows
    codes = codes_below(code)
    return rows.filter(catalogue_code=code) if len(codes) == 1 else rows.filter(catalogue_code__in=codes)


def years_of(rows: QuerySet) -> list[int]:
    """The years from a list's last publication back to its first, found by index at both ends."""
    newest = Subquery(rows.order_by("-published_at").values("published_at")[:1])
    ends = rows.order_by("published_at").annotate(newest=newest).values_list("newest", "published_at").first()
    if ends is None:
        return []
    last, first = (moment.astimezone(BEIJING).year for moment in ends)
    return list(range(last, first - 1, -1))


def unit_years(unit: Organisation) -> list[int]:
    """The years in which a unit published."""
    return years_of(GateRecord.objects.current().of_unit(unit))


def column_years(column: ColumnPage) -> list[int]:
    """The years in which something was published in a column."""
    return years_of(Placement.objects.filter(column=column, is_current=True))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What someone searches for."""

    text: str = ""
    genre: str = ""
    unit: str = ""
    year: int | None = None
    by_date: bool = False

    def question(self) -> index.Question | None:
        """What the index is asked; None where there is no word to search for."""
        words = tuple(index.words_of(self.text))
        since, until = year_range(self.year) if self.year else (None, None)
        return index.Question(words, self.genre, self.unit, since, until) if words else None


class Hits(Sequence[GateRecord]):
    """The releases that hold every word, read from the gate a page at a time.

    Those that hold them in their title or number come first, then the newest; by date where that is wanted; nothing
    where there is no word to search for.
    """

    def __init__(self, wanted: Wanted) -> None:
        self.question = wanted.question()
        self.ids = index.newest if wanted.by_date else index.best

    def __len__(self) -> int:
        return index.count(self.question) if self.question else 0

    @overload
    def __getitem__(self, place: int) -> GateRecord: ...
    @overload
    def __getitem__(self, place: slice) -> list[GateRecord]: ...
    def __getitem__(self, place: int | slice) -> GateRecord | list[GateRecord]:
        if isinstance(place, int):
            return self[place : place + 1][0]
        start, stop, _ = place.indices(BIGGEST_ID)
        ids = self.ids(self.question, start, stop) if self.question and stop > start else []
        records = GateRecord.objects.current().select_related("unit").defer("body_html").in_bulk(ids)
        return [records[pk] for pk in ids if pk in records]  # the gate has the last word


def genre_counts(wanted: Wanted) -> dict[Genre, int]:
    """How many hits of each genre the words have, most first (国办秘函〔2019〕19号: 结果分类展现)."""
    question = replace(wanted, genre="").question()
    counts = index.counts_by_genre(question) if question else {}
    return {Genre(genre): count for genre, count in sorted(counts.items(), key=lambda one: (-one[1], one[0]))}


def units_to_choose() -> list[tuple[str, str]]:
    """The organs by which a search may be narrowed, as (address word, short name)."""
    return list(Organisation.objects.active().order_by("path").values_list("slug", "short_name"))


def years_to_choose() -> list[int]:
    """The years by which a search may be narrowed."""
    return years_of(GateRecord.objects.current())
