"""The site's tree: channels, their columns, and the way to a page."""

from __future__ import annotations

from gongkai.disclosure.models import ChannelPage, ColumnPage, GateRecord, UnitSitePage
from gongkai.portal.queries.lists import newest_in


def channels() -> list[tuple[ChannelPage, list[ColumnPage]]]:
    """The doors of the portal with their columns, in the order of the tree."""
    doors = list(ChannelPage.objects.live().order_by("path"))
    columns = list(ColumnPage.objects.live().order_by("path"))
    return [(door, [column for column in columns if column.path.startswith(door.path)]) for door in doors]


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
