"""What changed, in the ledger's order: whoever follows only this ends with the same items as the portal."""

from __future__ import annotations

from typing import Any, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from ninja.decorators import decorate_view
from pydantic import Field

from gongkai.api.answers import Wrong, revalidated
from gongkai.api.items import BIGGEST_ID, moment
from gongkai.disclosure.choices import ENDING, PUBLISHING
from gongkai.ledger.models import Event

router = Router(tags=["变更"])


class Change(Schema):
    """One item became public, was replaced, or was taken down (a tombstone)."""

    seq: int = Field(description="变更序号，只增不减")
    item: int = Field(description="信息编号")
    state: Literal["published", "withdrawn"] = Field(description="published：公开或更新；withdrawn：撤下")
    at: str = Field(description="时间（北京时间）")
    url: str = Field(description="这条信息的接口地址；其后又被撤下的，该地址答复410")


class Changes(Schema):
    """One page of changes."""

    changes: list[Change]
    last: int = Field(description="本页最后的序号，下次作为 after")
    more: bool = Field(description="其后是否还有变更")


@router.get("/", response={200: Changes, 422: Wrong}, summary="公开、更新与撤下，先发生的在前")
@decorate_view(revalidated)
def changes(
    request: HttpRequest,
    after: int = Query(0, ge=0, le=BIGGEST_ID, description="从这一序号之后起"),
    limit: int = Query(200, ge=1, le=1000, description="每页条数"),
) -> dict[str, Any]:
    """The changes after a number."""
    events = Event.objects.named(*PUBLISHING, *ENDING).filter(pk__gt=after, subject_type="disclosure.item")
    rows = list(events.order_by("id")[: limit + 1])
    page = rows[:limit]
    return {
        "changes": [change(event) for event in page],
        "last": page[-1].pk if page else after,
        "more": len(rows) > limit,
    }


def change(event: Event) -> dict[str, Any]:
    """A line of the ledger as a change; who acted stays inside."""
    return {
        "seq": event.pk,
        "item": event.subject_id,
        "state": "withdrawn" if event.name in ENDING else "published",
        "at": moment(event.at),
        "url": f"/api/v1/items/{event.subject_id}/",
    }
