"""Public items for machines: lists that page by key, one item whole, its withdrawal said with the reason."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from gongkai.api.answers import Problem, Wrong, revalidated
from gongkai.disclosure.choices import Genre
from gongkai.disclosure.models import GateRecord
from gongkai.disclosure.queries import is_intact
from gongkai.lib.clock import BEIJING, in_beijing

router = Router(tags=["信息"])

SLUG = r"^[-a-zA-Z0-9_]+$"
BIGGEST_ID = 2**63 - 1  # further numbers are none to a database


class Listed(Schema):
    """One public item in a list."""

    id: int = Field(description="信息编号，永久不变")
    url: str = Field(description="公开页面，永久有效")
    index_no: str = Field(description="索引号")
    title: str = Field(description="名称")
    summary: str = Field(description="内容概述")
    genre: str = Field(description="体裁代码")
    genre_label: str = Field(description="体裁")
    catalogue_code: str = Field(description="公开类别（条例第二十条、第二十一条）")
    unit: str = Field(description="公开单位的网址名")
    unit_name: str = Field(description="公开单位")
    issuer: str = Field(description="发文机关")
    doc_no: str = Field(description="文号")
    written_on: date = Field(description="成文日期")
    published_at: str = Field(description="本次公开时间（北京时间）")
    first_published_at: str = Field(description="首次公开时间（北京时间）")
    validity: str = Field(description="有效性；不是文件的为空")
    content_hash: str = Field(description="公开内容的SHA-256摘要")


class Attachment(Schema):
    """One attachment of an item."""

    title: str = Field(description="附件名称")
    name: str = Field(description="文件名")
    size: int = Field(description="字节数")
    sha256: str = Field(description="SHA-256摘要")
    url: str = Field(description="下载地址")


class Whole(Listed):
    """One public item with its text."""

    source: str = Field(description="转载来源")
    source_url: str = Field(description="转载原文网址")
    body_html: str = Field(description="正文")
    attachments: list[Attachment] = Field(description="附件")


class Items(Schema):
    """One page of a list."""

    items: list[Listed]
    next: str | None = Field(description="下一页的地址；没有下一页时为空")


class Gone(Schema):
    """Why an item is no longer public."""

    detail: str = Field(description="撤下原因")
    withdrawn_at: str = Field(description="撤下时间（北京时间）")


class Wanted(Schema):
    """By what a list may be narrowed."""

    unit: str | None = Field(None, max_length=40, pattern=SLUG, description="公开单位的网址名，见 units")
    genre: Genre | None = Field(None, description="体裁")
    column: int | None = Field(None, ge=1, le=BIGGEST_ID, description="栏目编号，见 columns")
    year: int | None = Field(None, ge=1949, le=2100, description="公开时间所在的年（北京时间）")
    cursor: str | None = Field(None, max_length=60, pattern=r"^\d{1,17}-\d{1,18}$", description="续页标记，取自 next")
    limit: int = Field(50, ge=1, le=200, description="每页条数")

    def condition(self) -> Q:
        """The same as a condition on gate records."""
        found = Q()
        if self.unit:
            found &= Q(unit__slug=self.unit)
        if self.genre:
            found &= Q(genre=self.genre)
        if self.column:
            found &= Q(placements__column=self.column)
        if self.year:
            first, next_first = (datetime(year, 1, 1, tzinfo=BEIJING) for year in (self.year, self.year + 1))
            found &= Q(published_at__gte=first, published_at__lt=next_first)
        return found & self._after()

    def _after(self) -> Q:
        if not self.cursor:
            return Q()
        micros, pk = (int(part) for part in self.cursor.split("-"))
        at = datetime.fromtimestamp(micros // 1_000_000, tz=UTC).replace(microsecond=micros % 1_000_000)
        return Q(published_at__lt=at) | Q(published_at=at, pk__lt=pk)

    def next_address(self, last: GateRecord) -> str:
        """Where the list goes on after this entry."""
        micros = int(last.published_at.timestamp()) * 1_000_000 + last.published_at.microsecond
        given = self.dict(exclude_none=True, exclude={"cursor"}) | {"cursor": f"{micros}-{last.pk}"}
        return f"/api/v1/items/?{urlencode({name: str(value) for name, value in given.items()})}"


def listed(record: GateRecord) -> dict[str, Any]:
    """A release as the list shows it."""
    copied = ("index_no", "title", "summary", "genre", "genre_label", "catalogue_code", "doc_no", "written_on")
    return {name: getattr(record, name) for name in copied} | {
        "id": record.item_id,
        "url": record.get_absolute_url(),
        "unit": record.unit.slug,
        "unit_name": record.unit.name,
        "issuer": record.issuer_name,
        "published_at": moment(record.published_at),
        "first_published_at": moment(record.first_published_at),
        "validity": record.validity_label,
        "content_hash": record.content_hash,
    }


def moment(at: datetime) -> str:
    """A moment in Beijing time, to the second."""
    return in_beijing(at).isoformat(timespec="seconds")


def whole(record: GateRecord) -> dict[str, Any]:
    """A release with its text and attachments."""
    attachments = [
        {name: bound[name] for name in ("title", "name", "size", "sha256")}
        | {"url": f"{record.get_absolute_url()}files/{number}/"}
        for number, bound in enumerate(record.attachments)
    ]
    copied = ("source", "source_url", "body_html")
    return listed(record) | {name: getattr(record, name) for name in copied} | {"attachments": attachments}


@router.get("/", response={200: Items, 422: Wrong}, summary="已公开的信息，新的在前")
@decorate_view(revalidated)
def items(request: HttpRequest, wanted: Query[Wanted]) -> dict[str, Any]:
    """Every item that is public now, a page at a time."""
    found: QuerySet[GateRecord] = GateRecord.objects.current().filter(wanted.condition()).for_list()
    rows = list(found[: wanted.limit + 1])
    page = rows[: wanted.limit]
    more = len(rows) > wanted.limit
    return {"items": [listed(row) for row in page], "next": wanted.next_address(page[-1]) if more else None}


@router.get(
    "/{item_id}/",
    response={200: Whole, 404: Problem, 410: Gone, 422: Wrong, 503: Problem},
    summary="一条信息的全文",
)
@decorate_view(revalidated)
def item(request: HttpRequest, item_id: int) -> Status:
    """One item; 410 with the reason where it was taken down."""
    if not 0 < item_id <= BIGGEST_ID:
        return Status(404, {"detail": "没有这条信息。"})
    releases = GateRecord.objects.filter(item_id=item_id).select_related("unit")
    last = releases.order_by("-is_current", "-id").first()
    if last is None or not (last.is_current or last.withdrawn_at):
        return Status(404, {"detail": "没有这条信息。"})
    if not last.is_current:
        return Status(410, {"detail": last.withdrawn_reason, "withdrawn_at": moment(last.withdrawn_at)})
    if not is_intact(last):
        return Status(503, {"detail": "这条信息正在核对，暂不提供。"})
    return Status(200, whole(last))
