"""Lists for machines: the newest releases of the county, a column, a unit, a genre or a query, in four formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.feedgenerator import Atom1Feed
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from gongkai.disclosure.models import GateRecord
from gongkai.lib.clock import in_beijing

NEWEST = 50  # entries of an Atom or JSON feed
MOST_ROWS = 5_000  # rows of a table for spreadsheets
HEADINGS = ("索引号", "名称", "公开单位", "体裁", "文号", "成文日期", "公开时间", "有效性", "网址")


@dataclass(frozen=True, slots=True)
class Feed:
    """What a feed lists and where it stands; `site` begins every address, for instance https://www.yunxi.example."""

    title: str
    site: str
    page: str
    itself: str
    rows: Sequence[GateRecord]

    @property
    def updated_at(self) -> datetime | None:
        """When the newest entry became public; None for an empty feed."""
        return max((row.published_at for row in self.rows), default=None)

    def address(self, row: GateRecord) -> str:
        """The full permanent address of an entry."""
        return f"{self.site}{row.get_absolute_url()}"


def atom(feed: Feed) -> bytes:
    """The feed as Atom (RFC 4287); ids are permanent addresses."""
    document = Atom1Feed(
        title=feed.title,
        link=f"{feed.site}{feed.page}",
        description="",
        language="zh-CN",
        feed_url=f"{feed.site}{feed.itself}",
    )
    for row in feed.rows:
        document.add_item(
            title=row.title,
            link=feed.address(row),
            description=row.summary or row.title,
            author_name=row.unit.name,
            pubdate=in_beijing(row.first_published_at),
            updateddate=in_beijing(row.published_at),
            unique_id=feed.address(row),
            categories=[row.genre_label],
        )
    return document.writeString("utf-8").encode()


def json_feed(feed: Feed) -> bytes:
    """The feed as JSON Feed 1.1."""
    document = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": f"{feed.site}{feed.page}",
        "feed_url": f"{feed.site}{feed.itself}",
        "language": "zh-CN",
        "items": [_entry(feed, row) for row in feed.rows],
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


def _entry(feed: Feed, row: GateRecord) -> dict[str, Any]:
    return {
        "id": feed.address(row),
        "url": feed.address(row),
        "title": row.title,
        "content_text": row.summary or row.title,
        "date_published": in_beijing(row.first_published_at).isoformat(timespec="seconds"),
        "date_modified": in_beijing(row.published_at).isoformat(timespec="seconds"),
        "authors": [{"name": row.unit.name}],
        "tags": [row.genre_label],
        "_gongkai": {"index_no": row.index_no, "doc_no": row.doc_no, "validity": row.validity_label},
    }


def table(feed: Feed) -> bytes:
    """The feed as CSV that spreadsheets open with its Chinese intact (a byte order mark before it)."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    writer.writerows([_harmless(cell) for cell in _cells(feed, row)] for row in feed.rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def workbook(feed: Feed) -> bytes:
    """The same as a workbook; every cell is text, none a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("目录")
    sheet.append(HEADINGS)
    for row in feed.rows:
        sheet.append([_written(sheet, cell) for cell in _cells(feed, row)])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _written(sheet: Any, text: str) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", text))
    cell.data_type = "s"
    return cell


def _cells(feed: Feed, row: GateRecord) -> list[str]:
    published = in_beijing(row.published_at).strftime("%Y-%m-%d %H:%M")
    described = [row.index_no, row.title, row.unit.name, row.genre_label, row.doc_no, row.written_on.isoformat()]
    return [*described, published, row.validity_label, feed.address(row)]


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t", "\r")) else cell


@dataclass(frozen=True, slots=True)
class Format:
    """One of the formats: how many entries, how written, what the browser is told."""

    most: int
    write: Callable[[Feed], bytes]
    content_type: str
    label: str


FORMATS = {
    "atom": Format(NEWEST, atom, "application/atom+xml; charset=utf-8", "Atom"),
    "json": Format(NEWEST, json_feed, "application/feed+json; charset=utf-8", "JSON Feed"),
    "xlsx": Format(
        MOST_ROWS, workbook, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "表格（Excel）"
    ),
    "csv": Format(MOST_ROWS, table, "text/csv; charset=utf-8", "表格（CSV）"),
}
