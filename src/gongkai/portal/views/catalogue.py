"""The county's catalogue: the statutory classes as a tree, filters beside it, the list as a table (条例 art. 24)."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.disclosure.choices import Genre, Validity
from gongkai.disclosure.tables import ARTICLE_20, ARTICLE_21_COUNTY, ARTICLE_21_TOWNSHIP, CATALOGUE, TOPICS
from gongkai.portal import queries
from gongkai.portal.following import follow_ledger
from gongkai.portal.forms import SearchForm
from gongkai.portal.queries import Wanted
from gongkai.portal.views.links import EMPTY_ACTIONS, HOME, UNITS, feed_of, select, select_year
from gongkai.portal.views.search import FRESH

ADDRESS = "/catalogue/"
HALVES = (
    ("条例第二十条", ARTICLE_20),
    ("第二十一条（县级、部门）", ARTICLE_21_COUNTY),
    ("第二十一条（乡镇）", ARTICLE_21_TOWNSHIP),
)


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    """Everything public by class, unit, genre, topic, validity and year."""
    follow_ledger(at_most_every=FRESH)
    units = queries.units_to_choose()
    wanted = SearchForm(request.GET, units=units).wanted()
    counts = queries.catalogue_counts(wanted)
    query = address_of(wanted).removeprefix(ADDRESS)
    context = {
        "rows": queries.page_of(queries.BrowsedRows(wanted), request.GET.get("page")),
        "halves": [(title, _branches(wanted, classes, counts)) for title, classes in HALVES],
        "everything": [_branch(wanted, "", "全部", sum(counts.values()))],
        "title": CATALOGUE.get(wanted.root, "全部公开信息"),
        "fields": _fields(wanted, units),
        "kept": [("root", wanted.root)] if wanted.root else [],
        "clear_url": address_of(Wanted(root=wanted.root)) if wanted != Wanted(root=wanted.root) else "",
        "feed": feed_of("catalogue", CATALOGUE.get(wanted.root, "公开目录"), query),
        "address": ADDRESS,
        "crumbs": [HOME, UNITS, ("公开目录", None)],
        "empty_actions": EMPTY_ACTIONS,
    }
    return render(request, "portal/catalogue.html", context)


def address_of(wanted: Wanted, **changes: str) -> str:
    """The address of the catalogue under these filters."""
    names = ("root", "unit", "genre", "topic", "validity", "year")
    given = {name: getattr(wanted, name) for name in names} | changes
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{ADDRESS}?{query}" if query else ADDRESS


def _branches(wanted: Wanted, classes: dict[str, str], counts: dict[str, int]) -> list[dict[str, object]]:
    return [_branch(wanted, code, label, counts.get(code, 0)) for code, label in classes.items()]


def _branch(wanted: Wanted, code: str, label: str, count: int) -> dict[str, object]:
    url = address_of(wanted, root=code)
    return {"title": label, "url": url, "count": count, "current": code == wanted.root}


def _fields(wanted: Wanted, units: list[tuple[str, str]]) -> list[dict[str, object]]:
    return [
        select("unit", "单位", units, wanted.unit),
        select_year(queries.years_to_choose(), wanted.year),
        select("genre", "体裁", [(kind.value, kind.label) for kind in Genre], wanted.genre),
        select("topic", "主题", list(TOPICS.items()), wanted.topic),
        select("validity", "有效性", [(kind.value, kind.label) for kind in Validity], wanted.validity),
    ]
