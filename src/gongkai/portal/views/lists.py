"""Lists that are not in the page tree, and what search engines ask for."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from gongkai.disclosure.choices import Genre
from gongkai.orgs.queries import leaders_by_organ
from gongkai.portal import meta, queries
from gongkai.portal.views.keeping import same_for_everybody
from gongkai.portal.views.links import EMPTY_ACTIONS, HOME, UNITS, number_of

# nothing public stands below these; result lists and the reader's modes are no pages of their own
NOT_FOR_ROBOTS = ("/admin/", "/accounts/", "/search/", "/leave/", "/elder/", "/contrast/", "/patterns/")


@require_safe
@same_for_everybody
def released(request: HttpRequest, year: str, genre: str) -> HttpResponse:
    """The list behind a figure of the home page: one genre, one year."""
    number = number_of(year)
    if number is None or genre not in set(Genre):
        raise Http404
    title = f"{number}年公开的{Genre(genre).label}"
    context = {
        "title": title,
        "address": request.path,
        "rows": queries.page_of(queries.rows_of(queries.released_in(number, Genre(genre))), request.GET.get("page")),
        "crumbs": [HOME, (title, None)],
        "empty_actions": EMPTY_ACTIONS,
    }
    return render(request, "portal/released.html", context)


@require_safe
@same_for_everybody
def units(request: HttpRequest) -> HttpResponse:
    """Every unit's disclosure site; a unit without one is said to have none (条例 art. 24)."""
    context = {"groups": queries.units_by_kind(), "address": UNITS[1], "crumbs": [HOME, (UNITS[0], None)]}
    return render(request, "portal/units.html", context)


@require_safe
@same_for_everybody
def organs(request: HttpRequest) -> HttpResponse:
    """What every organ does, who heads it, where and when it is met (条例 art. 20 (2)); always as registered now."""
    groups = [
        (title, [(organ, queries.guide_rows(organ)) for organ in organs]) for title, organs in queries.units_by_kind()
    ]
    crumbs = [HOME, UNITS, ("机构职能和负责人", None)]
    told = meta.of_list("机构职能和负责人", "机构职能")
    return render(
        request, "portal/organs.html", {"groups": groups, "meta": told, "crumbs": crumbs, "address": "/organs/"}
    )


@require_safe
@same_for_everybody
def leaders(request: HttpRequest) -> HttpResponse:
    """Who leads the county and its organs: post, charge and career (国办秘函〔2019〕19号: 领导信息)."""
    context = {
        "groups": leaders_by_organ(),
        "meta": meta.of_list("领导信息", "领导信息"),
        "address": "/leaders/",
        "crumbs": [HOME, UNITS, ("领导信息", None)],
        "empty_actions": [("机构职能和负责人", "/organs/")],
    }
    return render(request, "portal/leaders.html", context)


@require_safe
@same_for_everybody
def site_map(request: HttpRequest) -> HttpResponse:
    """Every channel and column."""
    context = {"doors": queries.channels(), "address": "/sitemap/", "crumbs": [HOME, ("网站地图", None)]}
    return render(request, "portal/site_map.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines are asked to leave alone."""
    lines = ["User-agent: *", *(f"Disallow: {address}" for address in NOT_FOR_ROBOTS)]
    lines += ["", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
