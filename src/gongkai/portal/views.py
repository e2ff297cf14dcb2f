"""The public pages. Each view reads, and hands what it read to a template."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from gongkai.disclosure.choices import Block, Genre
from gongkai.disclosure.models import (
    ChannelPage,
    ColumnPage,
    GateRecord,
    HomePage,
    StandingPage,
    UnitSitePage,
)
from gongkai.disclosure.queries import is_intact
from gongkai.disclosure.tables import CATALOGUE, catalogue_for
from gongkai.files.models import StoredFile
from gongkai.orgs.queries import disclosure_office
from gongkai.portal import meta, queries
from gongkai.portal.forms import SearchForm
from gongkai.portal.snippets import Hit

HOME = ("首页", "/")
UNITS = ("各单位信息公开平台", "/units/")
EMPTY_ACTIONS = [("检索全站信息", "/search/"), ("申请公开", "/apply/")]
ENTRANCES = [
    {"title": "政府信息公开", "url": "/units/", "text": "按单位、按类别查阅县政府和各单位公开的信息"},
    {"title": "依申请公开", "url": "/apply/", "text": "没有公开的信息可以依法申请，20个工作日内答复"},
    {"title": "政策", "url": "/zhengce/", "text": "查政府文件、规范性文件和政策解读"},
    {"title": "互动", "url": "/mailbox/", "text": "写信、咨询、给网站找错，凭编号查看答复"},
]


def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """The portal's first page: doors, what is new, the year in figures."""
    year = timezone.localdate().year
    counts = queries.counts_by_genre(year)
    context = {
        "page": page,
        "entrances": ENTRANCES,
        "doors": queries.channels(),
        "newest": queries.newest(12),
        "year": year,
        "figures": [_figure(genre, counts[genre], year) for genre in Genre if counts.get(genre)],
        "total": sum(counts.values()),
        "report_url": queries.newest_report_url(),
    }
    return render(request, "portal/home.html", context)


def _figure(genre: Genre, count: int, year: int) -> dict[str, str | int]:
    return {"label": genre.label, "value": count, "unit": "条", "url": f"/released/{year}/{genre.value}/"}


@require_safe
def released(request: HttpRequest, year: int, genre: str) -> HttpResponse:
    """The list behind a figure of the home page: one genre, one year."""
    if genre not in set(Genre):
        raise Http404
    title = f"{year}年公开的{Genre(genre).label}"
    context = {
        "title": title,
        "rows": queries.page_of(queries.released_in(year, Genre(genre)), request.GET.get("page")),
        "crumbs": [HOME, (title, None)],
    }
    return render(request, "portal/released.html", context)


def channel(request: HttpRequest, page: ChannelPage) -> HttpResponse:
    """A channel: its columns, each with its newest items."""
    columns = ColumnPage.objects.live().child_of(page).order_by("path")
    context = {
        "page": page,
        "meta": meta.of_channel(page),
        "crumbs": [HOME, (page.title, None)],
        "columns": [(column, queries.newest_in(column, 6)) for column in columns],
    }
    return render(request, "portal/channel.html", context)


def column(request: HttpRequest, page: ColumnPage) -> HttpResponse:
    """A column: its items by date, by year if one is chosen."""
    year = number_of(request.GET.get("year"))
    parent = page.get_parent()
    context = {
        "page": page,
        "meta": meta.of_column(page),
        "crumbs": [HOME, (parent.title, parent.url), (page.title, None)],
        "rows": queries.page_of(queries.column_rows(page, year), request.GET.get("page")),
        "fields": [_years(queries.column_years(page), year)],
        "clear_url": page.url if year else "",
        "empty_actions": EMPTY_ACTIONS,
    }
    return render(request, "portal/column.html", context)


def _years(years: list[int], chosen: int | None) -> dict[str, object]:
    choices = [(str(year), f"{year}年") for year in years]
    return {"name": "year", "label": "年份", "choices": choices, "value": str(chosen or "")}


def standing(request: HttpRequest, page: StandingPage) -> HttpResponse:
    """A standing text."""
    return render(request, "portal/standing.html", {"page": page, "crumbs": [HOME, (page.title, None)]})


def unit_site(request: HttpRequest, page: UnitSitePage, block: Block) -> HttpResponse:
    """One block of a unit's disclosure site."""
    unit = page.organisation
    context = {
        "page": page,
        "unit": unit,
        "block": block,
        "meta": meta.of_unit(unit, block),
        "tabs": [{"title": one.label, "url": f"{page.url}{one.value}/", "current": one == block} for one in Block],
        "crumbs": [HOME, UNITS, (unit.name, page.url), (block.label, None)],
        "empty_actions": [("检索全站信息", "/search/"), ("申请公开", f"/apply/new/?organ={unit.slug}")],
        **UNIT_BLOCKS[block](request, page),
    }
    return render(request, f"portal/unit/{block.value}.html", context)


def _guide(request: HttpRequest, page: UnitSitePage) -> dict[str, object]:
    unit = page.organisation
    items = GateRecord.objects.current().of_unit(unit).of_genre(Genre.GUIDE).for_list()[:5]
    return {
        "items": items,
        "guide": queries.guide_rows(unit),
        "tree": catalogue_for(township=unit.is_township),
        "office": disclosure_office(),
    }


def _rules(request: HttpRequest, page: UnitSitePage) -> dict[str, object]:
    rows = GateRecord.objects.current().of_unit(page.organisation).of_genre(Genre.REGIME).for_list()
    return {"rows": queries.page_of(rows, request.GET.get("page"))}


