"""Feeds of the newest releases; the address says what of, its ending says in which format."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.http import http_date
from django.views.decorators.http import require_safe

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ColumnPage, GateRecord
from gongkai.disclosure.queries.sites import units_behind
from gongkai.disclosure.tables import CATALOGUE
from gongkai.orgs.models import Organisation
from gongkai.portal import queries
from gongkai.portal.feeds import FORMATS, Feed
from gongkai.portal.following import follow_ledger
from gongkai.portal.forms import SearchForm
from gongkai.portal.views.catalogue import address_of
from gongkai.portal.views.search import FRESH
from gongkai.theme.site import the_site


@require_safe
def newest(request: HttpRequest, ending: str) -> HttpResponse:
    """Everything the county publishes."""
    return _answer(request, ending, "最近公开", "/", queries.newest(_most(ending)))


@require_safe
def of_column(request: HttpRequest, column_id: int, ending: str) -> HttpResponse:
    """What one column holds."""
    column = get_object_or_404(ColumnPage.objects.live().public(), pk=min(column_id, queries.BIGGEST_ID))
    return _answer(request, ending, column.title, column.url, queries.newest_in(column, _most(ending)))


@require_safe
def of_unit(request: HttpRequest, slug: str, ending: str) -> HttpResponse:
    """What one unit publishes."""
    unit = get_object_or_404(Organisation.objects.active(), slug=slug)
    return _answer(
        request, ending, unit.name, queries.unit_url(unit), queries.unit_rows(units_behind(unit))[: _most(ending)]
    )


@require_safe
def of_genre(request: HttpRequest, genre: str, ending: str) -> HttpResponse:
    """All of one genre."""
    if genre not in set(Genre):
        raise Http404
    rows = GateRecord.objects.current().of_genre(Genre(genre)).for_list()[: _most(ending)]
    return _answer(request, ending, Genre(genre).label, "/", rows)


@require_safe
def of_catalogue(request: HttpRequest, ending: str) -> HttpResponse:
    """What stands in the catalogue under some filters, the newest first."""
    follow_ledger(at_most_every=FRESH)
    wanted = SearchForm(request.GET, units=queries.units_to_choose()).wanted()
    rows = queries.Browsed(wanted)[: _most(ending)]
    return _answer(request, ending, CATALOGUE.get(wanted.root, "公开目录"), address_of(wanted), rows)


@require_safe
def of_search(request: HttpRequest, ending: str) -> HttpResponse:
    """What a search finds, the newest first."""
    follow_ledger(at_most_every=FRESH)
    wanted = SearchForm(request.GET, units=queries.units_to_choose()).wanted()
    rows = queries.Hits(replace(wanted, by_date=True))[: _most(ending)]
    given = {"q": wanted.text, "genre": wanted.genre, "unit": wanted.unit, "year": wanted.year}
    page = f"/search/?{urlencode({name: value for name, value in given.items() if value})}"
    return _answer(request, ending, f"检索：{wanted.text}", page, rows)


def _most(ending: str) -> int:
    if ending not in FORMATS:
        raise Http404
    return FORMATS[ending].most


def _answer(request: HttpRequest, ending: str, title: str, page: str, rows: Sequence[GateRecord]) -> HttpResponse:
    site = f"{request.scheme}://{request.get_host()}"
    feed = Feed(f"{title} - {the_site().name}", site, page, request.get_full_path(), list(rows))
    form = FORMATS[ending]
    response = HttpResponse(form.write(feed), content_type=form.content_type)
    if feed.updated_at:
        response["Last-Modified"] = http_date(feed.updated_at.timestamp())
    return response
