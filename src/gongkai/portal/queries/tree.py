"""The site's tree: channels, their columns, and the way to a page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q
from wagtail.models import Page, Site

from gongkai.disclosure.models import ChannelPage, ColumnPage, GateRecord, UnitSitePage
from gongkai.portal.queries.lists import newest_in, newest_in_each


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


def address_in(url_path: str, roots: Iterable[str]) -> str:
    """The address of a page by its place in the tree; `roots` are the places of sites' first pages."""
    root = next((root for root in roots if url_path.startswith(root)), "/")
    return url_path[len(root) - 1 :]


def site_roots() -> list[str]:
    """The places of sites' first pages in the tree."""
    return [site.root_path for site in Site.get_site_root_paths()]


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
    rows = ColumnPage.objects.live().child_of(channel).order_by("path")
    roots = site_roots()
    return [
        Place(pk, title, slug, address_in(url_path, roots), path, kind, intro)
        for pk, title, slug, url_path, path, kind, intro in rows.values_list(
            "pk", "title", "slug", "url_path", "path", "column_type", "intro"
        )
    ]


def first_of_kinds(
    doors: list[tuple[Place, list[Place]]], kinds: Iterable[str], count: int
) -> list[tuple[Place, list[GateRecord]]]:
    """The first column of each of these kinds with its newest; one without anything is left out."""
    columns = [column for _, below in doors for column in below]
    chosen = [column for kind in kinds if (column := next((one for one in columns if one.column_type == kind), None))]
    pairs = zip(chosen, newest_in_each(chosen, count), strict=True)
    return [(column, rows) for column, rows in pairs if rows]


def window_of(slug: str, doors: list[tuple[Place, list[Place]]], count: int) -> tuple[Place, list[GateRecord]] | None:
    """The column behind the home page's window with its newest; None where there is none, or nothing in it."""
    column = next((one for _, columns in doors for one in columns if slug and one.slug == slug), None)
    rows = newest_in(column, count) if column else []
    return (column, rows) if column and rows else None


def has_units(channel: ChannelPage) -> bool:
    """Whether units' disclosure sites stand below a channel."""
    return UnitSitePage.objects.live().child_of(channel).exists()


def trail_to(columns: list[ColumnPage]) -> list[tuple[str, str]]:
    """The way from the home page to the first of these columns, as (title, address)."""
    if not columns:
        return []
    channel = columns[0].get_parent()
    return [(channel.title, channel.url), (columns[0].title, columns[0].url)]


def columns_of(record: GateRecord) -> list[ColumnPage]:
    """The columns in which a release can be found, in the order of the tree."""
    return list(ColumnPage.objects.live().filter(placements__record=record).order_by("path"))
