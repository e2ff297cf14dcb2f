"""Search over everything published."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.disclosure.choices import Genre
from gongkai.portal import queries
from gongkai.portal.following import follow_ledger
from gongkai.portal.forms import ORDERS, SearchForm
from gongkai.portal.queries import Wanted
from gongkai.portal.snippets import Hit
from gongkai.portal.views.links import EMPTY_ACTIONS, HOME, feed_of, select, select_year

FRESH = 1.0  # seconds after which a search looks whether another process let something out


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What holds the words, by genre; unit, year and order may be chosen."""
    follow_ledger(at_most_every=FRESH)
    units = queries.units_to_choose()
    wanted = SearchForm(request.GET, units=units).wanted()
    counts = queries.genre_counts(wanted)
    total = counts.get(Genre(wanted.genre), 0) if wanted.genre else sum(counts.values())
    rows = queries.page_of(queries.Hits(wanted), request.GET.get("page"), count=total)
    context = {
        "wanted": wanted,
        "rows": rows,
        "hits": [Hit.of(record, wanted.text) for record in rows],
        "tabs": _tabs(wanted, counts),
        "fields": _fields(wanted, units),
        "kept": [("q", wanted.text), *([("genre", wanted.genre)] if wanted.genre else [])],
        "feed": feed_of("search", f"检索：{wanted.text}", _address(wanted).removeprefix("/search/")),
        "clear_url": _address(Wanted(wanted.text)) if wanted != Wanted(wanted.text) else "",
        "crumbs": [HOME, ("检索", None)],
        "empty_actions": EMPTY_ACTIONS,
    }
    return render(request, "portal/search.html", context)


def _address(wanted: Wanted, **changes: str) -> str:
    given = {
        "q": wanted.text,
        "genre": wanted.genre,
        "unit": wanted.unit,
        "year": wanted.year,
        "sort": "date" if wanted.by_date else "",
    }
    return f"/search/?{urlencode({key: value for key, value in (given | changes).items() if value})}"


def _tabs(wanted: Wanted, counts: dict[Genre, int]) -> list[dict[str, object]]:
    tabs = [("", "全部", sum(counts.values())), *((one.value, one.label, count) for one, count in counts.items())]
    if wanted.genre and wanted.genre not in counts:
        tabs.append((wanted.genre, Genre(wanted.genre).label, 0))
    return [
        {"title": label, "count": count, "url": _address(wanted, genre=genre), "current": genre == wanted.genre}
        for genre, label, count in tabs
    ]


def _fields(wanted: Wanted, units: list[tuple[str, str]]) -> list[dict[str, object]]:
    (_, by_relevance), *other_orders = ORDERS
    return [
        select("unit", "单位", units, wanted.unit),
        select_year(queries.years_to_choose(), wanted.year),
        select("sort", "排列", other_orders, "date" if wanted.by_date else "", empty=by_relevance),
    ]
