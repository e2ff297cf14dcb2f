"""The pages of the site's tree: home, channels, columns, standing texts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import ChannelPage, ColumnPage, HomePage, StandingPage
from gongkai.disclosure.tables import TOPICS
from gongkai.portal import meta, queries
from gongkai.portal.views.keeping import same_for_everybody
from gongkai.portal.views.links import EMPTY_ACTIONS, HOME, feed_of, number_of, select, select_year
from gongkai.theme.site import the_site

KINDS = ("政务动态", "公告通知", "政策文件")  # each with a list of its own on the home page (国办秘函〔2019〕19号)
NEWEST = 8  # releases listed on the home page
IN_LIST = 5  # and in each of its columns' lists
NEWEST_IN_COLUMN = 6
ENTRANCES = [
    {"title": "政府信息公开", "url": "/units/", "text": "按单位、按类别查阅县政府和各单位公开的信息"},
    {"title": "依申请公开", "url": "/apply/", "text": "没有公开的信息可以依法申请，20个工作日内答复"},
    {"title": "政策", "url": "/zhengce/", "text": "查政府文件、规范性文件和政策解读"},
    {"title": "互动", "url": "/mailbox/", "text": "写信、咨询、给网站找错，凭编号查看答复"},
]


@same_for_everybody
def home(request: HttpRequest, page: HomePage) -> HttpResponse:
    """The portal's first page: search, doors, what is new, the year in figures."""
    year = timezone.localdate().year
    counts, doors = queries.counts_by_genre(year), queries.channels()
    lists = queries.home_lists(doors, KINDS, the_site().window, IN_LIST)
    context = {
        "page": page,
        "feed": feed_of("newest", "最近公开"),
        "entrances": ENTRANCES,
        "doors": doors,
        "newest": queries.newest_rows(NEWEST),
        "kinds": lists.kinds,
        "year": year,
        "figures": [_figure(genre, counts[genre], year) for genre in Genre if counts.get(genre)],
        "total": sum(counts.values()),
        "report_url": queries.newest_report_url(),
        "window": lists.window,
    }
    return render(request, "portal/home.html", context)


def _figure(genre: Genre, count: int, year: int) -> dict[str, str | int]:
    return {"label": genre.label, "value": count, "unit": "条", "url": f"/released/{year}/{genre.value}/"}


@same_for_everybody
def channel(request: HttpRequest, page: ChannelPage) -> HttpResponse:
    """A channel: its columns, each with its newest items."""
    columns = queries.columns_below(page)
    context = {
        "page": page,
        "meta": meta.of_channel(page),
        "address": page.url,
        "crumbs": [HOME, (page.title, None)],
        "columns": list(zip(columns, queries.newest_in_each(columns, NEWEST_IN_COLUMN), strict=True)),
        "has_units": queries.has_units(page),
    }
    return render(request, "portal/channel.html", context)


@same_for_everybody
def column(request: HttpRequest, page: ColumnPage) -> HttpResponse:
    """A column: its items by date, by year if one is chosen."""
    year, topic = number_of(request.GET.get("year")), request.GET.get("topic", "")
    topic = topic if topic in TOPICS else ""
    parent = page.get_parent()
    context = {
        "page": page,
        "meta": meta.of_column(page),
        "feed": feed_of(f"columns/{page.pk}", page.title),
        "address": page.url,
        "crumbs": [HOME, (parent.title, parent.url), (page.title, None)],
        "rows": queries.page_of(
            queries.column_rows(page, year, topic),
            request.GET.get("page"),
            count=queries.placed_in(page, year, topic).count(),
        ),
        "fields": [
            select_year(queries.column_years(page), year),
            select("topic", "主题", list(TOPICS.items()), topic),
        ],
        "clear_url": page.url if year or topic else "",
        "empty_actions": EMPTY_ACTIONS,
    }
    return render(request, "portal/column.html", context)


@same_for_everybody
def standing(request: HttpRequest, page: StandingPage) -> HttpResponse:
    """A standing text."""
    above = ChannelPage.objects.ancestor_of(page)
    crumbs = [HOME, *((one.title, one.url) for one in above), (page.title, None)]
    return render(request, "portal/standing.html", {"page": page, "address": page.url, "crumbs": crumbs})
