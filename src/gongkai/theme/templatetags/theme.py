"""Dates, amounts and marks as an official writes them."""

from __future__ import annotations

import html
from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from gongkai.finding import Place
from gongkai.lib import outside
from gongkai.lib.clock import in_beijing

from .. import diff as differences
from .. import official
from ..clock import ClockDay, weeks
from ..examples import Example
from ..site import the_site

register = template.Library()
register.simple_tag(the_site, name="the_site")

ISO_DAY = len("2024-03-05")
SOON = 5  # working days: from here on the mark warns (product default)


@register.filter
def cn_date(day: date | datetime | None) -> str:
    """2024年3月5日; a moment is taken in Beijing time."""
    if not day:
        return ""
    day = _local(day)
    return f"{day.year}年{day.month}月{day.day}日"


@register.filter
def cn_datetime(moment: datetime | None) -> str:
    """2024-03-05 16:30 in Beijing time, as the national standard wants dates of publication."""
    return f"{_local(moment):%Y-%m-%d %H:%M}" if moment else ""


@register.filter
def cn_moment(moment: datetime | None) -> str:
    """2024年3月5日 16:30 in Beijing time, as officials write it among themselves."""
    return f"{cn_date(moment)} {_local(moment):%H:%M}" if moment else ""


@register.filter
def iso_date(day: date | datetime | None) -> str:
    """2024-03-05, for lists where the columns of dates line up."""
    return _local(day).isoformat()[:ISO_DAY] if day else ""


def _local(day: date | datetime) -> date | datetime:
    """A moment that knows its zone, as Beijing has it."""
    if isinstance(day, datetime) and timezone.is_aware(day):
        return in_beijing(day)
    return day


@register.filter
def options(field: dict[str, Any]) -> SafeString:
    """The choices of a field of the filter bar; in one go, because units, classes and years are hundreds."""
    chosen = field.get("value")
    choices = [("", field.get("empty") or "全部"), *field["choices"]]
    return SafeString(
        "".join(_option(value, text, is_chosen=bool(value) and value == chosen) for value, text in choices)
    )


def _option(value: str, text: str, *, is_chosen: bool) -> str:
    mark = " selected" if is_chosen else ""
    return f'<option value="{html.escape(str(value))}"{mark}>{html.escape(str(text))}</option>'


@register.filter
def wan_yuan(yuan: Decimal | int | float | None) -> str:
    """An amount in yuan as 万元, at most two decimals: 6600000 → 660万元."""
    if yuan is None:
        return ""
    amount = (Decimal(str(yuan)) / 10000).quantize(Decimal("0.01"), ROUND_HALF_UP)
    return f"{amount:,.2f}".rstrip("0").rstrip(".") + "万元"


@register.filter
def file_size(size: int | None) -> str:
    """Bytes as a reader counts them: 512 字节, 34 KB, 1.2 MB."""
    if size is None:
        return ""
    if size < 1024:
        return f"{size} 字节"
    if size < 1024 * 1024:
        return f"{size / 1024:.0f} KB"
    return f"{size / 1024 / 1024:.1f} MB"


@register.filter
def way_out(url: str) -> str:
    """The address itself, or the notice before it where it leads outside of the government's sites."""
    return outside.way_out(url, own=the_site().domain)


@register.filter
def place_label(place: Place) -> str:
    """Where a finding is, in words: 表三 · 行“予以公开” · 列“自然人”; 第3行第5字."""
    words = [f"表{place.table}" if place.table and len(place.table) == 1 else place.table or ""]
    words.append(f"行“{place.row}”" if place.row else "")
    words.append(f"列“{place.col}”" if place.col else "")
    words.append(_line(place))
    return " · ".join(word for word in words if word)


def _line(place: Place) -> str:
    """第3行第5字, or as much of it as is known."""
    line = f"第{place.line}行" if place.line else ""
    return line + (f"第{place.column}字" if place.column else "")


@register.filter
def title_lines(title: str) -> SafeString:
    """A document's title, told where a line may end."""
    return format_html_join(SafeString("<wbr>"), "{}", ((piece,) for piece in official.whole_words(title)))


@register.filter
def set_out(body: str) -> SafeString:
    """A document's body with 主送机关 flush left and 署名、成文日期 at the right, as GB/T 9704—2012 sets them."""
    return SafeString(official.set_out(body))


@register.filter
def clock_weeks(days: list[ClockDay]) -> list[list[ClockDay | None]]:
    """The days of a statutory clock as weeks from Monday to Sunday."""
    return weeks(days)


@register.inclusion_tag("components/remaining.html")
def remaining(
    days: int | None = None, *, closed: bool = False, paused: bool = False, soon: int = SOON
) -> dict[str, Any]:
    """The remaining-time mark: a word, a shape and a colour; `days` are working days, below nought when late."""
    state, word = _remaining(days, closed=closed, paused=paused, soon=soon)
    return {"state": state, "word": word}


def _remaining(days: int | None, *, closed: bool, paused: bool, soon: int) -> tuple[str, str]:
    """The state's name and its words."""
    if closed:
        return "closed", "办结"
    if paused:
        return "paused", "期限暂停"
    if days is None:
        return "none", "无期限"
    if days < 0:
        return "late", f"已超期 {-days} 个工作日"
    if days == 0:
        return "soon", "今天到期"
    return ("soon" if days <= soon else "open"), f"剩 {days} 个工作日"


@register.inclusion_tag("components/diff.html")
def diff(old: str, new: str) -> dict[str, Any]:
    """What changed between two texts, marked in the text."""
    return {"pieces": differences.pieces(old, new)}


@register.simple_tag
def elided(page: Any) -> list[int | str]:
    """The page numbers to show: the first, the last and those around this one."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1))


@register.simple_tag(takes_context=True)
def whereabouts(context: template.Context, title: str, url: str) -> str:
    """What `aria-current` says of a link of the main navigation: this page, a section it belongs to, or nothing.

    A page belongs to what its address starts with, to what its breadcrumb passes through, and to the section that the
    breadcrumb names after 首页.
    """
    path = context["request"].path
    if path == url:
        return "page"
    crumbs = context.get("crumbs") or []
    passed = url in [one for _, one in crumbs] or title in [name for name, _ in crumbs[1:2]]
    return "true" if url != "/" and (path.startswith(url) or passed) else ""


@register.simple_tag(takes_context=True)
def example(context: template.Context, shown: Example) -> SafeString:
    """A component as its example shows it, in each of its ways."""
    request = context.get("request")
    return SafeString("\n".join(render_to_string(shown.template, way, request) for way in shown.ways))
