"""A unit's disclosure site: its five blocks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from gongkai.disclosure.choices import Block, Genre
from gongkai.disclosure.models import GateRecord, UnitSitePage
from gongkai.disclosure.tables import CATALOGUE, catalogue_for
from gongkai.portal import meta, queries
from gongkai.portal.views.keeping import same_for_everybody
from gongkai.portal.views.links import HOME, UNITS, feed_of, number_of, select, select_year


@same_for_everybody
def unit_site(request: HttpRequest, page: UnitSitePage, block: Block) -> HttpResponse:
    """One block of a unit's disclosure site."""
    unit = page.organisation
    address = f"{page.url}{block.value}/"
    context = {
        "page": page,
        "unit": unit,
        "block": block,
        "address": address,
        "meta": meta.of_unit(unit, block),
        "feed": feed_of(f"units/{unit.slug}", unit.name),
        "tabs": [{"title": one.label, "url": f"{page.url}{one.value}/", "current": one == block} for one in Block],
        "crumbs": [HOME, UNITS, (unit.name, page.url), (block.label, None)],
        "empty_actions": [("检索全站信息", "/search/"), ("申请公开", f"/apply/new/?unit={unit.slug}")],
        **UNIT_BLOCKS[block](request, page, address),
    }
    return render(request, f"portal/unit/{block.value}.html", context)


def _guide(request: HttpRequest, page: UnitSitePage, address: str) -> dict[str, object]:
    unit = page.organisation
    return {
        "items": queries.rows_of(GateRecord.objects.current().of_unit(unit).of_genre(Genre.GUIDE))[:5],
        "guide": queries.guide_rows(unit),
        "tree": catalogue_for(township=unit.is_township),
        "office": queries.complaints_office(),
    }


def _rules(request: HttpRequest, page: UnitSitePage, address: str) -> dict[str, object]:
    return _of_genre(request, page, Genre.REGIME)


def _annual(request: HttpRequest, page: UnitSitePage, address: str) -> dict[str, object]:
    return _of_genre(request, page, Genre.ANNUAL_REPORT)


def _of_genre(request: HttpRequest, page: UnitSitePage, genre: Genre) -> dict[str, object]:
    rows = GateRecord.objects.current().of_unit(page.organisation).of_genre(genre)
    return {"rows": queries.page_of(queries.rows_of(rows), request.GET.get("page"))}


def _statutory(request: HttpRequest, page: UnitSitePage, address: str) -> dict[str, object]:
    unit, year = page.organisation, number_of(request.GET.get("year"))
    shelf = queries.Shelf.of(unit)
    counts = shelf.classes()
    nodes = {code: label for code, label, _ in counts}
    asked = request.GET.get("class", "")
    code = asked if asked in nodes else ""
    return {
        "branches": [
            _everything(address, code, counts),
            *(_branch(address, code, *node) for node in counts if node[2] or node[0] == code),
        ],
        "empty_branches": [_branch(address, code, *node) for node in counts if not node[2] and node[0] != code],
        "code_label": nodes.get(code, ""),
        "fields": [
            select("class", "类别", list(nodes.items()), code),
            select_year(queries.unit_years(unit), year),
        ],
        "clear_url": address if code or year else "",
        "rows": queries.page_of(
            queries.rows_of(shelf.rows(code=code, year=year)),
            request.GET.get("page"),
            count=None if year else _known(counts, code),
        ),
    }


def _everything(address: str, chosen: str, counts: list[tuple[str, str, int]]) -> dict[str, object]:
    return {"title": "全部", "url": address, "count": _known(counts, ""), "current": not chosen}


def _known(counts: list[tuple[str, str, int]], chosen: str) -> int:
    """How many releases stand in a class, or in all: a class of the law counts what stands below it."""
    return sum(count for code, _, count in counts if (code == chosen if chosen else code in CATALOGUE))


def _branch(address: str, chosen: str, code: str, label: str, count: int) -> dict[str, object]:
    return {
        "title": label,
        "url": f"{address}?class={code}",
        "count": count or None,
        "current": code == chosen,
    }


def _apply(request: HttpRequest, page: UnitSitePage, address: str) -> dict[str, object]:
    return {"guide": queries.guide_rows(page.organisation)}


UNIT_BLOCKS = {
    Block.GUIDE: _guide,
    Block.RULES: _rules,
    Block.STATUTORY: _statutory,
    Block.ANNUAL: _annual,
    Block.APPLY: _apply,
}