def _statutory(request: HttpRequest, page: UnitSitePage) -> dict[str, object]:
    unit, code, year = page.organisation, request.GET.get("class", ""), number_of(request.GET.get("year"))
    code = code if code in CATALOGUE else ""
    address = f"{page.url}{Block.STATUTORY.value}/"
    return {
        "branches": [_branch(address, code, *node) for node in queries.catalogue_counts(unit)],
        "code_label": CATALOGUE.get(code, ""),
        "fields": [
            {
                "name": "class",
                "label": "类别",
                "choices": list(catalogue_for(township=unit.is_township).items()),
                "value": code,
            },
            _years(queries.unit_years(unit), year),
        ],
        "clear_url": address if code or year else "",
        "rows": queries.page_of(queries.unit_rows(unit, code=code, year=year), request.GET.get("page")),
    }


def _branch(address: str, chosen: str, code: str, label: str, count: int) -> dict[str, object]:
    return {
        "title": label,
        "url": f"{address}?class={code}",
        "count": count,
        "current": code == chosen,
        "missing": count == 0,
    }


def _annual(request: HttpRequest, page: UnitSitePage) -> dict[str, object]:
    rows = GateRecord.objects.current().of_unit(page.organisation).of_genre(Genre.ANNUAL_REPORT).for_list()
    return {"rows": queries.page_of(rows, request.GET.get("page"))}


def _apply(request: HttpRequest, page: UnitSitePage) -> dict[str, object]:
    return {"guide": queries.guide_rows(page.organisation)}


UNIT_BLOCKS = {
    Block.GUIDE: _guide,
    Block.RULES: _rules,
    Block.STATUTORY: _statutory,
    Block.ANNUAL: _annual,
    Block.APPLY: _apply,
}


@require_safe
def item(request: HttpRequest, item_id: int) -> HttpResponse:
    """One published item; a withdrawn one says so and why, and one that is not what was approved is withheld."""
    record = GateRecord.objects.filter(item_id=item_id).select_related("unit").order_by("-is_current", "-id").first()
    if record is None or not (record.is_current or record.withdrawn_at):
        raise Http404
    if not record.is_current:
        return render(request, "portal/withdrawn.html", {"record": record}, status=410)
    if not is_intact(record):
        return render(request, "portal/withheld.html", {"record": record}, status=503)
    columns = list(record.columns.order_by("path"))
    context = {
        "record": record,
        "body": mark_safe(record.body_html),  # noqa: S308  (cleaned at the gate and covered by its hash)
        "source": record.source or record.unit.name,
        "columns": columns,
        "meta": meta.of_column(columns[0]) if columns else None,
        "article": meta.of_item(record),
        "unit_url": queries.unit_url(record.unit),
        "crumbs": [HOME, *((one.title, one.url) for one in columns[:1]), ("正文", None)],
    }
    return render(request, "portal/item.html", context)


@require_safe
def item_file(request: HttpRequest, item_id: int, number: int) -> FileResponse:
    """One attachment of a published item, if its bytes are still those that were approved."""
    record = get_object_or_404(GateRecord.objects.current(), item_id=item_id)
    if number >= len(record.attachments):
        raise Http404
    bound = record.attachments[number]
    stored = get_object_or_404(StoredFile, pk=bound["file"], sha256=bound["sha256"])
    response = FileResponse(
        stored.file.open("rb"), as_attachment=True, filename=bound["name"], content_type=stored.content_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Full-text search over everything published."""
    wanted = SearchForm(request.GET).wanted()
    rows = queries.page_of(queries.search(wanted), request.GET.get("page"))
    given = {key: value for key, value in request.GET.dict().items() if key in ("q", "genre", "unit", "year", "sort")}
    order = {**given, "sort": "" if wanted.by_date else "date"}
    context = {
        "wanted": wanted,
        "rows": rows,
        "hits": [Hit.of(record, wanted.text) for record in rows],
        "tabs": _genre_tabs(wanted, given),
        "other_order_url": f"/search/?{urlencode(order)}",
        "crumbs": [HOME, ("检索", None)],
        "empty_actions": EMPTY_ACTIONS,
    }
    return render(request, "portal/search.html", context)


def _genre_tabs(wanted: queries.Wanted, given: dict[str, str]) -> list[dict[str, object]]:
    counts = queries.genre_counts(wanted)
    tabs = [("", "全部", sum(count for _, count in counts)), *((one.value, one.label, count) for one, count in counts)]
    return [
        {
            "title": label,
            "count": count,
            "url": f"/search/?{urlencode({**given, 'genre': genre})}",
            "current": genre == wanted.genre,
        }
        for genre, label, count in tabs
    ]


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Every unit's disclosure site; a unit without one is said to have none (条例 art. 24)."""
    context = {"groups": queries.units_by_kind(), "crumbs": [HOME, (UNITS[0], None)]}
    return render(request, "portal/units.html", context)


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every channel and column."""
    context = {"doors": queries.channels(), "crumbs": [HOME, ("网站地图", None)]}
    return render(request, "portal/site_map.html", context)


def number_of(text: str | None) -> int | None:
    """A year from an address; None for anything that is none."""
    if not text or not text.isascii() or not text.isdigit() or len(text) != len("2024"):
        return None
    year = int(text)
    return year if queries.FIRST_YEAR <= year <= queries.LAST_YEAR else None
