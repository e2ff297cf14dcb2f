"""The site's tree: channels, their columns, and the way to a page."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q
from wagtail.models import Page

from gongkai.disclosure.models import ChannelPage, ColumnPage, GateRecord, UnitSitePage
from gongkai.portal.queries.lists import newest_in, newest_in_each


def channels() -> list[tuple[ChannelPage, list[ColumnPage]]]:
    """The doors of the portal with their columns, in the order of the tree."""
    kinds = Q(channelpage__isnull=False) | Q(columnpage__isnull=False)
    pages = Page.objects.live().filter(kinds).select_related("channelpage", "columnpage").order_by("path")
    doors: list[tuple[ChannelPage, list[ColumnPage]]] = []
    for page in pages:  # a door comes before what is below it
        if hasattr(page, "channelpage"):
            doors.append((page.channelpage, []))
        elif doors and page.path.startswith(doors[-1][0].path):
            doors[-1][1].append(page.columnpage)
    return doors


def first_of_kinds(
    doors: list[tuple[ChannelPage, list[ColumnPage]]], kinds: Iterable[str], count: int
) -> list[tuple[ColumnPage, list[GateRecord]]]:
    """The first column of each of these kinds with its newest; one without anything is left out."""
    columns = [column for _, below in doors for column in below]
    chosen = [column for kind in kinds if (column := next((one for one in columns if one.column_type == kind), None))]
    pairs = zip(chosen, newest_in_each(chosen, count), strict=True)
    return [(column, rows) for column, rows in pairs if rows]


def window_of(
    slug: str, doors: list[tuple[ChannelPage, list[ColumnPage]]], count: int
) -> tuple[ColumnPage, list[GateRecord]] | None:
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
