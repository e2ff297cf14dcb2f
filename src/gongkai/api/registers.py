"""The public lines of the registers for machines: what the gate let out, column by column under its official code."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Schema, Status
from ninja.decorators import decorate_view
from pydantic import Field

from gongkai.api.answers import Problem, Wrong, revalidated
from gongkai.api.items import BIGGEST_ID, SLUG, moment
from gongkai.registers import queries
from gongkai.registers.tables import REGISTERS, Register

router = Router(tags=["登记簿"])


class RegisterColumn(Schema):
    """One column of a register that the public may read."""

    code: str = Field(description="栏目代码（双公示为官方代码）")
    label: str = Field(description="栏目名称")


class Kept(Schema):
    """One register."""

    key: str = Field(description="登记簿的网址名")
    label: str = Field(description="名称")
    law: str = Field(description="公开依据")
    columns: list[RegisterColumn] = Field(description="公开的栏目")
    count: int = Field(description="已公开的条数")
    url: str = Field(description="公开页面")


class Line(Schema):
    """One public line."""

    id: int = Field(description="信息编号，与 items 一致")
    url: str = Field(description="公开页面")
    unit: str = Field(description="公开单位的网址名")
    day: date = Field(description="决定、形成日期")
    published_at: str = Field(description="公开时间（北京时间）")
    values: dict[str, str] = Field(description="栏目代码→公开的内容；自然人姓名已遮盖，证件号码不公示")


class Lines(Schema):
    """One page of a register."""

    lines: list[Line]
    next: int | None = Field(description="续页标记，作为 after；没有下一页时为空")


class Wanted(Schema):
    """By what a register may be narrowed."""

    unit: str | None = Field(None, max_length=40, pattern=SLUG, description="公开单位的网址名，见 units")
    year: int | None = Field(None, ge=1949, le=2100, description="日期所在的年")
    q: str | None = Field(None, max_length=60, description="关键词，多个以空格分开")
    after: int | None = Field(None, ge=1, le=BIGGEST_ID, description="续页标记，取自 next")
    limit: int = Field(50, ge=1, le=200, description="每页条数")


@router.get("/", response=list[Kept], summary="登记簿")
@decorate_view(revalidated)
def registers(request: HttpRequest) -> list[dict[str, Any]]:
    """Every register."""
    return [
        {
            "key": one.key,
            "label": one.label,
            "law": one.law,
            "columns": [{"code": field.code, "label": field.label} for field in one.fields if field.public],
            "count": count,
            "url": f"/registers/{one.key}/",
        }
        for one, count in queries.public_counts()
    ]


@router.get("/{key}/", response={200: Lines, 404: Problem, 422: Wrong}, summary="一个登记簿已公开的内容，后公开的在前")
@decorate_view(revalidated)
def lines(request: HttpRequest, key: str, wanted: Query[Wanted]) -> Status:
    """The public lines of a register, the last to become public first."""
    register = REGISTERS.get(key)
    if register is None:
        return Status(404, {"detail": "没有这个登记簿。"})
    narrowed = queries.Wanted(text=wanted.q or "", unit=wanted.unit or "", year=wanted.year)
    found = queries.public_rows(register, narrowed).order_by("-pk")
    if wanted.after:
        found = found.filter(pk__lt=wanted.after)
    rows = list(found[: wanted.limit + 1])
    page = rows[: wanted.limit]
    more = len(rows) > wanted.limit
    shown = [_line(register, one) for one in queries.shown(page)]
    return Status(200, {"lines": shown, "next": page[-1].pk if more else None})


def _line(register: Register, one: queries.Shown) -> dict[str, Any]:
    return {
        "id": one.row.record.item_id,
        "url": one.url,
        "unit": one.row.unit.slug,
        "day": one.row.day,
        "published_at": moment(one.row.record.published_at),
        "values": {field.code: one.values[field.label] for field in register.fields if field.label in one.values},
    }
