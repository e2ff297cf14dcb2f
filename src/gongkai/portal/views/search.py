"""Search over everything published."""

from __future__ import annotations

import logging
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.disclosure.choices import Genre, Validity
from gongkai.disclosure.tables import CATALOGUE, TOPICS
from gongkai.portal import queries
from gongkai.portal.engine import EngineError
from gongkai.portal.following import follow_ledger
from gongkai.portal.forms import ORDERS, SearchForm, Words
from gongkai.portal.queries import Wanted
from gongkai.portal.snippets import hits_of
from gongkai.portal.tables import services_for
from gongkai.portal.views.links import EMPTY_ACTIONS, HOME, feed_of, select, select_year

logger = logging.getLogger(__name__)

FRESH = 1.0  # seconds after which a search looks whether another process let something out
SUGGESTED = 8  # titles offered while somebody types


class SearchRests:
    """Where the search engine stands on another machine and does not answer, its pages say so; all others stand."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, broken: Exception) -> HttpResponse | None:
        """503 with another way to what is sought."""
        if not isinstance(broken, EngineError):
            return None
        logger.error("the search engine does not answer: %s", broken)
        return render(request, "portal/search_rests.html", status=503)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What holds the words, by genre; unit, class, year, validity, topic and order may be chosen."""
    follow_ledger(at_most_every=FRESH)
    units = queries.units_to_choose()
    wanted = SearchForm(request.GET, units=units).wanted()
    counts = queries.genre_counts(wanted)
    total = counts.get(Genre(wanted.genre), 0) if wanted.genre else sum(counts.values())
    context = {
        "wanted": wanted,
        "tabs": _tabs(wanted, counts),
        "fields": _fields(wanted, units),
        "more_fields": _more_fields(wanted),
        "kept": [("q", wanted.text), *([("genre", wanted.genre)] if wanted.genre else [])],
        "feed": feed_of("search", f"检索：{wanted.text}", _address(wanted).removeprefix("/search/")),
        "clear_url": _address(Wanted(wanted.text)) if wanted != Wanted(wanted.text) else "",
        "crumbs": [HOME, ("检索", None)],
        "empty_actions": EMPTY_ACTIONS,
        "services": services_for(wanted.text),
        "sites": queries.sites_named(wanted.text, units),
        **_found(wanted, total, request.GET.get("page")),
    }
    return render(request, "portal/search.html", context)


def _found(wanted: Wanted, total: int, number: str | None) -> dict[str, Any]:
    """The hits; where there are none, what comes nearest and what else could be asked."""
    if total or not wanted.text:
        rows = queries.page_of(queries.Hits(wanted), number, count=total)
        return {"rows": rows, "hits": hits_of(list(rows), wanted.text)}
    near = queries.NearHits(wanted)
    rows = queries.page_of(near, number)
    ways = [{"title": label, "url": _address(way), "count": count} for label, way, count in queries.other_ways(wanted)]
    return {"rows": rows, "hits": hits_of(list(rows), wanted.text), "near": near.kind, "ways": ways}


@require_safe
def suggest(request: HttpRequest) -> JsonResponse:
    """Titles for what was typed so far; the search box offers them where scripts run."""
    follow_ledger(at_most_every=FRESH)
    titles = queries.suggestions(Words(required=False).clean(request.GET.get("q", "")), SUGGESTED)
    return JsonResponse({"titles": titles})


def _address(wanted: Wanted, **changes: str) -> str:
    given = {
        "q": wanted.text,
        "genre": wanted.genre,
        "unit": wanted.unit,
        "root": wanted.root,
        "topic": wanted.topic,
        "validity": wanted.validity,
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


def _more_fields(wanted: Wanted) -> list[dict[str, object]]:
    kinds = [(kind.value, kind.label) for kind in Validity]
    return [
        select("root", "公开类别", list(CATALOGUE.items()), wanted.root),
        select("topic", "主题", list(TOPICS.items()), wanted.topic),
        select("validity", "有效性", kinds, wanted.validity),
    ]
