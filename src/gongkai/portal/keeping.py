"""Kept pages follow the ledger: an act of publication or withdrawal drops every page that shows it, and only those."""

from __future__ import annotations

import time
from collections.abc import Iterable

from django.db.models import Max
from django.utils import timezone

from gongkai.disclosure.choices import ENDING, PUBLISHING, Block, Genre
from gongkai.disclosure.models import Alert, ColumnPage, GateRecord, Placement, UnitSitePage
from gongkai.ledger.models import Event
from gongkai.lib.clock import in_beijing
from gongkai.portal import kept
from gongkai.portal.queries.related import related

RELEASES = (*PUBLISHING, *ENDING)
WIDE = (
    "intake.released",
    "item.alert",
    "organ.",
    "document.",
    "county.",
    "page.",
    "column.",
    "site.",
)  # what shows on pages that cannot be listed
LISTING = {Genre.GUIDE: Block.GUIDE, Genre.REGIME: Block.RULES, Genre.ANNUAL_REPORT: Block.ANNUAL}

_looked = {"at": 0.0}


def follow(*, at_most_every: float = 0) -> None:
    """Bring the kept pages up to the ledger's last line; `at_most_every` seconds in this process, if given."""
    if at_most_every and time.monotonic() - _looked["at"] < at_most_every:
        return
    _looked["at"] = time.monotonic()
    drop_what_another_made()
    _turn_the_day()
    last = Event.objects.aggregate(last=Max("id"))["last"] or 0
    seen = kept.seen()
    if seen == last:
        return
    if seen is None or seen > last:  # the very beginning, or another database
        kept.drop_all()
    else:
        _follow(seen, last)
    kept.note_seen(last)


def drop_what_another_made() -> None:
    """Pages that another version of the program rendered, or with other settings of the site, are right no more."""
    made = kept.this_make()
    if kept.make() != made:
        kept.drop_all()
        kept.note_make(made)


def _turn_the_day() -> None:
    """Pages that say “this year” or whether a document is in force are right for one Beijing day."""
    today = timezone.localdate().isoformat()
    if kept.day() != today:
        kept.drop_all()
        kept.note_day(today)


def _follow(seen: int, last: int) -> None:
    events = list(Event.objects.filter(pk__gt=seen, pk__lte=last).values_list("name", "subject_type", "subject_id"))
    if any(name.startswith(WIDE) for name, *_ in events):
        kept.drop_all()
        return
    items = {subject for name, kind, subject in events if name in RELEASES and kind == "disclosure.item"}
    if Alert.objects.standing().filter(item__in=items).exists():  # its banner stands on every page
        kept.drop_all()
    elif items:
        kept.drop(pages_showing(items))


def pages_showing(items: Iterable[int]) -> set[str]:
    """The address of every kept page that shows any release, past or present, of these items."""
    releases = list(GateRecord.objects.filter(item_id__in=items).select_related("unit").defer("body_html"))
    columns = ColumnPage.objects.filter(
        pk__in=Placement.objects.filter(record__in=releases).values_list("column_id", flat=True)
    )
    addresses = {"/", "/catalogue/"}
    for column in columns:
        addresses |= {column.url, column.get_parent().url}
    for site in UnitSitePage.objects.filter(organisation__in={release.unit for release in releases}):
        genres = {release.genre for release in releases if release.unit_id == site.organisation_id}
        addresses |= {site.url, *(f"{site.url}{block}/" for block in _blocks(genres))}
    for release in releases:
        year = in_beijing(release.first_published_at).year
        address = release.get_absolute_url()
        addresses |= {address, f"/released/{year}/{release.genre}/"}
        addresses |= {f"{address}files/{number}/preview/" for number in range(len(release.attachments))}
        addresses |= {one.get_absolute_url() for one in related(release)}
    return addresses


def _blocks(genres: Iterable[str]) -> set[Block]:
    return {Block.STATUTORY} | {LISTING[Genre(genre)] for genre in genres if genre in LISTING}
