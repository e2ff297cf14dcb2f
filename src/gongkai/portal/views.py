"""The public pages. Each view reads, and hands what it read to a template."""

from __future__ import annotations

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
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
from gongkai.disclosure.tables import CATALOGUE
from gongkai.files.models import StoredFile
from gongkai.orgs.models import Organisation
from gongkai.portal import queries
from gongkai.portal.forms import SearchForm


def this_year() -> int:
    """The Beijing year of today."""
    return timezone.localdate().year


def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """The portal's first page: doors, what is new, the year in figures."""
    year = this_year()
    counts = queries.counts_by_genre(year)
    context = {
        "page": page,
        "doors": queries.channels(),
        "newest": queries.newest(12),
        "year": year,
        "figures": [(genre.value, genre.label, counts.get(genre, 0)) for genre in Genre if counts.get(genre)],
        "total": sum(counts.values()),
    }
    return render(request, "portal/home.html", context)


def channel(request: HttpRequest, page: ChannelPage) -> HttpResponse:
    """A channel: its columns, each with its newest items."""
    columns = ColumnPage.objects.live().child_of(page).order_by("path")
    context = {
        "page": page,
        "crumbs": [(page.title, None)],
        "columns": [(column, queries.newest_in(column, 6)) for column in columns],
    }
    return render(request, "portal/channel.html", context)


def column(request: HttpRequest, page: ColumnPage) -> HttpResponse:
    """A column: its items by date, by year if one is chosen."""
    year = number_of(request.GET.get("year"))
    parent = page.get_parent()
    context = {
        "page": page,
        "crumbs": [(parent.title, parent.url), (page.title, None)],
        "rows": queries.page_of(queries.column_rows(page, year), request.GET.get("page")),
        "years": queries.column_years(page),
        "year": year,
    }
    return render(request, "portal/column.html", context)


def standing(request: HttpRequest, page: StandingPage) -> HttpResponse:
    """A standing text."""
    return render(request, "portal/standing.html", {"page": page, "crumbs": [(page.title, None)]})


def unit_site(request: HttpRequest, page: UnitSitePage, block: Block) -> HttpResponse:
    """One block of a unit's disclosure site."""
    unit = page.organisation
    context = {
        "page": page,
        "unit": unit,
        "block": block,
        "tabs": [(one.label, f"{page.url}{one.value}/", one == block) for one in Block],
        "crumbs": [("各单位信息公开平台", "/units/"), (unit.name, page.url), (block.label, None)],
        **UNIT_BLOCKS[block](request, unit),
    }
    return render(request, f"portal/unit/{block.value}.html", context)


def _guide(request: HttpRequest, unit: Organisation) -> dict:
    items = GateRecord.objects.current().of_unit(unit).of_genre(Genre.GUIDE).for_list()[:5]
    return {"items": items}


def _rules(request: HttpRequest, unit: Organisation) -> dict:
    rows = GateRecord.objects.current().of_unit(unit).of_genre(Genre.REGIME).for_list()
    return {"rows": queries.page_of(rows, request.GET.get("page"))}


def _statutory(request: HttpRequest, unit: Organisation) -> dict:
    code, year = request.GET.get("class", ""), number_of(request.GET.get("year"))
    rows = queries.unit_rows(unit, code=code if code in CATALOGUE else "", year=year)
    return {
        "tree": queries.catalogue_counts(unit),
        "code": code,
        "code_label": CATALOGUE.get(code, ""),
        "years": queries.unit_years(unit),
        "year": year,
        "rows": queries.page_of(rows, request.GET.get("page")),
    }


def _annual(request: HttpRequest, unit: Organisation) -> dict:
    rows = GateRecord.objects.current().of_unit(unit).of_genre(Genre.ANNUAL_REPORT).for_list()
    return {"rows": queries.page_of(rows, request.GET.get("page"))}


def _apply(request: HttpRequest, unit: Organisation) -> dict:
    return {}


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
    if record is None:
        raise Http404
    if not record.is_current:
        return render(request, "portal/withdrawn.html", {"record": record}, status=410)
    if not is_intact(record):
        return render(request, "portal/withheld.html", {"record": record}, status=503)
    columns = list(record.columns.select_related().order_by("path"))
    context = {
        "record": record,
        "columns": columns,
        "catalogue_label": CATALOGUE.get(record.catalogue_code, ""),
        "crumbs": [(columns[0].title, columns[0].url)] if columns else [],
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
    form = SearchForm(request.GET)
    wanted = form.wanted()
    hits = queries.search(wanted)
    context = {
        "form": form,
        "wanted": wanted,
        "rows": queries.page_of(hits, request.GET.get("page")),
        "genres": queries.genre_counts(wanted),
        "crumbs": [("检索", None)],
    }
    return render(request, "portal/search.html", context)


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Every unit's disclosure site; a unit without one is said to have none (条例 art. 24)."""
    organs = Organisation.objects.active().select_related("site_page").order_by("path")
    return render(request, "portal/units.html", {"organs": organs, "crumbs": [("各单位信息公开平台", None)]})


@require_safe
def site_map(request: HttpRequest) -> HttpResponse:
    """Every channel and column."""
    return render(request, "portal/site_map.html", {"doors": queries.channels(), "crumbs": [("网站地图", None)]})


def number_of(text: str | None) -> int | None:
    """A year from an address; None for anything that is none."""
    return int(text) if text and text.isascii() and text.isdigit() and 1949 <= int(text[:6]) <= 2100 else None
