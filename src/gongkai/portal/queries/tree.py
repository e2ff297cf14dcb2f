"""The site's tree: channels, their columns, and the way to a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, Q, QuerySet
from wagtail.models import Page, PageViewRestriction, Site

from gongkai.disclosure.models import ChannelPage, ColumnPage, GateRecord, UnitSitePage
from gongkai.portal.queries.lists import Row, newest_in_each


@dataclass(frozen=True, slots=True)
class Place:
    """A page of the tree as far as lists of links need it: a whole page costs ten times as much to read."""

    pk: int
    title: str
    slug: str
    url: str
    path: str
    column_type: str = ""
    intro: str = ""
    keywords: str = ""


def address_in(url_path: str, roots: Iterable[str]) -> str:
    """The address of a page by its place in the tree; `roots` are the places of sites' first pages."""
    root = next((root for root in roots if url_path.startswith(root)), "/")
    return url_path[len(root) - 1 :]


def site_roots() -> list[str]:
    """The places of sites' first pages in the tree."""
    return [site.root_path for site in Site.get_site_root_paths()]


BESIDE = {ColumnPage: ("owner_unit",), UnitSitePage: ("organisation",)}  # read with a page of the kind
DEEPEST = 3  # parts of an address below which nothing stands


def page_at(path: str) -> tuple[Page, list[str]] | None:
    """The page that an address leads to or into, and the rest of the address, in two looks.

    Nothing where the framework should answer, which takes more looks: nothing is there, there are several sites, or
    some page is not for everybody.
    """
    roots, parts = site_roots(), [part for part in path.split("/") if part]
    if len(roots) != 1 or len(parts) > DEEPEST:
        return None
    ways = [f"{roots[0]}{'/'.join([*parts[:number], ''])}" for number in range(bool(parts), len(parts) + 1)]
    closed = Exists(PageViewRestriction.objects.all())
    found = Page.objects.filter(url_path__in=ways).annotate(closed=closed).order_by("-depth")
    row = found.values_list("pk", "content_type", "url_path", "closed").first()
    if row is None or row[-1]:
        return None
    pk, kind, url_path, _ = row
    model = ContentType.objects.get_for_id(kind).model_class()
    page = model.objects.select_related(*BESIDE.get(model, ())).filter(pk=pk).first() if model else None
    return (page, parts[ways.index(url_path) + bool(parts) :]) if page else None


def channels() -> list[tuple[Place, list[Place]]]:
    """The doors of the portal with their columns, in the order of the tree."""
    kinds = Q(channelpage__isnull=False) | Q(columnpage__isnull=False)
    fields = ("pk", "title", "slug", "url_path", "path", "columnpage__column_type")
    roots = site_roots()
    doors: list[tuple[Place, list[Place]]] = []
    for pk, title, slug, url_path, path, kind in (
        Page.objects.live().filter(kinds).order_by("path").values_list(*fields)
    ):  # a door comes before what is below it
        place = Place(pk, title, slug, address_in(url_path, roots), path, kind or "")
        if kind is None:
            doors.append((place, []))
        elif doors and path.startswith(doors[-1][0].path):
            doors[-1][1].append(place)
    return doors


def columns_below(channel: ChannelPage) -> list[Place]:
    """The columns of a channel, in the order of the tree."""
    return _places(ColumnPage.objects.live().child_of(channel).order_by("path"))


@dataclass(frozen=True, slots=True)
class Lists:
    """The columns that have a list of their own on the home page, each with its newest."""

    kinds: list[tuple[Place, list[Row]]]
    window: tuple[Place, list[Row]] | None


def home_lists(doors: list[tuple[Place, list[Place]]], kinds: Iterable[str], window: str, count: int) -> Lists:
    """The first column of each of these kinds and the column of this slug; one without anything is left out."""
    columns = [column for _, below in doors for column in below]
    firsts = [next((one for one in columns if one.column_type == kind), None) for kind in kinds]
    behind = next((one for one in columns if window and one.slug == window), None)
    chosen = [one for one in (*firsts, behind) if one]
    newest = dict(zip((one.pk for one in chosen), newest_in_each(chosen, count), strict=True))
    found = [(one, newest[one.pk]) for one in firsts if one and newest[one.pk]]
    return Lists(found, (behind, newest[behind.pk]) if behind and newest[behind.pk] else None)


def has_units(channel: ChannelPage) -> bool:
    """Whether units' disclosure sites stand below a channel."""
    return UnitSitePage.objects.live().child_of(channel).exists()


def trail_to(columns: list[Place]) -> list[tuple[str, str]]:
    """The way from the home page to the first of these columns, as (title, address)."""
    if not columns:
        return []
    above = Page.objects.filter(path=columns[0].path[: -Page.steplen]).values_list("title", "url_path").first()
    trail = [(columns[0].title, columns[0].url)]
    return [(above[0], address_in(above[1], site_roots())), *trail] if above else trail


def columns_of(record: GateRecord) -> list[Place]:
    """The columns in which a release can be found, in the order of the tree."""
    return _places(ColumnPage.objects.live().filter(placements__record=record).order_by("path"))


OF_COLUMN = ("pk", "title", "slug", "url_path", "path", "column_type", "intro", "keywords")


def _places(columns: QuerySet[ColumnPage]) -> list[Place]:
    roots = site_roots()
    return [
        Place(pk, title, slug, address_in(url_path, roots), *rest)
        for pk, title, slug, url_path, *rest in columns.values_list(*OF_COLUMN)
    ]
