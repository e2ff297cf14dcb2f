"""The public's side of the registers: tables with filters, and the same as a file. A line's own page is its item's."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from gongkai.registers import queries
from gongkai.registers.models import PublicRow
from gongkai.registers.tables import REGISTERS, Register

PER_PAGE = 20
MOST_ROWS = 50_000  # in one file
HOME = ("首页", "/")
INDEX = ("专项公开", "/registers/")


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every register with how many lines are public."""
    context = {"registers": queries.public_counts(), "crumbs": [HOME, (INDEX[0], None)]}
    return render(request, "registers/index.html", context)


@require_safe
def table(request: HttpRequest, key: str) -> HttpResponse:
    """One register: the public lines, by unit, year and words, the latest first."""
    register = _register(key)
    wanted = _wanted(request, register)
    page = Paginator(queries.public_rows(register, wanted), PER_PAGE).get_page(request.GET.get("page"))
    query = urlencode({name: value for name, value in request.GET.items() if name != "page" and value})
    context = {
        "register": register,
        "page": page,
        "rows": queries.shown(page.object_list),
        "wanted": wanted,
        "names_by": queries.names_shown_by(register),
        "fields": _fields(register, wanted),
        "kept": [("on", request.GET["on"])] if register.history and request.GET.get("on") else [],
        "clear_url": request.path if query else "",
        "download": f"/registers/{key}.csv{'?' if query else ''}{query}",
        "crumbs": [HOME, INDEX, (register.label, None)],
        "meta": {"name": register.label, "description": register.law, "keywords": register.label, "type": "专项公开"},
    }
    return render(request, "registers/table.html", context)


@require_safe
def download(request: HttpRequest, key: str) -> StreamingHttpResponse:
    """The same lines, with everything that is public of each, as CSV."""
    register = _register(key)
    rows = queries.public_rows(register, _wanted(request, register))[:MOST_ROWS]
    response = StreamingHttpResponse(_lines(request, register, rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return response


def _register(key: str) -> Register:
    if key not in REGISTERS:
        raise Http404
    return REGISTERS[key]


def _wanted(request: HttpRequest, register: Register) -> queries.Wanted:
    year = request.GET.get("year", "")
    return queries.Wanted(
        text=request.GET.get("q", "").strip()[:60],
        unit=request.GET.get("unit", "")[:40],
        year=int(year) if len(year) == len("2024") and year.isascii() and year.isdigit() and year > "0000" else None,
        on=_asked_day(request.GET.get("on", "")) if register.history else None,
    )


def _asked_day(text: str) -> date | None:
    """What was in force on a day: today where none is given; every version for “all”."""
    if text == "all":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return timezone.localdate()


def _fields(register: Register, wanted: queries.Wanted) -> list[dict[str, object]]:
    years = [(str(year), f"{year}年") for year in queries.public_years(register)]
    return [
        {"name": "unit", "label": "单位", "choices": queries.public_units(register), "value": wanted.unit},
        {"name": "year", "label": "年份", "choices": years, "value": str(wanted.year or "")},
    ]


class _Echo:
    def write(self, text: str) -> str:
        return text


def _lines(request: HttpRequest, register: Register, rows: QuerySet[PublicRow]) -> Iterator[str]:
    labels = [one.label for one in register.fields if one.public]
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow([*labels, "公开时间", "网址"])
    for one in rows.iterator(chunk_size=500):
        for shown in queries.shown([one]):
            published = f"{queries.published(shown):%Y-%m-%d %H:%M}"
            cells = [_safe(shown.values.get(label, "")) for label in labels]
            yield writer.writerow([*cells, published, request.build_absolute_uri(shown.url)])


def _safe(cell: str) -> str:
    """A cell that a spreadsheet would take for a formula is marked as text."""
    return f"'{cell}" if cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and len(cell) > 1) else cell
